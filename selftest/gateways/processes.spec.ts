import { createHash } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { serve } from '../../reference/serve.ts';
import { runAgainst } from '../end-to-end/support/served.ts';
import { currentCommit } from '../support/commit.ts';
import { stackTrace } from '../support/stack-trace.ts';
import { wordsOf } from '../trouble/support/said.ts';
import { FaultInOneOfFour, faultOf } from './support/one-of-four.ts';

/** Histories that use links up, end sessions and move phones. */
const histories = ['--workers=1', '--grep', 'tour 0[1-46]:'];

/** Ten faults, or four of them that the commit chooses, one of each kind. */
const seeds = Array.from({ length: 10 }, (_, seed) => seed);
const first = createHash('sha256').update(currentCommit()).digest()[0]! % 7;
const chosen = process.env['GATEWAYS'] === 'all' ? seeds : seeds.slice(first, first + 4);

test.describe('a server of four processes', () => {
  for (const seed of chosen) {
    const fault = faultOf(seed);
    test(`of which process ${fault.worker} has ${fault.kind} of its own is named (seed ${seed})`, async ({}, testInfo) => {
      const target = await serve(new FaultInOneOfFour(fault));

      const ended = await runAgainst(testInfo, target, {}, ...histories);

      expect(wordsOf(ended)).toMatch(
        /answers differ between equal calls \(\d of \d[\w ]* (accepted|as expected|alike)\); several processes with separate state\?/,
      );
      expect(ended.output, 'a stack trace').not.toMatch(stackTrace);
      expect(ended.code).toBe(1);
    });
  }
});
