import type { FullConfig, TestCase, TestResult } from '@playwright/test/reporter';
import type { Finding, HistoryRecord } from '../spec/finding.ts';
import {
  endOf,
  errorsOf,
  excusesStop,
  isHistory,
  placeOf,
  type HistoryEnd,
} from '../spec/histories.ts';
import { findingsOf, recordOf } from './attachments.ts';
import { plain } from './escape.ts';
import { pathOf } from './place.ts';
import { oneLine } from './text.ts';

/** One attempt at a history, as reports see it. */
export interface History {
  title: string;
  file: string;
  line: number;
  findings: Finding[];
  /** Missing where it came to no end. */
  record?: HistoryRecord;
  end?: HistoryEnd;
  /** Why it was not tried; missing where it was. */
  skipped?: string;
  /** Why its turn never came; missing where it did. */
  neverRan?: string;
  /** Why it went no further, if it did not: what it says itself, or what broke it. */
  stopped?: string;
  /** What is red about it beside its findings, one sentence each. */
  problems: string[];
}

/** Every attempt at a history among some tests; `cut` says why tests never ran. */
export const historiesAmong = (tests: TestCase[], config: FullConfig, cut?: string): History[] =>
  tests
    .filter(each => isHistory(each.tags))
    .flatMap(test => {
      const { title, location } = test;
      const place = { title, file: pathOf(location.file, config), line: location.line };
      const never = { findings: [], problems: [] };
      const neverRan = { ...place, ...never, neverRan: `never ran: ${cut ?? ended}` };
      if (test.results.length === 0) return [neverRan];
      return test.results.map(result => {
        const told = result.annotations.find(({ type }) => type === 'never ran')?.description;
        if (told !== undefined) return { ...place, ...never, neverRan: `never ran: ${told}` };
        const skipped = skippedBy(result);
        if (skipped !== undefined) return { ...place, ...never, skipped };
        if (result.status === 'skipped') return neverRan;
        return { ...place, ...toldBy(result, test) };
      });
    });

const ended = 'the run ended before its turn';

/** What one attempt tells. */
function toldBy(result: TestResult, { title, annotations }: TestCase) {
  const findings = findingsOf(result);
  const record = recordOf(result);
  const own = record ? errorsOf(findings, record, record.listed ?? {}) : [];
  const stray = strayErrors(result, own);
  const why = record?.stopped && `stopped: ${oneLine(plain(record.stopped.why))}`;
  const stopped = why ?? stray[0] ?? (record ? undefined : 'came to no end');
  const isExcused = excusesStop(record?.listed?.[record.stopped?.requirement ?? '']);
  const problems = [...(why && !isExcused ? [why] : []), ...stray].map(
    each => `history “${title}” ${each}`,
  );
  const end = record && endOf(title, placeOf(annotations), findings, record);
  return {
    findings,
    ...(record && { record }),
    ...(end && { end }),
    ...(stopped && { stopped }),
    problems,
  };
}

/** The errors of an attempt that are not told by its findings. */
function strayErrors({ errors, status }: TestResult, own: readonly string[]): string[] {
  if (status === 'interrupted') return [];
  const told = new Set(own.map(each => oneLine(plain(each))));
  return errors
    .map(each => oneLine(plain(each.message ?? each.value ?? '')))
    .filter(each => !told.has(each))
    .map(each => `went no further: ${each.replace(/^\w*Error: /, '')}`);
}

function skippedBy({ status, annotations }: TestResult): string | undefined {
  if (status !== 'skipped') return undefined;
  const said = annotations.find(({ type }) =>
    ['not tested', 'not offered', 'skip', 'fixme'].includes(type),
  );
  return said && oneLine(plain(said.description ?? 'no reason was given'));
}
