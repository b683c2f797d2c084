import { readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, relative } from 'node:path';
import { root } from '../support/sources.ts';

const mostBytes = 400_000;
const allowed =
  /^(package\.json|README\.md|LICENSE|drivers\/PROTOCOL\.md|dist\/[\w./-]+\.(js|json|yaml|css|pem|d\.ts))$/;
/** The key of a certificate that nobody trusts: a server of the suite shows it to SDKs, and it is no secret. */
const untrustedKey = 'dist/targets/untrusted.pem';

const neverShipped = /selftest|\.mutants\.|bench|\.map$|\.spec\.d\.ts$/;

/** What is wrong with a package: its size, the files that it holds, and what stands in them. */
export function problemsOfContents(tarball: string, unpacked: string): string[] {
  const { size } = statSync(tarball);
  const files = filesIn(unpacked);
  return [
    ...(size < mostBytes ? [] : [`it has ${size} bytes, and may have ${mostBytes}`]),
    ...files
      .filter(({ path }) => !allowed.test(path) || neverShipped.test(path))
      .map(({ path }) => `it holds ${path}`),
    ...files
      .filter(({ path }) => path !== untrustedKey)
      .flatMap(({ path, text }) => oddities(text).map(each => `${path} holds ${each}`)),
  ];
}

/** Places on this machine, and secrets, by what they look like. */
function oddities(text: string): string[] {
  const places = [root, homedir()].filter(each => each.length > 1 && text.includes(`${each}/`));
  const odd = [/registry\.\w+\.\w+/, /_authToken/, /-----BEGIN [A-Z ]*PRIVATE KEY/, /\/home\/\w+/];
  return [...places, ...odd.flatMap(each => each.exec(text)?.[0] ?? [])];
}

/** All files below a folder, with their texts. */
export function filesIn(folder: string) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(each => each.isFile())
    .map(each => join(each.parentPath, each.name))
    .map(path => ({ path: relative(folder, path), text: readFileSync(path, 'utf8') }));
}
