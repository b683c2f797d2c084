import { findingOf, type Finding, type HistoryRecord } from '../../../spec/finding.ts';
import { defaultHistory } from '../../../spec/histories.ts';
import { hasCheck } from '../../../spec/requirement.ts';
import { obstruct } from '../../../suites/support/findings/set-up.ts';
import { closeHistory } from '../../../suites/support/journeys/closing.ts';
import { notTested } from '../../../suites/support/run/not-tested.ts';
import { expect, test } from '../../../suites/support/test.ts';
import { called } from '../fixtures/findings.ts';
import { catalogue, situation, smallest, type Plan, type PlannedHistory } from './plan.ts';

const plan = JSON.parse(process.env['PLAN'] ?? '{"histories":{}}') as Plan;

for (const id of Object.keys(catalogue).filter(each => hasCheck(catalogue[each]!)))
  test(`the check of ${id}`, { tag: [`@${id}`, '@must'] }, async ({}, testInfo) => {
    const end = plan.checks?.[id] ?? 'passes';
    if (end === 'is not tested') notTested(testInfo, 'INBOX is none');
    if (end === 'is blocked') obstruct('something is in the way');
    expect(end, 'how it ends').toBe('passes');
  });

test.describe('histories', () => {
  test.describe.configure({ mode: 'parallel' });
  const all = Object.entries(plan.histories);

  for (const [index, [title, history]] of all.entries())
    test(title, defaultHistory('tour', index + 1, all.length), async ({ target }, testInfo) => {
      if (history.breaks === 'skips') notTested(testInfo, 'INBOX is none');
      if (history.breaks === 'fails') obstruct('something is in the way of it');
      await closeHistory(testInfo, findingsOf(history), recordOf(history), target.knownFailures);
    });
});

function findingsOf({ finds = [] }: PlannedHistory): Finding[] {
  const trail = [called('verify', 200)];
  return finds.map(requirement => ({
    ...findingOf({ requirement, situation, trail, expected: 'a rejection (4xx)' }),
    smallest,
  }));
}

function recordOf(history: PlannedHistory): HistoryRecord {
  const { judges = Object.keys(catalogue), finds = [], notEntered = [], stopped } = history;
  const judgements = judges.map(requirement => ({
    requirement,
    situation,
    judged: 3,
    broken: finds.includes(requirement) ? 1 : 0,
  }));
  return { judgements, notEntered, ...(stopped && { stopped }) };
}
