import { readFileSync } from 'node:fs';
import type { TestCase, TestResult } from '@playwright/test/reporter';
import { findingsAttachment, type Finding } from '../spec/finding.ts';
import { plain, redact } from './escape.ts';
import { oneLine, shorten } from './text.ts';
import type { Verdict } from './verdict.ts';
import { sentenceOf } from './words.ts';

/** What one attempt at a check says about its requirement. */
export interface Judgement {
  verdict: Verdict;
  reason?: string;
  /** True where the target lacks the operation that would show it. */
  notOffered?: true;
  /** What the known-failures file says beside the reason. */
  until?: string;
  link?: string;
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

  const blocked = said('blocked');
  if (blocked) return { verdict: 'blocked', reason: shorten(blocked, longest), ...findings };

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

function judgeListed(
  { expectedStatus }: TestCase,
  { status }: TestResult,
  said: (type: string) => string | undefined,
  words: string,
): Judgement {
  const known = said('known failure') ?? said('fail');
  const expired = said('expired known failure');
  const until = said('known failure until');
  const link = said('known failure link');
  const listing = { ...(until && { until }), ...(link && { link }) };
  const isExcused = expectedStatus === 'failed';
  const listed = known ?? expired;

  if (status === 'passed') {
    if (!listed || !isExcused) return { verdict: 'passed' };
    const reason = `listed as a known failure (${listed}), but passes: remove the entry`;
    return { verdict: 'stale', reason, ...listing };
  }
  if (known && isExcused) return { verdict: 'known failure', reason: known, ...listing };
  if (!expired) return { verdict: 'failed', reason: words };
  const reason = `excused until ${until ?? 'a date that has passed'} only (${expired}): ${words}`;
  return { verdict: 'failed', reason, ...listing };
}

/** The findings that a test has attached. An attachment of that name which holds none is somebody else's. */
function findingsOf({ attachments }: TestResult): Finding[] {
  return attachments
    .filter(each => each.name === findingsAttachment)
    .flatMap(({ body, path }) => {
      try {
        const text = body ?? readFileSync(path ?? '');
        const read: unknown = JSON.parse(redact(text.toString()));
        return Array.isArray(read) ? (read as Finding[]) : [];
      } catch {
        return [];
      }
    });
}

/** The first paragraph of an error's own words, where a test has left no finding. */
function errorOf({ errors: [error] }: TestResult): string {
  const words = plain(error?.message ?? error?.value ?? '');
  return shorten(oneLine(words.split('\n\n', 1)[0] ?? ''), longest);
}
