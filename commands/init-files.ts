import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { stringify } from 'yaml';
import { thisRelease } from '../spec/released.ts';
import { packageName } from '../spec/program.ts';
import { shellWord } from '../spec/shell.ts';
import { suiteVersion } from '../targets/about.ts';
import { isSecret } from '../targets/given-settings.ts';
import { currentVariables } from '../targets/settings.ts';
import { settingNames } from '../targets/settings-names.ts';

/** The CI files that can be wanted. */
export const ciNames = ['github', 'gitlab', 'make', 'none'] as const;

/** One of them. */
export type Ci = (typeof ciNames)[number];

const knownFailures = `# yaml-language-server: $schema=./node_modules/${packageName}/dist/spec/known-failures.schema.json
# What the target is known to fail: it stays green and visible, and turns red when it is fixed.
# After a red run, npx ${packageName} baseline writes the entries; read the reasons before you commit them.
[]
`;

const { version } = suiteVersion();

const notPublished =
  ' The package is not published yet: until then, name the path of a tarball that npm pack has made, such as\n' +
  ` --package=./${packageName}-${version}.tgz\n`;

/** The files to write, by their paths. */
export function filesOf(ci: Ci, start: string | undefined): Record<string, string> {
  const settings = settingNames.flatMap(name => {
    const value = currentVariables()[name] ?? (name === 'CATALOGUE' ? thisRelease : undefined);
    return value === undefined ? [] : [[name, value] as const];
  });
  const env = settings.map(([name, value]) => `${name}=${quoted(value)}\n`).join('');
  const command = [
    `npx --yes --package=${packageName}@${version} ${packageName}`,
    ...(start ? [`--start ${shellWord(start)}`] : []),
  ].join(' ');
  return { '.env': env, 'known-failures.yaml': knownFailures, ...ciFile[ci](settings, command) };
}

type Settings = readonly (readonly [name: string, value: string])[];

/** How each CI file is made: what is secret comes from its own store. */
const ciFile: Readonly<
  Record<Ci, (settings: Settings, command: string) => Record<string, string>>
> = {
  none: () => ({}),
  github: (settings, run) => ({
    '.github/workflows/conformance.yml': yamlOf({
      name: 'Conformance',
      on: ['push', 'pull_request'],
      jobs: {
        conformance: {
          'runs-on': 'ubuntu-latest',
          env: variables(settings, name => `\${{ secrets.${name} }}`),
          steps: [
            { uses: 'actions/checkout@v4' },
            { uses: 'actions/setup-node@v4', with: { 'node-version': 22 } },
            { run },
            {
              if: 'always()',
              uses: 'actions/upload-artifact@v4',
              with: { name: 'conformance', path: 'results/' },
            },
          ],
        },
      },
    }),
  }),
  gitlab: (settings, run) => ({
    '.gitlab-ci.yml': yamlOf({
      conformance: {
        image: 'node:22',
        variables: unexpanded(variables(settings, name => `$${name}`)),
        script: [run],
        artifacts: { when: 'always', paths: ['results/'], reports: { junit: 'results/junit.xml' } },
      },
    }),
  }),
  make: (_settings, run) => ({
    Makefile: [
      `${notPublished.trimEnd().replaceAll(/^/gm, '#')}`,
      '.PHONY: conformance',
      'conformance: # the settings are read from .env',
      `\t${run.replaceAll('$', '$$$$')}`,
      '',
    ].join('\n'),
  }),
};

const yamlOf = (content: unknown) =>
  `${notPublished.trimEnd().replaceAll(/^/gm, '#')}\n${stringify(content, { lineWidth: 0 })}`;

/** The settings of a job: of a secret, where the CI keeps it; one that GitLab knows by its own name is left out. */
function variables(settings: Settings, secret: (name: string) => string): Record<string, string> {
  const all = settings.map(([name, value]) => [name, isSecret(name, value) ? secret(name) : value]);
  return Object.fromEntries(all.filter(([name, value]) => value !== `$${name}`)) as Record<
    string,
    string
  >;
}

/** Values that GitLab takes as they are: it expands what stands behind a `$`. */
const unexpanded = (values: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value.replaceAll('$', '$$$$')]),
  );

/** A value as dotenv reads it back. */
function quoted(value: string): string {
  if (/^[\w@%+:,./{}*?&=-]+$/.test(value)) return value;
  return value.includes("'") ? `\`${value}\`` : `'${value}'`;
}

/** Writes what is not there yet, and says what became of each file. */
export function writeFiles(files: Readonly<Record<string, string>>): string[] {
  return Object.entries(files).map(([path, text]) => {
    if (existsSync(path)) return `${path} is there, and stays as it is.`;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path === '.env'
      ? '.env written: it may hold secrets, so keep it out of git.'
      : `${path} written.`;
  });
}
