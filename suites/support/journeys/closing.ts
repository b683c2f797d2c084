import { expect as base, type TestInfo } from '@playwright/test';
import {
  findingsAttachment,
  historyAttachment,
  type Finding,
  type HistoryRecord,
} from '../../../spec/finding.ts';
import { endOf, errorsOf, placeOf } from '../../../spec/histories.ts';
import { noteHistory } from '../../../targets/ended-tests.ts';
import type { Target } from '../../../targets/target.ts';

type KnownFailures = Target['knownFailures'];

/**
 * Closes a history: attaches what it found and what it judged, and fails the test where it stopped, or found against a
 * requirement that is not excused, with an error for each. Findings come without secrets.
 */
export async function closeHistory(
  testInfo: TestInfo,
  findings: Finding[],
  record: HistoryRecord,
  knownFailures: KnownFailures,
): Promise<void> {
  const { title, annotations } = testInfo;
  const told = findings.map(each => ({ ...each, history: title }));
  const newer = record.newer?.map(each => ({ ...each, history: title }));
  const end = endOf(title, placeOf(annotations), told, record);
  noteHistory(end);
  const { requirement } = record.stopped ?? {};
  const ids = [...Object.keys(end.judged), ...(requirement ? [requirement] : [])];
  const listed = listingsOf(ids, knownFailures);
  await attach(testInfo, findingsAttachment, told);
  await attach(testInfo, historyAttachment, {
    ...record,
    ...(listed && { listed }),
    ...(newer && { newer }),
  });
  for (const error of errorsOf(told, record, knownFailures)) expect.soft(error).toBeExcused();
}

const expect = base.extend({
  toBeExcused: (error: string) => ({ pass: false, message: () => error }),
});

function listingsOf(ids: readonly string[], knownFailures: KnownFailures) {
  const listed = ids.flatMap(id => {
    const { annotations: _, ...listing } = knownFailures[id] ?? { annotations: [] };
    return 'reason' in listing ? [[id, listing] as const] : [];
  });
  return listed.length > 0 ? Object.fromEntries(listed) : undefined;
}

const attach = (testInfo: TestInfo, name: string, value: unknown) =>
  testInfo.attach(name, { body: JSON.stringify(value), contentType: 'application/json' });
