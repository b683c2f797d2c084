import { posix } from 'node:path';
import { expect, test } from '@playwright/test';
import { sourcesIn, type Source } from './support/sources.ts';

/** What each part may import of ours, besides itself. */
const layers = {
  spec: [],
  reference: [],
  drivers: [],
  targets: ['spec', 'reference', 'drivers'],
  entries: ['spec'],
  checks: ['spec', 'targets', 'drivers', 'entries'],
  mutants: ['reference', 'drivers', 'faults', 'entries'],
  reporters: ['spec', 'entries'],
  commands: ['spec', 'reference', 'drivers', 'targets', 'entries', 'checks', 'reporters'],
  library: ['spec', 'drivers', 'targets', 'entries', 'reporters'],
} as const satisfies Record<string, readonly string[]>;

type Layer = keyof typeof layers;

const product = [
  'spec',
  'reference',
  'drivers',
  'targets',
  'suites',
  'reporters',
  'commands',
  'library',
].flatMap(sourcesIn);

/** The part that a file belongs to: for the siblings of a requirement, its suffix decides. */
function layerOf(path: string): string {
  if (path.startsWith('selftest/faults/')) return 'faults';
  if (!path.startsWith('suites/')) return path.split('/')[0]!;
  if (path.endsWith('.mutants.ts')) return 'mutants';
  const isCheck = path.endsWith('.spec.ts') || path.startsWith('suites/support/');
  return isCheck ? 'checks' : 'entries';
}

/** The lines of the product that hold something, with the place of each. */
const lines = (pattern: RegExp, sources: readonly Source[] = product) =>
  sources.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, n) => (pattern.test(line) ? [`${path}:${n + 1}`] : [])),
  );

test.describe('layers', () => {
  for (const [layer, allowed] of Object.entries<readonly string[]>(layers)) {
    test(`${layer} import of ours ${allowed.join(', ') || 'nothing'}`, () => {
      const strayed = product
        .filter(({ path }) => layerOf(path) === layer)
        .flatMap(each =>
          importedBy(each)
            .filter(other => layerOf(other) !== layer && !allowed.includes(layerOf(other)))
            .map(other => `${each.path} imports ${other}`),
        );

      expect(strayed).toEqual([]);
    });
  }

  test('know the part of each file of the product', () => {
    const parts = new Set(product.map(({ path }) => layerOf(path) as Layer));

    expect([...parts].filter(each => !(each in layers))).toEqual([]);
  });

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

function importedBy({ path, text }: Source): string[] {
  const imports = [...text.matchAll(/(?:\bfrom|\bimport|\bimport\()\s*'(\.[^']*)'/g)];
  return imports.map(([, to]) => posix.join(posix.dirname(path), to!));
}
