import { expect, test } from '@playwright/test';
import { Reference } from '../reference/reference.ts';
import { serve } from '../reference/serve.ts';
import { runAgainst } from './end-to-end/support/served.ts';
import { checkedIds, injectAll } from './injection/inject-all.ts';
import { problemsOf } from './injection/problems.ts';
import { currentCommit, shuffled } from './support/commit.ts';
import { groups, idsOf } from './support/run-suite.ts';

const sampleSize = 12;

test.describe('a server error', () => {
  test('is passed by no check of a sample', async () => {
    const commit = currentCommit();
    const sample = shuffled(checkedIds, commit).slice(0, sampleSize);
    console.log(`injections into ${sample.join(', ')}, chosen by commit ${commit}`);

    const results = await injectAll(sample);

    expect(results.flatMap(({ injections }) => injections).length).toBeGreaterThan(sampleSize);
    expect(results.flatMap(problemsOf)).toEqual([]);
  });

  test('is a throttle where it is 429: no check of what is throttled passes', async ({}, testInfo) => {
    const ended = await runAgainst(testInfo, await throttlingSignIns(), {}, ...groups('sign-in'));

    expect(idsOf(ended, 'passed')).toEqual([]);
    expect(idsOf(ended, 'failed')).toEqual([]);
    expect(idsOf(ended, 'blocked').length).toBeGreaterThan(10);
    expect(ended.output).toContain('the target throttles sign-in: it answers 429');
  });
});

/** A proxy that answers 429 to every sign-in, with no hope for a while. */
function throttlingSignIns() {
  const reference = new Reference();
  return serve({
    fetch: (request: Request) =>
      new URL(request.url).pathname.endsWith('/signin/sms')
        ? new Response('', { status: 429, headers: { 'Retry-After': '600' } })
        : reference.fetch(request),
  });
}
