import type { TestCase, TestResult } from '@playwright/test/reporter';
import type { Finding } from '../spec/finding.ts';
import { sentenceOf } from '../spec/sentence.ts';
import { findingsOf } from './attachments.ts';
import { plain } from './escape.ts';
import { oneLine, shorten } from './text.ts';
import type { Verdict } from './verdict.ts';

/** What one attempt at a check says about its requirement. */
export interface Judgement {
  verdict: Verdict;
  reason?: string;
  /** True where the target lacks the operation that would show it. */
  notOffered?: true;
  /** What the known-failures file says beside the reason. */
  until?: string;
  link?: string;
  /** True where its check was blocked. */
  checkBlocked?: true;
  findings?: Finding[];
}

/** The reason of a blocked check, and of one that left no finding, is a line. */
const longest = 200;

/** Judges one attempt at a check, from its status, annotations and attachments alone. */
export function judge(test: TestCase, result: TestResult): Judgement {
  const said = (type: string) => {
    const note = result.annotations.find(each => each.type === type);
    return note && oneLine(plain(note.description ?? 'no reason was given'));
  };
  const found = findingsOf(result);
  const findings = found.length > 0 ? { findings: found } : {};
  const words = found[0] ? sentenceOf(found[0]) : errorOf(result);

  const neverRan = said('never ran');
  if (neverRan) return { verdict: 'blocked', reason: `never ran: ${neverRan}` };

  const blocked = said('blocked');
  if (blocked) return { ...judgeBlocked(test, said, shorten(blocked, longest)), ...findings };

  if (result.status === 'skipped') {
    const notOffered = said('not offered');
    if (notOffered) return { verdict: 'not tested', reason: notOffered, notOffered: true };
    const reason = said('not tested') ?? said('skip') ?? said('fixme');
    if (reason) return { verdict: 'not tested', reason };
    return { verdict: 'blocked', reason: 'its check never ran' };
  }

  if (result.status === 'interrupted')
    return { verdict: 'blocked', reason: 'interrupted', ...findings };
  if (result.status === 'timedOut')
    return { verdict: 'blocked', reason: `its check took too long: ${words}`, ...findings };

  return {
    ...judgeListed(test, result, said, words),
    ...(result.status !== 'passed' && findings),
  };
}

type Said = (type: string) => string | undefined;

/** A blocked check, which an entry of its own kind excuses. */
function judgeBlocked({ expectedStatus }: TestCase, said: Said, why: string): Judgement {
  const known = said('known to be blocked');
  if (!known || expectedStatus !== 'failed')
    return { verdict: 'blocked', checkBlocked: true, reason: why };
  return { verdict: 'known failure', checkBlocked: true, reason: known, ...listingOf(said) };
}

function listingOf(said: Said): Pick<Judgement, 'until' | 'link'> {
  const until = said('known failure until');
  const link = said('known failure link');
  return { ...(until && { until }), ...(link && { link }) };
}

function judgeListed(
  { expectedStatus }: TestCase,
  { status }: TestResult,
  said: Said,
  words: string,
): Judgement {
  const known = said('known failure') ?? said('fail');
  const expired = said('expired known failure');
  const listing = listingOf(said);
  const asBlocked = said('known to be blocked') ?? said('expired known to be blocked');
  const isExcused = expectedStatus === 'failed';
  const listed = known ?? expired ?? asBlocked;

  if (status === 'passed') {
    if (!listed || !isExcused) return { verdict: 'passed' };
    const as = asBlocked ? 'as blocked' : 'as a known failure';
    const reason = `listed ${as} (${listed}), but passes: remove the entry`;
    return { verdict: 'stale', reason, ...listing };
  }
  if (known && isExcused) return { verdict: 'known failure', reason: known, ...listing };
  if (asBlocked)
    return { verdict: 'failed', reason: `listed as blocked only: ${words}`, ...listing };
  if (!expired) return { verdict: 'failed', reason: words };
  const reason = excusedUntil(listing.until, expired, words);
  return { verdict: 'failed', reason, ...listing };
}

/** The first paragraph of an error's own words, where a test has left no finding. */
function errorOf({ errors: [error] }: TestResult): string {
  const words = plain(error?.message ?? error?.value ?? '');
  return shorten(oneLine(words.split('\n\n', 1)[0] ?? ''), longest);
}

/** What is said of a failure whose entry excuses it no more. */
export const excusedUntil = (until = 'a date that has passed', reason: string, words: string) =>
  `excused until ${until} only (${reason}): ${words}`;
