import { posix } from 'node:path';
import { expect, test } from '@playwright/test';
import { sourcesIn, type Source } from './support/sources.ts';

/** What each folder may import of ours, besides itself. */
const layers = {
  spec: [],
  reference: [],
  drivers: [],
  targets: ['spec', 'reference'],
  suites: ['spec', 'targets', 'drivers'],
  reporters: ['spec'],
  commands: ['spec', 'reporters', 'reference'],
} as const satisfies Record<string, readonly string[]>;

const product = Object.keys(layers).flatMap(sourcesIn);

/** The lines of the product that hold something, with the place of each. */
const lines = (pattern: RegExp, sources: readonly Source[] = product) =>
  sources.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, n) => (pattern.test(line) ? [`${path}:${n + 1}`] : [])),
  );

test.describe('layers', () => {
  for (const [folder, allowed] of Object.entries<readonly string[]>(layers)) {
    test(`${folder} imports of ours ${allowed.join(', ') || 'nothing'}`, () => {
      const strayed = sourcesIn(folder).flatMap(each =>
        foldersImportedBy(each)
          .filter(other => other !== folder && !allowed.includes(other))
          .map(other => `${each.path} imports ${other}`),
      );

      expect(strayed).toEqual([]);
    });
  }

  test('read the environment in targets alone, and in one file of the reporters', () => {
    const elsewhere = product.filter(
      ({ path }) => !path.startsWith('targets/') && path !== 'reporters/environment.ts',
    );

    expect(lines(/process\.env/, elsewhere)).toEqual([]);
  });

  test('never sleep in a check', () => {
    expect(lines(/waitForTimeout/)).toEqual([]);
  });

  test('never print the headers of a call, as toBeOK does', () => {
    expect(lines(/toBeOK\(/)).toEqual([]);
  });

  test('take test and expect of the checks from one file', () => {
    const checks = sourcesIn('suites').filter(({ path }) => path.endsWith('.spec.ts'));

    expect(lines(/from '@playwright\/test'/, checks)).toEqual([]);
  });
});

function foldersImportedBy({ path, text }: Source): string[] {
  const imports = [...text.matchAll(/(?:\bfrom|\bimport|\bimport\()\s*'(\.[^']*)'/g)];
  return imports.map(([, to]) => posix.join(posix.dirname(path), to!).split('/')[0]!);
}
