// Builds the package into dist/: compiled modules, the files that they read, and the declarations of its entry.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

const root = import.meta.dirname;
const dist = join(root, 'dist');
const assets = [
  'drivers/protocol.schema.json',
  'reporters/html/comparison.client.js',
  'reporters/html/comparison.css',
  'reporters/html/filters.client.js',
  'reporters/html/page.client.js',
  'reporters/html/page.css',
  'reporters/html/scheme.client.js',
  'spec/costs.json',
  'spec/known-failures.schema.json',
  'spec/openapi.yaml',
  'spec/released.json',
  'spec/report.schema.json',
  'suites/support/journeys/rows.json',
  'targets/untrusted.pem',
];

const { npm_lifecycle_event: script, npm_command: command } = process.env;
const isBuilt = script === 'prepare' && (command === 'pack' || command === 'publish'); // prepack has just done it
const compiler = compilerHere();
if (compiler && !isBuilt) build(compiler);
else if (script !== 'prepare') throw new Error('TypeScript is not installed: npm ci --include=dev');

/** The compiler; missing where the development dependencies are, as after `npm ci --omit=dev`, which needs no package. */
function compilerHere() {
  try {
    const file = createRequire(import.meta.url).resolve('typescript/package.json');
    return join(dirname(file), JSON.parse(readFileSync(file, 'utf8')).bin.tsc);
  } catch {
    return undefined;
  }
}

function build(tsc) {
  rmSync(dist, { recursive: true, force: true });
  for (const project of ['tsconfig.build.json', 'tsconfig.types.json'])
    execFileSync(process.execPath, [tsc, '-p', join(root, project)], { stdio: 'inherit' });
  chmodSync(join(dist, 'commands/main.js'), 0o755);
  for (const each of assets) cpSync(join(root, each), join(dist, each));
  for (const each of filesIn(dist)) compact(each);
  const reached = declarationsFrom(join(dist, 'library/index.d.ts'));
  for (const each of filesIn(dist)) if (each.endsWith('.d.ts') && !reached.has(each)) rmSync(each);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  writeFileSync(join(dist, 'build.json'), `${JSON.stringify({ version, commit: commit() })}\n`);
}

/** Takes white space out of a file that only programs read. */
function compact(file) {
  const text = () => readFileSync(file, 'utf8');
  if (file.endsWith('.json')) writeFileSync(file, JSON.stringify(JSON.parse(text())));
  if (file.endsWith('.js')) writeFileSync(file, minified(text(), 'js'));
  if (file.endsWith('.css')) writeFileSync(file, minified(text(), 'css'));
}

/** The minifier is asked for when a package is built: it is missing where the compiler is. */
function minified(code, loader) {
  const { transformSync } = createRequire(import.meta.url)('esbuild');
  return transformSync(code, {
    loader,
    minifyWhitespace: true,
    minifySyntax: true,
    target: 'es2022',
  }).code;
}

/** A file of declarations, and those that it imports. */
function declarationsFrom(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, path] of readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?'(\.[^']*)'/g))
    declarationsFrom(resolve(dirname(file), path.replace(/\.[jt]s$/, '.d.ts')), found);
  return found;
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true }).map(each => join(folder, each));
}

/** The commit that the package is made of; missing where this is no repository. */
function commit() {
  if (!existsSync(join(root, '.git'))) return undefined;
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}
