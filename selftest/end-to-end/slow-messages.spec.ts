import { mkdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { Reference } from '../../reference/reference.ts';
import { serve } from '../../reference/serve.ts';
import { slowRunNote } from '../../suites/support/run/slow-run.ts';
import type { Run } from '../../targets/run.ts';
import { noPreflight } from '../../targets/preflight-result.ts';
import { runAgainst } from './support/served.ts';

/** In ms: how long a message takes. */
const late = 800;

/** Delivers each message late, and counts how many are on their way to different numbers. */
class Late extends Reference {
  mostAtOnce = 0;
  private readonly underWay: string[] = [];

  protected override deliver(...[project, to, text]: Parameters<Reference['deliver']>): void {
    this.underWay.push(to);
    this.mostAtOnce = Math.max(this.mostAtOnce, new Set(this.underWay).size);
    setTimeout(() => {
      this.underWay.splice(this.underWay.indexOf(to), 1);
      super.deliver(project, to, text);
    }, late);
  }
}

test.describe('where messages take their time', () => {
  test('random histories of a whole run are walked side by side', async ({}, testInfo) => {
    const directory = testInfo.outputPath('run');
    mkdirSync(directory, { recursive: true });
    const run: Run = { directory, seed: 1, startedAt: Date.now(), isWhole: true };
    const target = new Late();

    const ended = await runAgainst(
      testInfo,
      await serve(target),
      { JOURNEYS: '5', CONFORMANCE_RUN: JSON.stringify(run) },
      'suites/journeys/random.spec.ts',
      '--workers=1',
    );

    expect(ended.output).toContain('requirements in');
    expect(ended.code).toBe(0);
    expect(target.mostAtOnce).toBeGreaterThanOrEqual(3);
  });

  test('a long run says so, and how it ends sooner', () => {
    const slow = { ...noPreflight(), callTime: 350.4 };
    const inbox = {
      delivers: true,
      delay: 3040,
      showsTokensOnly: false,
      isNewestFirst: false,
      keepsNewestOnly: false,
    };

    expect(slowRunNote(slow, { ms: 300_000, workers: 2 })).toBe(
      'The target is slow (350 ms a call): try --workers=8',
    );
    expect(slowRunNote({ ...slow, inbox }, { ms: 300_000, workers: 2 })).toBe(
      'The target is slow (350 ms a call, 3 s a message): try --workers=8',
    );
    expect(slowRunNote(slow, { ms: 300_000, workers: 8 })).toBeUndefined();
    expect(slowRunNote(slow, { ms: 60_000, workers: 2 })).toBeUndefined();
    expect(slowRunNote(noPreflight(), { ms: 300_000, workers: 2 })).toBeUndefined();
  });
});
