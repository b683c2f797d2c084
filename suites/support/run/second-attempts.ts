import type { TestInfo } from '@playwright/test';
import { isHistory } from '../../../spec/histories.ts';
import { endedTests, type EndedTest } from '../../../targets/ended-tests.ts';
import { idOf } from '../../catalogue.ts';
import { runOnce } from '../findings/playwright-internals.ts';

/** So many failed checks of a run are run once more: where more fail, it is no matter of chance. */
const most = 20;

/** Lets a check that has just ended run once more only where it failed, and is one of those that do. */
export function limitAttempts(testInfo: TestInfo, { failed }: EndedTest): void {
  const isChosen = failed !== undefined && chosen(endedTests()).includes(idOf(testInfo.tags));
  if (isHistory(testInfo.tags) || !isChosen) runOnce(testInfo);
}

/** Ends a second attempt before it begins where others are more worth it: MUSTs that failed later. */
export function skipUnlessChosen(testInfo: TestInfo): void {
  if (!testInfo.retry || chosen(endedTests()).includes(idOf(testInfo.tags))) return;
  const description = `${most} others that failed are run again`;
  testInfo.annotations.push({ type: 'not run again', description });
  testInfo.skip(true, description);
}

/** The failed checks that are run once more, as far as is known: the MUSTs first. */
function chosen(ended: readonly EndedTest[]): (string | undefined)[] {
  const failed = ended.filter(each => each.failed !== undefined);
  const ids = ['MUST', 'SHOULD'].flatMap(level =>
    failed.filter(each => each.failed === level).map(each => each.id),
  );
  return [...new Set(ids)].slice(0, most);
}
