import { program } from '../spec/program.ts';
import { settingsHelp } from '../targets/settings-names.ts';
import { ofPlaywright, ofSettings, ofStart } from './flags.ts';

/** What the commands do, in the order in which somebody new wants them. */
export const commandsHelp: Readonly<Record<string, string>> = {
  demo: 'tests a broken server that comes with the suite, to show what a failure looks like (about 20 s)',
  init: 'asks for missing settings, tries them, and writes .env and a CI file: --ci github, gitlab, make, none',
  doctor: 'tries each setting without a run, and reports what it finds',
  list: 'prints the requirements, or those that fit into a budget such as --budget-calls 300: --json, --markdown',
  'explain <id>': 'explains a requirement, or lists those of a group',
  'compare <a> <b>':
    'prints what changed between two report.json files; exits with 1 on a regression',
  'compare <a> <b> <c> …':
    'writes a page that compares all reports, and a badge for each: --out folder; --history folder keeps past runs',
  baseline: 'writes known-failures.yaml from the last run',
  reference:
    'serves the reference server: --port 4500; with limits: --test-users 5, --rate 100/60s, --lose 0.01',
  'prove <url>':
    'alters the traffic of the target, one fault at a time, and reports which faults your CI job detects',
  'observe -- <command>':
    'judges the traffic of a client and its server: --target <url>, --prefix <path>, or --har <file> and no command',
  'driver-check <command>': 'checks whether a program follows the protocol for SDK drivers',
  'merge-reports <folder>': 'makes one report from the blob reports of all shards',
};

/** What `--help` prints of one command. */
export function helpOn(command: string): string {
  const rows = Object.entries(commandsHelp).filter(([words]) => words.split(' ', 1)[0] === command);
  return [
    ...rows.map(([words, says]) => `${program} ${words}\n  ${says}`),
    `All settings and flags: ${program} --help`,
  ].join('\n\n');
}

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
      [`${program} [flags]`, 'tests the server that .env names, or else the reference server'],
      [`${program} <command> [flags]`, 'runs one of the commands below'],
    ]),
    section('Commands', Object.entries(commandsHelp)),
    section(
      'Settings (each can also be set in the environment or in .env, under the name in brackets; a flag wins)',
      settings,
    ),
    section('Start the target', flags(ofStart)),
    section('Flags of Playwright', flags(ofPlaywright)),
    section('Exit codes', [
      ['0', 'the run is green'],
      [
        '1',
        'the run is red: a requirement is failed, unstable, stale or blocked, or the run did not finish',
      ],
      ['2', 'a setting or the command line is wrong; no request was made'],
      [
        '3',
        'nothing could be tested: the target did not start, or the target, its inbox or its redirect URL cannot be used',
      ],
      ['130', 'the run was interrupted'],
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
