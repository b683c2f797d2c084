import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Suite } from '@playwright/test/reporter';
import { hasCheck } from '../spec/requirement.ts';
import { idOf } from '../suites/catalogue.ts';
import type { Catalogue, Report } from './report.ts';

/** Whether a run leaves out the check of some requirement. */
export const isPart = (suite: Suite, catalogue: Catalogue): boolean =>
  !coversAll(new Set(suite.allTests().map(each => idOf(each.tags) ?? '')), catalogue);

/** Whether a folder holds the report of a run of everything, which that of a part must not replace. */
export function holdsWhole(dir: string, catalogue: Catalogue): boolean {
  try {
    const { requirements } = JSON.parse(
      readFileSync(resolve(dir, 'report.json'), 'utf8'),
    ) as Partial<Report>;
    return coversAll(new Set(requirements?.map(each => each.id)), catalogue);
  } catch {
    return false; // none, or none of ours
  }
}

const coversAll = (ids: ReadonlySet<string>, catalogue: Catalogue): boolean =>
  Object.entries(catalogue).every(([id, each]) => !hasCheck(each) || ids.has(id));
