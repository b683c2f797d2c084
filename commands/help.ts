import { program } from '../spec/program.ts';
import { settingsHelp } from '../targets/settings-names.ts';
import { ofPlaywright, ofSettings, ofStart } from './flags.ts';

/** What the commands do, in the order in which somebody new wants them. */
export const commandsHelp: Readonly<Record<string, string>> = {
  demo: 'tests a broken server of the suite: shows within 20 s what a finding looks like',
  init: 'asks for what is not set, tries it, and writes .env and a CI file: --ci github, gitlab, make, none',
  doctor: 'says what is found of each setting, without a run',
  list: 'prints the catalogue, or what --budget-calls 300 buys of it: --json, --markdown',
  'explain <id>': 'says what a requirement is about',
  'compare <a> <b>': 'says what changed between two report.json; ends with 1 on a regression',
  'compare <a> <b> <c> …':
    'writes a page of all and a badge of each: --out folder, --history folder keeps past runs',
  baseline: 'writes known-failures.yaml from the last run',
  reference:
    'serves the reference server: --port 4500; with limits: --test-users 5, --rate 100/60s, --lose 0.01',
  'prove <url>':
    'makes the target worse, one fault at a time: says which of them turn your gate red',
  'observe -- <command>':
    'judges the traffic of a client and its server: --target <url>, --prefix <path>, or --har <file> and no command',
  'driver-check <command>': 'says whether a program is a driver for an SDK',
  'merge-reports <folder>': 'makes one report of the blob reports of all shards',
};

/** What `--help` prints. */
export function help(): string {
  const settings = [...ofSettings].map(([flag, name]) => {
    const { takes, says } = { takes: undefined, ...settingsHelp[name] };
    return [flagText(flag, takes), `${says} [${name}]`];
  });
  const flags = (all: typeof ofPlaywright) =>
    Object.entries(all).map(([flag, { takes, says, short }]) => [
      `${short ? `-${short}, ` : ''}${flagText(flag, takes)}`,
      says,
    ]);
  return [
    'Tests an implementation of the Magic Link over SMS API.',
    section('Usage', [
      [`${program} <url> [flags]`, 'tests the server at this URL'],
      [`${program} [flags]`, 'tests what .env names, or else the reference server'],
      [`${program} <command>`, 'does one of these'],
    ]),
    section('Commands', Object.entries(commandsHelp)),
    section('Settings (each is also a variable of the environment or .env; a flag wins)', settings),
    section('A target to be started', flags(ofStart)),
    section('Flags of Playwright', flags(ofPlaywright)),
    section('Exit codes', [
      ['0', 'green'],
      ['1', 'red: a requirement is not met, or the run did not come to its end'],
      ['2', 'a setting or the command line is wrong, as is known without a request'],
      [
        '3',
        'nothing could be tested: the target or its inbox cannot be used, as a request has shown',
      ],
    ]),
  ].join('\n\n');
}

const flagText = (flag: string, takes: string | undefined) =>
  `--${flag}${takes ? ` <${takes}>` : ''}`;

function section(title: string, rows: readonly (readonly string[])[]): string {
  const width = Math.max(...rows.map(([name = '']) => name.length));
  return [`${title}:`, ...rows.map(([name = '', says]) => `  ${name.padEnd(width)}  ${says}`)].join(
    '\n',
  );
}
