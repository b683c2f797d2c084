import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { parse, stringify } from 'yaml';
import { outboxOf, settingsFor } from '../../commands/serving.ts';
import type { Reference } from '../../reference/reference.ts';
import type { Report } from '../../reporters/report.ts';
import { root } from '../support/sources.ts';
import { playwright } from '../support/run-suite.ts';
import { measured, type Measured } from './measured.ts';

/** A server under test. */
export interface Served {
  url: string;
  reference: Reference;
}

/** What a tool says of a server. */
export interface Said {
  /** What it alarms about, in words that are the same for the same alarm. */
  alarms: string[];
  cpu: number;
}

/** A tool that a person would pick. */
export interface Peer {
  name: string;
  /** What a person writes for it, and the commands that are typed. */
  setUp: { lines: number; commands: number };
  install: () => Promise<void>;
  test: (served: Served) => Promise<Said>;
}

const here = import.meta.dirname;
const openapi = resolve(root, 'spec/openapi.yaml');
const newFolder = () => mkdtempSync(resolve(tmpdir(), 'peer-'));

const linesOf = (...paths: string[]) =>
  paths
    .flatMap(path => readFileSync(resolve(here, path), 'utf8').split('\n'))
    .filter(each => each.trim()).length;

async function installed(words: readonly string[], cwd: string, env = {}): Promise<void> {
  const { code, output } = await measured(words, { cwd, env });
  if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}: ${output}`);
}

const python = resolve(here, 'schemathesis');
const hooks = ['schemathesis/hooks.py', 'schemathesis/schemathesis.toml'];

/** What Schemathesis writes with `--report json`. */
interface SchemathesisReport {
  failures: { title: string; operations: string[] }[];
  errors: { title?: string; operations?: string[] }[];
}

const schemathesis: Peer = {
  name: 'Schemathesis 4.32.5',
  setUp: { lines: linesOf(...hooks), commands: 3 },
  async install() {
    if (existsSync(resolve(python, '.venv/bin/st'))) return;
    await installed(['python3', '-m', 'venv', '.venv'], python);
    await installed(['.venv/bin/pip', 'install', '--quiet', '-r', 'requirements.txt'], python);
  },
  async test({ url, reference }) {
    const cwd = newFolder(); // it keeps what it has found in its working directory
    const report = resolve(cwd, 'report.json');
    const config = ['--config-file', resolve(python, 'schemathesis.toml')];
    const options = ['--url', url, '--report', 'json', '--report-json-path', report];
    const env = {
      BASE_URL: url,
      PROJECT_ID: settingsFor(reference, url).DESCOPE_PROJECT_ID,
      SCHEMATHESIS_HOOKS: 'hooks',
      PYTHONPATH: python,
      PYTHONDONTWRITEBYTECODE: '1',
    };
    const words = [resolve(python, '.venv/bin/st'), ...config, 'run', openapi, ...options];
    const ended = await measured(words, { cwd, env });
    const { failures, errors } = written<SchemathesisReport>(report, ended);
    const of = ({ title = 'error', operations = [''] }: SchemathesisReport['errors'][number]) =>
      operations.map(each => `${title}: ${each}`);
    const alarms = [...failures, ...errors].flatMap(of);
    return { alarms, cpu: ended.cpu };
  },
};

const node = resolve(here, 'stepci');
const stepciProgram = resolve(node, 'node_modules/.bin/stepci');
const quiet = { STEPCI_DISABLE_ANALYTICS: '1', FORCE_COLOR: '0' };
const workflow = resolve(node, 'node_modules/workflow.yml');

const stepci: Peer = {
  name: 'Step CI 2.8.2',
  setUp: { lines: linesOf('stepci/workflow.yml'), commands: 3 },
  async install() {
    const words = ['npm', 'ci', '--no-audit', '--no-fund', '--ignore-scripts'];
    if (!existsSync(stepciProgram)) await installed(words, node);
    await writeWorkflow();
  },
  async test({ url, reference }) {
    const cwd = newFolder();
    const project = settingsFor(reference, url).DESCOPE_PROJECT_ID;
    const values = ['-e', `server=${url}`, '-e', `project=${project}`];
    const ended = await measured([stepciProgram, 'run', workflow, ...values], { cwd, env: quiet });
    const alarms = [...ended.output.matchAll(/^[●⚠]\S* (.* › .*)$/gm)].map(([, step]) => step!);
    if (!/^Steps: /m.test(ended.output)) alarms.push('it did not run to the end');
    return { alarms, cpu: ended.cpu };
  },
};

/** Writes the workflow with the schemas that Step CI generates from the OpenAPI document. */
async function writeWorkflow(): Promise<void> {
  const generated = resolve(newFolder(), 'generated.yml');
  await installed([stepciProgram, 'generate', openapi, generated], node, quiet);
  const { components } = parse(readFileSync(generated, 'utf8')) as { components: object };
  const own = parse(readFileSync(resolve(node, 'workflow.yml'), 'utf8')) as object;
  writeFileSync(workflow, stringify({ ...own, components }, { aliasDuplicateObjects: false }));
}

/** The default run of this suite, by its command line. */
export const ours: Peer = {
  name: 'this suite',
  setUp: { lines: 8, commands: 2 },
  install: async () => undefined,
  async test({ url, reference }) {
    const results = newFolder();
    const env = { ...settingsFor(reference, url), ...outboxOf(url), RESULTS_DIR: results };
    const ended = await measured([process.execPath, playwright, 'test'], { cwd: root, env });
    const { requirements } = written<Report>(resolve(results, 'report.json'), ended);
    const isRed = (verdict: string) => ['failed', 'blocked', 'unstable'].includes(verdict);
    const alarms = requirements.filter(each => isRed(each.verdict)).map(each => each.id);
    return { alarms, cpu: ended.cpu };
  },
};

function written<T>(path: string, { code, output }: Measured): T {
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as T;
  throw new Error(`no report was written, code ${code}: ${output}`);
}

/** The tools that are compared with this suite. */
export const peers: readonly Peer[] = [schemathesis, stepci];
