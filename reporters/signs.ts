import type { Verdict } from './verdict.ts';

/** One character for each verdict, where a word would be too wide; never the only bearer of the meaning. */
export const signs: Record<Verdict, string> = {
  failed: '✗',
  unstable: '≠',
  blocked: '■',
  stale: '↯',
  'known failure': '≈',
  passed: '✓',
  'not tested': '–',
};
