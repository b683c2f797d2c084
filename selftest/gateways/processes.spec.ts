import { expect, test } from '@playwright/test';
import { serve } from '../../reference/serve.ts';
import { runAgainst } from '../end-to-end/support/served.ts';
import { stackTrace } from '../support/stack-trace.ts';
import { wordsOf } from '../trouble/support/said.ts';
import { FaultInOneOfFour, faultOf } from './support/one-of-four.ts';

/** Histories that use links up, end sessions and move phones. */
const histories = ['--workers=1', '--grep', 'tour 0[1-46]:'];

test.describe('a server of four processes', () => {
  for (let seed = 0; seed < 10; seed++) {
    const fault = faultOf(seed);
    test(`of which process ${fault.worker} has ${fault.kind} of its own is named (seed ${seed})`, async ({}, testInfo) => {
      const target = await serve(new FaultInOneOfFour(fault));

      const ended = await runAgainst(testInfo, target, {}, ...histories);

      expect(wordsOf(ended)).toMatch(
        /answers differ between equal calls \(\d of \d[\w ]* (accepted|as expected)\); several processes with separate state\?/,
      );
      expect(ended.output, 'a stack trace').not.toMatch(stackTrace);
      expect(ended.code).toBe(1);
    });
  }
});
