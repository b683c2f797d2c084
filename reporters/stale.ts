import type { TestCase } from '@playwright/test/reporter';
import { staleAmong } from '../spec/histories.ts';
import { hasCheck } from '../spec/requirement.ts';
import { idOf } from '../suites/catalogue.ts';
import { ran } from './checks.ts';
import type { History } from './histories.ts';
import type { Catalogue } from './report.ts';

/** The requirements whose entries with `situations: true` are stale: the end of a run decides the same. */
export function staleIn(
  tests: readonly TestCase[],
  histories: readonly History[],
  catalogue: Catalogue,
): string[] {
  const listed = histories.flatMap(({ record }) =>
    Object.entries(record?.listed ?? {}).flatMap(([id, each]) => (each.situations ? [id] : [])),
  );
  const expected = Object.keys(catalogue).filter(id => hasCheck(catalogue[id]!));
  const have = new Set(tests.filter(ran).flatMap(each => idOf(each.tags) ?? []));
  const ends = histories.flatMap(({ end }) => end ?? []);
  return staleAmong([...new Set(listed)], { expected, ran: have }, ends);
}
