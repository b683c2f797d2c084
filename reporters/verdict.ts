/** What a requirement can come to. */
export const verdicts = [
  'passed',
  'failed',
  'known failure',
  'stale',
  'unstable',
  'blocked',
  'not tested',
] as const;

export type Verdict = (typeof verdicts)[number];

/** The worst first: where a requirement has several results, the worst counts. */
export const worstFirst: readonly Verdict[] = [
  'failed',
  'unstable',
  'blocked',
  'stale',
  'known failure',
  'passed',
  'not tested',
];

/** The verdicts that make a run red. */
export const isRed = (verdict: Verdict) =>
  verdict === 'failed' || verdict === 'unstable' || verdict === 'blocked' || verdict === 'stale';

/** Whether a verdict says something of the target. */
export const isJudged = (verdict: Verdict) => verdict !== 'blocked' && verdict !== 'not tested';
