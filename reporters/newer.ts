import type { TestCase } from '@playwright/test/reporter';
import { isPackage } from '../spec/program.ts';
import { isLater, sinceOf } from '../spec/released.ts';
import { newerFindingsOf, recordOf } from './attachments.ts';
import type { Entry, FindingOfCheck, NewerFindings, Report } from './report.ts';
import { count } from './text.ts';
import { isRed } from './verdict.ts';

/** Whether a requirement is newer than the release as of which a run judges. */
export const isNewer = (id: string, asOf: string | undefined): boolean =>
  asOf !== undefined && isLater(sinceOf(id), asOf);

/** An entry as it counts: one that is newer is never red, and what is newer was found against it for nothing. */
export function asOfRelease(
  entry: Entry,
  tests: readonly TestCase[],
  asOf: string | undefined,
): Entry {
  const found = newerFindingsAmong(tests).filter(each => each.requirement === entry.id);
  if (!isNewer(entry.id, asOf)) return withNewer(entry, found);
  if (!isRed(entry.verdict) || entry.verdict === 'stale')
    return withNewer({ ...entry, newer: true }, found);
  const { findings = [], checkBlocked: _, ...rest } = entry;
  const { reason = entry.verdict } = entry;
  const why = `newer than release ${asOf}: ${reason}`;
  const told: Entry = { ...rest, verdict: 'not tested', reason: why, newer: true };
  return withNewer(told, [...findings.filter(each => each.blockedBy === undefined), ...found]);
}

const withNewer = (entry: Entry, newerFindings: FindingOfCheck[]): Entry =>
  newerFindings.length > 0 ? { ...entry, newerFindings } : entry;

const newerFindingsAmong = (tests: readonly TestCase[]): FindingOfCheck[] =>
  tests.flatMap(({ title, results }) =>
    results.flatMap(each =>
      [...newerFindingsOf(each), ...(recordOf(each)?.newer ?? [])].map(one => ({
        ...one,
        check: title,
      })),
    ),
  );

/** What was found by what is newer than a release; undefined where nothing was. */
export function newerAmong(
  entries: readonly Entry[],
  asOf: string | undefined,
): NewerFindings | undefined {
  const those = entries.filter(each => each.newerFindings);
  if (asOf === undefined || those.length === 0) return undefined;
  const findings = those.reduce((sum, each) => sum + each.newerFindings!.length, 0);
  return { asOf, findings, requirements: those.map(each => each.id) };
}

/** What a report says of that in a line: `7 newer findings in 2 requirements: --as-of latest`. */
export const newerLine = ({ newer }: Pick<Report, 'newer'>): string[] =>
  newer
    ? [
        `${count(newer.findings, 'newer finding')} in ${count(newer.requirements.length, 'requirement')}: ` +
          (isPackage ? '--as-of latest' : 'CATALOGUE=latest'),
      ]
    : [];
