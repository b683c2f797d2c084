import { expect, test } from '@playwright/test';
import { headline, toneOf, type Circumstances } from '../../reporters/headline.ts';
import type { Entry } from '../../reporters/report.ts';
import type { Verdict } from '../../reporters/verdict.ts';

const source = 'https://example.com';
const sentence = { text: 'A sentence.', quote: 'a quote', source };
const catalogue = {
  'a.must': { level: 'MUST', ...sentence },
  'b.must': { level: 'MUST', ...sentence },
  'c.should': { level: 'SHOULD', ...sentence },
  'd.should': { level: 'SHOULD', ...sentence },
} as const;

/** The verdicts of two MUSTs and two SHOULDs, what goes on around them, and what is said. */
const rows: [verdicts: Verdict[], said: string, tone: string, circumstances?: Circumstances][] = [
  [['passed', 'passed', 'passed', 'passed'], 'conformant', 'good'],
  [['passed', 'passed', 'passed', 'known failure'], 'conformant; 1 SHOULD not met, known', 'good'],
  [['passed', 'passed', 'failed', 'passed'], 'MUST kept, 1 SHOULD not met', 'open'],
  [
    ['passed', 'passed', 'failed', 'known failure'],
    'MUST kept, 2 SHOULD not met (1 known)',
    'open',
  ],
  [['passed', 'passed', 'blocked', 'blocked'], 'MUST kept, 2 SHOULD blocked', 'open'],
  [['passed', 'passed', 'unstable', 'passed'], 'MUST kept, 1 SHOULD unstable', 'open'],
  [['passed', 'stale', 'passed', 'passed'], 'MUST kept, 1 stale', 'open'],
  [['passed', 'unstable', 'passed', 'passed'], 'not conformant: 1 MUST unstable', 'bad'],
  [
    ['failed', 'known failure', 'passed', 'passed'],
    'not conformant: 2 MUST not met (1 known)',
    'bad',
  ],
  [
    ['passed', 'passed', 'passed', 'passed'],
    'no violation found, 2 of 2 MUST tested; 1 problem',
    'open',
    { problems: 1 },
  ],
  [
    ['passed', 'passed', 'passed', 'passed'],
    'conformant in 2 of 5 operations',
    'good',
    { operations: 2 },
  ],
  [['not tested', 'not tested', 'not tested', 'not tested'], 'nothing tested: a reason', 'bad'],
  [['blocked', 'blocked', 'blocked', 'blocked'], 'nothing tested: 4 blocked', 'bad'],
  [
    ['passed', 'blocked', 'passed', 'passed'],
    'no violation found, 1 of 2 MUST tested (1 blocked)',
    'open',
  ],
];

const ids = Object.keys(catalogue) as (keyof typeof catalogue)[];

const entries = (verdicts: Verdict[]): Entry[] =>
  ids.map((id, n) => ({ id, ...catalogue[id], verdict: verdicts[n]!, reason: 'a reason' }));

test.describe('the headline of', () => {
  for (const [verdicts, said, tone, circumstances] of rows) {
    const beside = circumstances ? ` and ${JSON.stringify(circumstances)}` : '';
    test(`${verdicts.join(', ')}${beside}`, () => {
      const words = headline(entries(verdicts), catalogue, circumstances);

      expect(words).toBe(said);
      expect(toneOf(words)).toBe(tone);
    });
  }

  test('an SDK that does not offer all', () => {
    const role = 'client' as const;
    const offered = Object.fromEntries(
      Object.entries(catalogue).map(([id, entry]) => [id, { ...entry, role }]),
    );
    const all = entries(['passed', 'not tested', 'passed', 'passed']).map((each, n) =>
      n === 1 ? { ...each, notOffered: true as const } : each,
    );

    expect(headline(all, offered)).toBe('conformant in what it offers, 1 MUST not offered');
  });
});
