import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { flagOf } from '../../targets/command-line.ts';
import { settingNames, type SettingName } from '../../targets/settings-names.ts';
import { root } from '../support/sources.ts';
import { execute, executed } from './execute.ts';
import type { Served } from './users.ts';

/** A step of a composite action, as far as it is read here. */
interface Step {
  env?: Record<string, string>;
  run?: string;
  uses?: string;
}

interface Action {
  inputs: Record<string, { default?: string }>;
  runs: { steps: Step[] };
}

/** A repository that uses the action, and what the runner has been told there. */
interface Repository {
  folder: string;
  /** The checkout of the action. */
  suite: string;
}

const one = '--grep @verify.link-works-once';
const validator = ['@action-validator/core@0.6.0', '@action-validator/cli@0.6.0'];

/** The action from a checkout of its own, as a runner takes its steps: green against the reference, red against the mutant. */
export async function byAction(
  folder: string,
  reference: Served,
  mutant: Served,
): Promise<string[]> {
  const suite = join(folder, 'action');
  await executed(['git', 'clone', '--quiet', root, suite], { cwd: folder });
  const repository = { folder: join(folder, 'repository'), suite };
  mkdirSync(repository.folder);
  const action = parse(readFileSync(join(suite, 'action.yml'), 'utf8')) as Action;
  const [install, test] = action.runs.steps as [Step, Step];
  const installed = await take(install, {}, action, repository);
  if (installed.code !== 0) return [`it is not installed:\n${installed.output}`];

  const green = await take(test, inputsOf(reference), action, repository);
  const summary = readFileSync(join(repository.folder, 'summary.md'), 'utf8');
  writeFileSync(join(repository.folder, 'openapi.yaml'), 'openapi: 3.1.0\n');
  const ofJob = { ...mutant.settings, BASE_URL: 'http://127.0.0.1:1' }; // an input wins over the job
  const target = { 'base-url': mutant.settings['BASE_URL']!, options: one };
  const red = await take(test, target, action, repository, ofJob);
  const sarif = readFileSync(join(repository.folder, 'results/report.sarif'), 'utf8');
  return [
    ...(await problemsOfYaml(suite)),
    ...inputsMissing(action),
    ...stepsThatExpand(action),
    ...(green.code === 0 ? [] : [`the reference: ended with ${green.code}:\n${green.output}`]),
    ...(summary.includes('no violation found') ? [] : ['the summary of the job has no verdict']),
    ...(red.code === 1 ? [] : [`the mutant: ended with ${red.code}:\n${red.output}`]),
    ...(/^::error file=openapi\.yaml,line=1/m.test(red.output) ? [] : ['there is no annotation']),
    ...(sarif.includes('"uri": "openapi.yaml"') ? [] : ['SARIF names no file of the repository']),
    ...(sarif.includes('"uri": "suites/') ? ['SARIF names a file of the suite'] : []),
    ...(existsSync(join(repository.folder, 'output')) ? [] : ['the step has no output']),
  ];
}

/** Takes a step as a runner does: inputs and files come by the environment. */
function take(
  { env = {}, run = '' }: Step,
  given: Record<string, string>,
  { inputs }: Action,
  { folder, suite }: Repository,
  ofJob: Record<string, string> = {},
) {
  const values: Record<string, string> = { 'github.action_path': suite };
  for (const [name, input] of Object.entries(inputs))
    values[`inputs.${name}`] = given[name] ?? input.default ?? '';
  const filled = Object.entries(env).map(([name, value]) => [
    name,
    value.replace(/\$\{\{ (.*?) \}\}/g, (_all, expression: string) => values[expression] ?? ''),
  ]);
  const files = {
    GITHUB_ACTIONS: 'true',
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
  };
  const words = ['bash', '--noprofile', '--norc', '-eo', 'pipefail', '-c', run];
  return execute(words, {
    cwd: folder,
    env: { ...files, ...ofJob, ...(Object.fromEntries(filled) as Record<string, string>) },
  });
}

const inputsOf = ({ settings }: Served): Record<string, string> => ({
  ...Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [flagOf(name as SettingName), value]),
  ),
  options: one,
});

async function problemsOfYaml(suite: string): Promise<string[]> {
  const packages = validator.map(each => `--package=${each}`);
  const words = ['npx', '--yes', ...packages, 'action-validator', join(suite, 'action.yml')];
  const { code, output } = await execute(words, { cwd: suite });
  return code === 0 ? [] : [output];
}

/** The settings that the action cannot give: where the files go, a job says by its environment. */
function inputsMissing({ inputs }: Action): string[] {
  const flags = settingNames
    .filter(each => each !== 'RESULTS_DIR')
    .map(each => flagOf(each as SettingName));
  return flags.filter(each => !Object.hasOwn(inputs, each)).map(each => `no input ${each}`);
}

/** An input that is expanded inside a script could run as one. */
const stepsThatExpand = ({ runs: { steps } }: Action): string[] =>
  steps.flatMap(({ run = '' }) => (run.includes('${{') ? [`a script expands: ${run}`] : []));
