import { readFileSync } from 'node:fs';
import type { TestCase, TestResult } from '@playwright/test/reporter';
import { evidenceAttachment, type Evidence } from '../spec/finding.ts';
import { inOneLine } from './words.ts';
import { oneLine, plain, shorten, veil } from './text.ts';

/** What a requirement can come to. */
export const verdicts = [
  'passed',
  'failed',
  'known failure',
  'stale',
  'blocked',
  'not tested',
] as const;

export type Verdict = (typeof verdicts)[number];

/** The worst first: where a requirement has several results, the worst counts. */
export const worstFirst: readonly Verdict[] = [
  'failed',
  'blocked',
  'stale',
  'known failure',
  'passed',
  'not tested',
];

/** The verdicts that make a run red. */
export const isRed = (verdict: Verdict) =>
  verdict === 'failed' || verdict === 'blocked' || verdict === 'stale';

/** What one attempt at a check says about its requirement. */
export interface Judgement {
  verdict: Verdict;
  reason?: string;
  /** True where the target lacks the operation that would show it. */
  notOffered?: true;
  /** What the known-failures file says beside the reason. */
  until?: string;
  link?: string;
  evidence?: Evidence;
}

/** The reason of a blocked check is a line: what came back stands whole in its evidence. */
const longest = 200;

/** Judges one attempt at a check, from its status, annotations and attachments alone. */
export function judge(test: TestCase, result: TestResult): Judgement {
  const said = (type: string) => {
    const note = result.annotations.find(each => each.type === type);
    return note && oneLine(plain(note.description ?? 'no reason was given'));
  };
  const proof = evidenceOf(result);
  const evidence = proof ? { evidence: proof } : {};
  const message = inOneLine(proof);

  const blocked = said('blocked');
  if (blocked) return { verdict: 'blocked', reason: shorten(blocked, longest), ...evidence };

  if (result.status === 'skipped') {
    const notOffered = said('not offered');
    if (notOffered) return { verdict: 'not tested', reason: notOffered, notOffered: true };
    const reason = said('not tested') ?? said('skip') ?? said('fixme');
    if (reason) return { verdict: 'not tested', reason };
    return { verdict: 'blocked', reason: 'its check never ran' };
  }

  if (result.status === 'interrupted')
    return { verdict: 'blocked', reason: 'interrupted', ...evidence };
  if (result.status === 'timedOut')
    return { verdict: 'blocked', reason: `its check took too long: ${message}`, ...evidence };

  return {
    ...judgeListed(test, result, said, message),
    ...(result.status !== 'passed' && evidence),
  };
}

function judgeListed(
  { expectedStatus }: TestCase,
  { status }: TestResult,
  said: (type: string) => string | undefined,
  message: string,
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
    const reason = `it is listed as a known failure (${listed}) and passed: strike the entry`;
    return { verdict: 'stale', reason, ...listing };
  }
  if (known && isExcused) return { verdict: 'known failure', reason: known, ...listing };
  if (!expired) return { verdict: 'failed', reason: message };
  const reason = `excused until ${until ?? 'a date that has passed'} only (${expired}): ${message}`;
  return { verdict: 'failed', reason, ...listing };
}

function evidenceOf(result: TestResult): Evidence | undefined {
  const attached = result.attachments.find(each => each.name === evidenceAttachment);
  try {
    const text = attached?.body ?? (attached?.path && readFileSync(attached.path));
    if (text) return JSON.parse(veil(text.toString()));
  } catch {
    // An attachment that cannot be read leaves the error's own words.
  }
  const message = result.errors.map(each => each.message ?? each.value ?? '').join('\n\n');
  return message ? { message: plain(message), exchanges: [] } : undefined;
}
