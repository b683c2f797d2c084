import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { parse } from 'yaml';
import type { Report } from '../../reporters/report.ts';
import { isSecret } from '../../targets/given-settings.ts';
import { blocksOf } from '../docs/markdown.ts';
import { freePort } from '../end-to-end/support/port.ts';
import type { Ended } from '../support/node-process.ts';
import { root } from '../support/sources.ts';
import { execute } from './execute.ts';
import { flagsOf, problems, type Served, type User } from './users.ts';

/** A recipe, as its CI takes it. */
interface Recipe {
  words: string[];
  env: Record<string, string>;
  /** The files and folders that the CI keeps of a run. */
  keeps: string[];
}

interface GitLabJob {
  variables?: Record<string, string>;
  script: string[];
  artifacts: { paths: string[]; reports: { junit: string } };
}

interface GitHubJob {
  env?: Record<string, string>;
  steps: { run?: string; with?: { path?: string } }[];
}

/** Runs in a folder; `only` are the checks of a run. */
type Runs = (words: string[], env?: Record<string, string>, only?: string) => Promise<Ended>;

/** Runs the npx behind it in PATH, and gives each run some checks alone: a recipe as it is written runs all of them. */
const npx = `#!/bin/sh
PATH=\${PATH#*:}
case " $* " in
  *' init '* | *' compare '* | *' merge-reports '*) exec npx "$@" ;;
  *) exec npx "$@" --grep "$ONLY" ;;
esac
`;

const one = '@verify.link-works-once';

/** The CI files that `init` writes and those of the pages, in a repository that holds the package and serves by `npm start`. */
export async function byCiFiles(
  user: User,
  tarball: string,
  { settings }: Served,
): Promise<string[]> {
  const repository = repositoryOf(user, basename(tarball), await freePort());
  const { folder, url } = repository;
  const inbox = { INBOX_URL: `${url}/outbox/{phone}` };
  const ofJob = { ...settings, ...inbox, BASE_URL: url, TARGET_NAME: 'a mock for $5' };
  const secrets = secretsAmong(ofJob);
  cpSync(tarball, join(folder, basename(tarball)));
  const take = async (ci: string, recipe: Recipe, code = 1) => [
    ...(await taken(ci, recipe, repository, code)),
    ...(reportIn(folder, 'results')?.target === ofJob.TARGET_NAME ? [] : [`${ci}: another target`]),
  ];

  const makefile = await initialised(repository, ofJob, 'make', 'Makefile');
  writeFileSync(join(folder, 'Makefile'), makefile);
  const make = { words: ['make', 'conformance'], env: {}, keeps: ['results/report.json'] };
  const byMake = await take('make', make, 2); // as make ends where a command fails
  const gitlab = await initialised(repository, ofJob, 'gitlab', '.gitlab-ci.yml');
  const workflow = '.github/workflows/conformance.yml';
  const github = await initialised(repository, ofJob, 'github', workflow);
  rmSync(join(folder, '.env')); // a CI has what git has
  return [
    ...byMake,
    ...(await take('gitlab', byGitLab(gitlab, secrets))),
    ...(await take('github', byGitHub(github, secrets))),
    ...(await take('the page on GitLab', byGitLab(blockOf('gitlab'), ofJob))),
    ...(await take('the page on Jenkins', byJenkins(blockOf('jenkins'), ofJob))),
  ];
}

type Repository = ReturnType<typeof repositoryOf>;

/** A repository whose `npm start` serves what `serve` names. */
function repositoryOf(user: User, tarball: string, port: number) {
  const { folder, runs } = folderOf(user, 'repository');
  const serve = (program: string) => {
    const start = `"${join(root, 'node_modules/.bin/tsx')}" "${root}/${program} --port ${port}`;
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ scripts: { start } }));
  };
  return {
    folder,
    runs,
    tarball,
    url: `http://127.0.0.1:${port}`,
    serveReference: () => serve('commands/reference.ts"'),
    serveMutant: () => serve('selftest/serve-mutant.ts" UsedLinkWorksAgain'),
  };
}

/** A CI file as `init` writes it, with the path of the package in place of what is to be published. */
async function initialised(
  { folder, runs, tarball, serveReference }: Repository,
  settings: Record<string, string>,
  ci: string,
  path: string,
): Promise<string> {
  serveReference();
  const init = ['npx', '--yes', `--package=./${tarball}`, 'magic-link-sms-conformance', 'init'];
  const start = ['--ci', ci, '--start', 'cd "$PWD" && npm start'];
  const { code, output } = await runs([...init, ...flagsOf({ settings }), ...start]);
  if (code !== 0) throw new Error(`init --ci ${ci} ended with ${code}:\n${output}`);
  const text = readFileSync(join(folder, path), 'utf8');
  return text.replaceAll(/--package=magic\S+/g, `--package=./${tarball}`);
}

/** Green against the reference, with all that is kept; `code` against the mutant. */
async function taken(
  ci: string,
  { words, env, keeps }: Recipe,
  { folder, runs, serveReference, serveMutant }: Repository,
  code: number,
): Promise<string[]> {
  serveReference();
  rmSync(join(folder, 'results'), { recursive: true, force: true });
  const green = await runs(words, env);
  const missing = keeps.filter(each => !existsSync(join(folder, each)));
  serveMutant();
  const red = await runs(words, env);
  return [
    ...problems(ci, green, 0, /: no violation found/),
    ...missing.map(each => `${ci} keeps ${each}, which is not there`),
    ...problems(`${ci}, the mutant`, red, code, /verify\.link-works-once/),
  ];
}

/** The workflow for an SDK, in the repository of one that is called by a shell; and where it sends another token than it is given. */
export async function byWorkflowOfSdk(user: User, tarball: string): Promise<string[]> {
  const { folder, runs } = folderOf(user, '../sdk'); // npx takes a path from the nearest package.json above
  mkdirSync(join(folder, 'conformance'));
  cpSync(tarball, join(folder, 'conformance', basename(tarball)));
  const start = 'import os\nos.execvp("bash", ["bash", "conformance/driver.sh"])\n';
  writeFileSync(join(folder, 'conformance/driver.py'), start);
  const driver = readFileSync(join(root, 'drivers/shell/driver.sh'), 'utf8');
  const { words, env } = byGitHub(blockOf('github-sdk').replace(/^.* pip install .*\n/m, ''), {});
  const run = (text: string) => {
    writeFileSync(join(folder, 'conformance/driver.sh'), text);
    return runs(words, env, '@client.token-sent');
  };
  const green = await run(driver);
  const red = await run(driver.replace('{token: $a.token}', '{token: "another"}'));
  return [
    ...problems('an SDK', green, 0, /: no violation found/),
    ...problems('a broken SDK', red, 1, /client\.token-sent/),
  ];
}

/** Several targets, each tested by a job of its own; a page compares them. */
export async function onTargets(user: User, ...targets: Served[]): Promise<string[]> {
  const { folder, runs } = folderOf(user, 'targets');
  const lines = linesOf('targets');
  const ended: Ended[] = [];
  for (const [index, { settings }] of targets.entries()) {
    const { BASE_URL, ...others } = settings;
    const line = lines[index]!.replace(/http:\S+/, BASE_URL!);
    ended.push(await runs(['sh', '-c', line], others));
  }
  const compared = await runs(['sh', '-c', lines.at(-1)!]);
  const files = ['comparison.html', 'mock.svg', 'staging.svg'];
  return [
    ...problems('the first target', ended[0]!, 0, /^/),
    ...problems('the second target', ended[1]!, 1, /^/),
    ...problems('their comparison', compared, 0, /^staging .*not met/m),
    ...files
      .filter(each => !existsSync(join(folder, 'comparison', each)))
      .map(each => `comparison/${each} is not there`),
  ];
}

/** A machine for each shard, and one that merges: the reports of all, and of all but the last. */
export async function onMachines(
  user: User,
  name: string,
  { settings }: Served,
  code: number,
): Promise<string[]> {
  const { folder, runs } = folderOf(user, name);
  const lines = linesOf('shards');
  const merge = ['sh', '-c', lines.at(-1)!];
  const all = join(folder, 'all-blobs');
  const ended: Ended[] = [];
  for (const [index, line] of lines.slice(0, -1).entries()) {
    if (index === lines.length - 2) ended.push(await runs(merge, settings));
    const machine = folderOf(user, join(name, `machine-${index}`));
    await machine.runs(['sh', '-c', line], settings, '@smoke');
    cpSync(join(machine.folder, 'blob-report'), all, { recursive: true });
  }
  const merged = await runs(merge, settings);
  return [
    ...problems(`${name}: without a shard`, ended[0]!, 1, /shard/),
    ...problems(name, merged, code, code === 0 ? /: no violation found/ : /-works-once/),
    ...(reportIn(folder, 'results') ? [] : [`${name}: the merge writes no report`]),
  ];
}

/** The run of every night, of which only histories are taken that no other run has. */
export async function byNight(user: User, { settings }: Served): Promise<string[]> {
  const { runs } = folderOf(user, 'night');
  const only = String.raw`tour 63:|random history 126\d$`;
  const green = await runs(['sh', '-c', blockOf('nightly')], settings, only);
  return problems('every night', green, 0, /: no violation found/);
}

function byGitLab(text: string, secrets: Record<string, string>): Recipe {
  const job = (parse(text) as { conformance: GitLabJob }).conformance;
  const { variables = {}, script, artifacts } = job;
  const env = { ...variables, ...secrets };
  const expanded = (value: string) =>
    value.replaceAll(/\$(\$|\w+)/g, (_, name: string) => (name === '$' ? '$' : (env[name] ?? '')));
  const given = Object.entries(variables).map(([name, value]) => [name, expanded(value)]);
  return {
    words: ['bash', '-eo', 'pipefail', '-c', script.join('\n')],
    env: { ...(Object.fromEntries(given) as Record<string, string>), ...secrets },
    keeps: [...artifacts.paths, artifacts.reports.junit],
  };
}

function byGitHub(text: string, secrets: Record<string, string>): Recipe {
  const { env = {}, steps } = (parse(text) as { jobs: { conformance: GitHubJob } }).jobs
    .conformance;
  const given = Object.entries(env).map(([name, value]) => [
    name,
    value.replaceAll(/\$\{\{ secrets\.(\w+) \}\}/g, (_, secret: string) => secrets[secret] ?? ''),
  ]);
  return {
    words: ['bash', '-e', '-c', steps.flatMap(({ run }) => run ?? []).join('\n')],
    env: Object.fromEntries(given) as Record<string, string>,
    keeps: steps.flatMap(each => each.with?.path ?? []),
  };
}

function byJenkins(text: string, env: Record<string, string>): Recipe {
  const quoted = (step: string) =>
    [...text.matchAll(RegExp(`${step} '(.*?)'`, 'g'))].map(([, value]) => value!);
  return {
    words: ['sh', '-xe', '-c', quoted('sh').join('\n')],
    env,
    keeps: [...quoted('junit'), ...quoted('archiveArtifacts')],
  };
}

/** A new folder of a user, where npx is the one above. */
function folderOf(user: User, name: string) {
  const { folder: home } = user;
  const folder = join(home, name);
  const bin = join(home, 'shim');
  mkdirSync(folder, { recursive: true });
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'npx'), npx);
  chmodSync(join(bin, 'npx'), 0o755);
  const { PATH } = user.env(user.node);
  const own = {
    PATH: [bin, PATH].join(delimiter),
    npm_config_cache: join(home, 'npm-cache'),
  };
  const runs: Runs = (words, given = {}, only = one) =>
    execute(words, { cwd: folder, env: { ...given, ...own, ONLY: only } });
  return { folder, runs };
}

const blockOf = (runner: string): string => blocksOf(runner)[0]!.text;

const linesOf = (runner: string): string[] => blockOf(runner).trimEnd().split('\n');

const secretsAmong = (settings: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(settings).filter(([name, value]) => isSecret(name, value)));

function reportIn(...folders: string[]): Report | undefined {
  const path = join(...folders, 'report.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Report) : undefined;
}
