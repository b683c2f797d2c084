import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { Reference } from '../../reference/reference.ts';
import { serve } from '../../reference/serve.ts';
import { runAgainst } from '../end-to-end/support/served.ts';
import { only } from '../support/run-suite.ts';

const id = 'verify.link-works-once';

/** Lets used links work so many times; from then on it is right. */
class UsedLinksWork extends Reference {
  private left: number;

  constructor(times: number) {
    super();
    this.left = times;
  }

  protected override isUsed(...all: Parameters<Reference['isUsed']>): boolean {
    const isUsed = super.isUsed(...all);
    return isUsed && --this.left < 0;
  }
}

test.describe('a red check', () => {
  for (const reporter of [[], ['--reporter=line']])
    test(`that passes when it runs once more is unstable ${reporter.join('')}`, async ({}, testInfo) => {
      const target = await serve(new UsedLinksWork(1));

      const ended = await runAgainst(testInfo, target, {}, ...only(id), ...reporter);

      expect(ended.code).toBe(1);
      if (reporter.length > 0) return;
      expect(ended.report?.headline).toContain('1 SHOULD unstable');
      expect(ended.report?.requirements[0]).toMatchObject({
        verdict: 'unstable',
        reason: expect.stringMatching(/^failed \(.*\) at first, and passed when it ran once more$/),
      });
      const list = testInfo.outputPath('results/known-failures.yaml');
      expect(await readFile(list, 'utf8')).toMatch(
        /Unstable, so not to be excused: verify\.link-w/,
      );
    });

  test('that fails twice is failed, and a blocked one does not run again', async ({}, testInfo) => {
    class Both extends UsedLinksWork {
      protected override signInLoginId(): never {
        throw new Error('a server error');
      }
    }
    const target = await serve(new Both(99));
    const twice = 'verify.link-of-sign-up-works-once';
    const list = [...only(id, twice), '--reporter=list'];

    const { code, output } = await runAgainst(testInfo, target, {}, ...list);

    expect(output).toMatch(new RegExp(`@${twice} .*retry #1`));
    expect(output).not.toMatch(new RegExp(`@${id} .*retry #1`));
    expect(output).toMatch(/2 failed/);
    expect(code).toBe(1);
  });
});
