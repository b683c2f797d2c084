import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { help } from '../commands/help.ts';
import { Reference } from '../reference/reference.ts';
import { serve } from '../reference/serve.ts';
import { thisRelease } from '../spec/released.ts';
import { flagOf } from '../targets/command-line.ts';
import { readKnownFailures } from '../targets/known-failures.ts';
import { fileIn } from '../targets/settings-file.ts';
import { settingNames, type SettingName } from '../targets/settings-names.ts';
import { freePort } from './end-to-end/support/port.ts';
import { startNode, type Ended } from './support/node-process.ts';
import { root, sourcesIn } from './support/sources.ts';

const json = (path: string) => JSON.parse(readFileSync(resolve(root, path), 'utf8'));

/** The modules that the package holds, as the build takes them. */
const shipped = ['library', 'spec', 'suites', 'targets', 'reporters', 'reference', 'drivers']
  .flatMap(sourcesIn)
  .filter(({ path }) => !path.endsWith('.mutants.ts'));

const commands = sourcesIn('commands');

test.describe('the package', () => {
  test('depends on what its modules import, and on nothing else', () => {
    const main = commands.find(({ path }) => path === 'commands/main.ts')!.text;
    const ofMain = commands.filter(({ path }) => main.includes(`import('./${basename(path)}')`));
    const ofCommands = [...ofMain, ...commands.filter(({ path }) => !path.includes('bench'))];
    const imported = [...shipped, ...ofCommands].flatMap(({ text }) =>
      [...text.matchAll(/^(?:import|export) (?!type)[^;]*?from '((?:@[\w-]+\/)?[\w-]+)/gm)].map(
        ([, name]) => name!,
      ),
    );

    expect(Object.keys(json('package.json').dependencies).toSorted()).toEqual(
      [...new Set(imported)].filter(each => each !== 'node').toSorted(),
    );
  });

  test('pins Playwright exactly', () => {
    expect(json('package.json').dependencies['@playwright/test']).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test('has no asset that a module would be compiled onto', () => {
    const hidden = shipped.filter(({ path }) =>
      existsSync(resolve(root, path.replace(/\.ts$/, '.js'))),
    );

    expect(hidden.map(({ path }) => path)).toEqual([]);
  });
});

test.describe('the flags', () => {
  const flags = settingNames.map(each => flagOf(each as SettingName));

  test('are one for each setting, and each another', () => {
    expect(new Set(flags).size).toBe(settingNames.length);
    expect(flags.filter(each => !/^[a-z]+(-[a-z]+)*$/.test(each))).toEqual([]);
  });

  test('all stand in the help, beside the names of the settings', () => {
    const text = help();

    for (const [n, name] of settingNames.entries())
      expect(text).toMatch(new RegExp(`^ +--${flags[n]} .*\\[${name}\\]$`, 'm'));
  });

  test('are those that the documents promise', () => {
    expect(flagOf('DESCOPE_PROJECT_ID')).toBe('project');
    expect(flagOf('APPROVED_REDIRECT_URL')).toBe('approved');
    expect(flagOf('INBOX_URL')).toBe('inbox-url');
    expect(flagOf('CATALOGUE')).toBe('as-of');
  });
});

test.describe('the settings that docs/settings.md lists', () => {
  test('are all that there are', () => {
    const page = readFileSync(resolve(root, 'docs/settings.md'), 'utf8');

    expect(settingNames.filter(each => !page.includes(`\`${each}\``))).toEqual([]);
  });
});

/** Runs the program as a checkout has it. */
const run = (env: Record<string, string>, ...words: string[]): Promise<Ended> =>
  startNode(['--import', 'tsx', 'commands/main.ts', ...words], { env }).ended;

/** Runs it from another folder. */
const runIn = (cwd: string, ...words: string[]): Promise<Ended> => {
  const tsx = import.meta.resolve('tsx');
  return startNode(['--import', tsx, resolve(root, 'commands/main.ts'), ...words], { cwd }).ended;
};

const target = ['--project', 'P2One', '--approved', 'https://app.example.com/verify'];
const nobody = ['http://127.0.0.1:1', ...target, '--inbox', 'none'];

test.describe('the program', () => {
  for (const [words, said] of [
    [['--gerp', 'x'], /^There is no flag --gerp\. Did you mean --grep\? See .* --help/],
    [['--zzyzx'], /^There is no flag --zzyzx\. See /],
    [['inti'], /^There is no command "inti"\. Did you mean init\?/],
    [['--shard', '3'], /^--shard is "3": it takes n\/of, such as 1\/3/],
    [['--grep', '@verify.link-works-onse'], /^No requirement is called verify.*-works-once/],
    [['--start', 'true'], /^--start needs the URL of the target/],
    [[...nobody, '--start', 'true', '--wait-for', '5'], /^--wait-for is "5": give a time/],
    [['http://127.0.0.1:1'], /^DESCOPE_PROJECT_ID \(--project\) is not set: give/],
    [
      ['http://127.0.0.1:1', '--stress'],
      /\nSee docs\/settings\.md and docs\/troubleshooting\.md\.\n$/,
    ],
    [['--inbox-url', ''], /^--inbox-url is empty/],
    [['merge-reports', 'nowhere'], /^There is no folder nowhere: give the folder that holds the/],
    [['merge-reports', 'spec'], /^The folder spec has no blob reports \(\.zip\): give the folder/],
    [['--inbox'], /^--inbox needs a value: --inbox <kind>$/m],
    [['--inbox', '--list'], /^--inbox needs a value: --inbox <kind>$/m],
    [['-g'], /^--grep needs a value: --grep <regex>$/m],
    [['--list=3'], /^--list takes no value$/m],
    [['demo', '--foo'], /^There is no flag --foo\. See .* --help$/m],
    [['demo', 'foo'], /^The word "foo" is not expected here: leave it out$/m],
    [['compare', '--out'], /^--out needs a value: --out <value>$/m],
    [['http://127.0.0.1:1', 'http://127.0.0.1:2'], /^Give one URL: .*:2 is a second one$/m],
  ] as const)
    test(`ends with 2 and a sentence for ${words.join(' ')}`, async () => {
      const { code, output } = await run({}, ...words);

      expect(output).toMatch(said);
      expect(output, 'no stack trace').not.toMatch(/^\s+at /m);
      expect(code).toBe(2);
    });

  for (const words of [
    ['doctor', '--help'],
    ['doctor', 'http://127.0.0.1:1', '-h'],
    ['help', 'doctor'],
  ])
    test(`helps with one command: ${words.join(' ')}`, async () => {
      const { code, output } = await run({}, ...words);

      expect(output).toMatch(
        /^npx \S+ \S+ doctor\n {2}tries each setting .*\n\nAll settings and flags: /,
      );
      expect(code).toBe(0);
    });

  for (const word of ['--help', '-h', 'help'])
    test(`prints all that there is: ${word}`, async () => {
      expect((await run({}, word)).output).toBe(`${help()}\n`);
    });

  test('passes --help on to the command that it observes', async () => {
    const { output } = await run({}, 'observe', '--', process.execPath, '--help');

    expect(output).toContain('Usage: node');
  });

  test('ends with 3 where a started target ends, and shows its last lines without secrets', async () => {
    const words = ['--management-key', 'K2secret', '--start', 'echo it has K2secret; exit 7'];

    const { code, output } = await run({}, ...nobody, ...words);

    expect(output).toBe(
      'The command of --start ended (exit code 7) before http://127.0.0.1:1 answered. Its last lines:\n' +
        '  it has <management key>\n',
    );
    expect(code).toBe(3);
  });

  test('prints the catalogue without a request', async () => {
    const { code, output } = await run({ BASE_URL: 'nonsense' }, 'list', '--json');

    const ids = (JSON.parse(output) as { id: string }[]).map(each => each.id);
    expect(ids).toContain('verify.link-works-once');
    expect(ids.length).toBeGreaterThan(370);
    expect(code).toBe(0);
  });

  for (const [format, line] of [
    [[], /^ {2}SHOULD {2}verify\.link-works-once {2}\S/m],
    [['--markdown'], /^- \*\*SHOULD\*\* `verify\.link-works-once`: \S/m],
  ] as const)
    test(`prints the catalogue as text: ${format.join() || 'plain'}`, async () => {
      expect((await run({}, 'list', ...format)).output).toMatch(line);
    });
});

/** A target that answers a GET alone, so that a run waits for it. */
const waiting = (port: number) =>
  `node -e "require('http').createServer((q, s) => q.method === 'GET' && s.writeHead(404).end()).listen(${port})"`;

const isThere = (url: string) => fetch(url).then(Boolean, () => false);

test.describe('a target that the program starts', () => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL'] as const)
    test(`ends with the run that ${signal} ends`, async () => {
      const port = await freePort();
      const url = `http://127.0.0.1:${port}`;
      const words = [url, ...target, '--inbox', 'none', '--start', waiting(port)];
      const program = startNode(['--import', 'tsx', 'commands/main.ts', ...words]);
      await expect.poll(() => isThere(url)).toBe(true);

      program.interrupt(signal);
      const { code } = await program.ended;

      expect(code).not.toBe(0);
      await expect.poll(() => isThere(url)).toBe(false);
    });
});

test.describe('init', () => {
  test('asks nobody where there is no terminal, and writes nothing', async ({}, testInfo) => {
    const folder = testInfo.outputPath('');

    const { code, output } = await runIn(folder, 'init', 'http://127.0.0.1:1');

    expect(output).toBe(
      'DESCOPE_PROJECT_ID is not set, and there is no terminal to ask for it: give it with --project\n',
    );
    expect(code).toBe(2);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('tries the settings, writes files that can be read back, and leaves what is there', async ({}, testInfo) => {
    const folder = testInfo.outputPath('');
    const { url, close } = await serve(new Reference());
    const project = ['--project', 'P2ReferenceProject0000000One'];
    const approved = ['--approved', 'https://app.example.com/verify'];
    const inbox = ['--inbox', 'http', '--inbox-url', `${url}/outbox/{phone}`];
    const words = ['init', url, ...project, ...approved, ...inbox, '--ci', 'gitlab'];

    const first = await runIn(folder, ...words);
    const second = await runIn(folder, 'init');
    await close();

    expect(first.output).toMatch(/^ {2}INBOX +http +a link arrived$/m);
    expect(first.code).toBe(0);
    expect(fileIn(resolve(folder, '.env'))).toEqual({
      faults: [],
      variables: {
        BASE_URL: url,
        DESCOPE_PROJECT_ID: 'P2ReferenceProject0000000One',
        APPROVED_REDIRECT_URL: 'https://app.example.com/verify',
        INBOX: 'http',
        INBOX_URL: `${url}/outbox/{phone}`,
        CATALOGUE: thisRelease,
      },
    });
    expect(readKnownFailures(resolve(folder, 'known-failures.yaml'), {})).toEqual({});
    const job = parse(readFileSync(resolve(folder, '.gitlab-ci.yml'), 'utf8')).conformance;
    expect(job.variables).not.toHaveProperty('DESCOPE_PROJECT_ID');
    expect(job.variables.BASE_URL).toBe(url);
    expect(second.output).toContain('.env is there, and stays as it is.');
  });
});

test.describe('known-failures.schema.json', () => {
  test('knows the fields of an entry', () => {
    const { properties } = json('spec/known-failures.schema.json').items;
    const message = '- id: verify.link-works-once\n  reason: x\n  odd: 1\n';

    expect(() => readList(message)).toThrow(`(known: ${Object.keys(properties).join(', ')})`);
  });
});

function readList(text: string) {
  const path = test.info().outputPath('list.yaml');
  writeFileSync(path, text);
  return readKnownFailures(path, { 'verify.link-works-once': {} });
}
