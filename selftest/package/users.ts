import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingsFor } from '../../commands/serving.ts';
import type { Report } from '../../reporters/report.ts';
import { Reference } from '../../reference/reference.ts';
import { serve } from '../../reference/serve.ts';
import { flagOf } from '../../targets/command-line.ts';
import type { SettingName } from '../../targets/settings-names.ts';
import type { Ended } from '../support/node-process.ts';
import { execute, executed } from './execute.ts';
import { stateOf, type Installed } from './install.ts';

/** A server that is tested, and the settings that say so. */
export interface Served {
  settings: Record<string, string>;
  close: () => Promise<void>;
}

/** A user: what is installed, and on which Node it runs. */
export interface User extends Installed {
  node: string;
}

/** A busy machine blocks no check: how long to wait for a message, in ms. */
const patience = '30000';

const program = 'magic-link-sms-conformance';
const one = ['--grep', '@verify.link-works-once'];

/** Serves the reference, or a mutant of it. */
export async function serveNew(server: Reference): Promise<Served> {
  const { url, close } = await serve(server);
  const inbox = {
    INBOX: 'http',
    INBOX_URL: `${url}/outbox/{phone}`,
    INBOX_TIMEOUT_MS: patience,
  };
  return { settings: { ...settingsFor(server, url), ...inbox }, close };
}

/** From flags alone: green against the reference, in a whole run or by one check, and red against the mutant. */
export async function fromFlags(
  user: User,
  reference: Served,
  mutant: Served,
  isWhole: boolean,
): Promise<string[]> {
  const before = stateOf(user);
  const green = await runs(user, [program, ...flagsOf(reference), ...(isWhole ? [] : one)]);
  const report = reportOf(user);
  const red = await runs(user, [program, ...flagsOf(mutant), ...one]);
  return [
    ...problems('the reference', green, 0, isWhole ? /: conformant$/m : /: no violation found/),
    ...(report?.about?.node === (await versionOf(user)) ? [] : ['the report names another Node']),
    ...(report?.requirements.every(({ file = 'suites/' }) => file.startsWith('suites/'))
      ? []
      : ['the report holds paths that are not in the suite']),
    ...problems('the mutant', red, 1, /verify\.link-works-once[^]*not conformant|SHOULD not met/),
    ...problems(
      'run only this',
      red,
      1,
      /npx magic-link-sms-conformance --grep @verify\.link-works/,
    ),
    ...(stateOf(user) === before ? [] : ['the run has changed node_modules']),
  ];
}

/** From `.env` alone. */
export async function fromFile(user: User, reference: Served): Promise<string[]> {
  const lines = Object.entries(reference.settings).map(([name, value]) => `${name}='${value}'`);
  const file = join(user.folder, '.env');
  writeFileSync(file, `${lines.join('\n')}\n`);
  const green = await runs(user, [program, ...one]);
  rmSync(file);
  return problems('.env', green, 0, /: no violation found/);
}

/** By a config of the user's own, with a check and an inbox of the user's own. */
export async function asLibrary(user: User, reference: Served, mutant: Served): Promise<string[]> {
  mkdirSync(join(user.folder, 'tests'), { recursive: true });
  writeFileSync(
    join(user.folder, 'tests/own.spec.ts'),
    `import { expect, test } from '@playwright/test';\ntest('own', () => expect(1).toBe(1));\n`,
  );
  const run = async (served: Served) => {
    writeFileSync(join(user.folder, 'playwright.config.ts'), configFor(served));
    return runs(user, ['playwright', 'test', '--reporter=line', '--grep', `${one[1]}|own$`]);
  };
  return [
    ...problems('a config', await run(reference), 0, /2 passed/),
    ...problems('a config for the mutant', await run(mutant), 1, /1 failed/),
  ];
}

/** By a config of the user's own, where another Playwright runs it: one sentence says so. */
export async function besideAnother(user: User, reference: Served): Promise<string[]> {
  const config = join(user.folder, 'playwright.config.ts');
  writeFileSync(config, configFor(reference));
  const ended = await runs(user, ['playwright', 'test']);
  rmSync(config);
  return problems(
    'another Playwright',
    ended,
    1,
    /Playwright 1\.62\.1 runs this project, but magic-link-sms-conformance brings [\d.]+: install it/,
  );
}

/** From a folder that nobody may write to, as another user where this one may do anything. */
export async function readOnly(user: User, reference: Served): Promise<string[]> {
  const own = join(user.folder, 'of-nobody');
  mkdirSync(own);
  chmodSync(own, 0o777);
  await executed(['chmod', '-R', 'a-w,a+rX', 'node_modules'], { cwd: user.folder });
  const isRoot = process.getuid?.() === 0;
  const as = isRoot ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : [];
  const words = [...as, program, ...flagsOf(reference), ...one, '--reporter=blob'];
  const env = { ...user.env(user.node), HOME: '/nonexistent', TMPDIR: '/tmp' };
  const ended = await execute(words, { cwd: own, env });
  await executed(['chmod', '-R', 'u+w', 'node_modules'], { cwd: user.folder });
  const blob = existsSync(join(own, 'blob-report'));
  return [
    ...problems('read-only', ended, 0, /^/),
    ...(blob ? [] : ['the blob report is not where the user stands']),
  ];
}

/** Starts a target by the program itself, and ends with it. */
export async function started(user: User): Promise<string[]> {
  const url = 'http://127.0.0.1:4719';
  const flags = [url, '--project', 'P2ReferenceProject0000000One', '--inbox', 'none', ...one];
  const start = ['--approved', 'https://app.example.com/verify', '--start'];
  const served = [...start, `${program} reference --port 4719`];
  const again = await runs(user, [program, ...flags, ...served]);
  const ended = await runs(user, [program, ...flags, ...start, 'echo nothing here; exit 7']);
  return [
    ...problems('--start', again, 3, /Nothing was tested|not tested/),
    ...problems('--start of nothing', ended, 3, /exit code 7.*\n {2}nothing here/),
  ];
}

const runs = (user: User, words: readonly string[]): Promise<Ended> =>
  execute(words, { cwd: user.folder, env: user.env(user.node) });

const versionOf = async ({ node, folder }: User) =>
  (await executed([join(node, 'node'), '--version'], { cwd: folder })).trim();

/** The settings of a target as flags. */
export const flagsOf = ({ settings }: Pick<Served, 'settings'>): string[] =>
  Object.entries(settings).flatMap(([name, value]) => [`--${flagOf(name as SettingName)}`, value]);

/** What is wrong with how a program has ended. */
export function problems(
  name: string,
  { code, output }: Ended,
  wanted: number,
  said: RegExp,
): string[] {
  const last = `\n${output.slice(-1500)}`;
  if (code !== wanted) return [`${name} ends with ${code}, expected ${wanted}:${last}`];
  return said.test(output) ? [] : [`${name} does not say ${said}:${last}`];
}

function reportOf({ folder }: User): Report | undefined {
  const path = join(folder, 'results/report.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Report) : undefined;
}

/** A config as a team may write it, with an inbox of its own. */
const configFor = ({ settings }: Served) => `
import { defineConfig } from '@playwright/test';
import { defineConformanceConfig, type Inbox } from 'magic-link-sms-conformance';

const inbox: Inbox = {
  async urls(phone) {
    const answer = await fetch('${settings['BASE_URL']}/outbox/' + encodeURIComponent(phone));
    return (await answer.text()).match(/https:[^"\\s]+/g) ?? [];
  },
};

export default defineConfig(
  defineConformanceConfig({
    target: {
      baseURL: '${settings['BASE_URL']}',
      projectId: '${settings['DESCOPE_PROJECT_ID']}',
      approvedRedirectUrl: '${settings['APPROVED_REDIRECT_URL']}',
    },
    inbox,
    inboxTimeoutMs: ${patience},
  }),
  { projects: [{ name: 'own', testDir: 'tests' }] },
);
`;
