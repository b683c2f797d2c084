import { expect, test, type TestInfo } from '@playwright/test';
import { Reference } from '../../reference/reference.ts';
import { serve } from '../../reference/serve.ts';
import { groups, idsOf, only, type SuiteEnded } from '../support/run-suite.ts';
import { counting } from './support/counting.ts';
import { impatient, mortal } from './support/fragile.ts';
import { front } from './support/front.ts';
import { isGreen } from './support/green.ts';
import * as hostile from './support/hostile.ts';
import { watchMemory } from './support/memory.ts';
import { reaching } from './support/reached.ts';
import { isRed } from './support/red.ts';
import { runAgainst, startAgainst, type Served } from './support/served.ts';

const gone = /the target is gone: it refuses every connection/g;

/** The reference with a full queue at its gateway. */
class NeverTexts extends Reference {
  protected override deliver(): void {}
}

/** Dies after it has verified a link that was asked for with custom claims: the link is used, and nobody is told. */
class DiesOfClaims extends Reference {
  override async fetch(request: Request, env?: RawRequest): Promise<Response> {
    const isVerify = request.url.endsWith('/verify');
    const body = isVerify ? await request.clone().text() : '';
    const answer = await super.fetch(request, env);
    const links = [...this.projects.values()].flatMap(each => [...each.links.values()]);
    const used = links.find(({ token }) => body.includes(token));
    const hasClaims = Object.keys(used?.options.customClaims ?? {}).length > 0;
    if (answer.ok && hasClaims) env?.incoming.socket.destroy();
    return answer;
  }
}

interface RawRequest {
  incoming: { socket: { destroy(): void } };
}

test.describe('a target', () => {
  test('that dies after it has done a call does not pass by the rejection of the second try', async ({}, testInfo) => {
    const target = await serve(new DiesOfClaims());

    const ended = await runAgainst(
      testInfo,
      target,
      {},
      ...only('sessions.custom-claims-keep-reserved'),
    );

    expect(idsOf(ended, 'passed')).toEqual([]);
    expect(ended.output.replaceAll(/\s+/g, ' ')).toContain('at the second try');
    isRed(ended);
  });

  test('that dies in the middle ends the run early', async ({}, testInfo) => {
    const target = await mortal(new Reference(), 300);

    const ended = await runBounded(testInfo, target);

    isRed(ended);
    const said = ended.output.match(gone)?.length;
    expect(said, 'how often it is said').toBeLessThan(7); // as a cause, its reason, and the first thing to do
    const reasons = ended.report?.requirements.map(each => each.reason).join('\n');
    expect(reasons).toMatch(
      /every connection(?: since it answered|\. The last call that it did not answer is) [A-Z]+ \/v1\/\S+.* in “.+”/,
    );
    expect(ended.report?.headline).toMatch(/^the target died: no violation found, \d+ of \d+ MUST/);
    expect(idsOf(ended, 'passed').length, 'passed before').toBeGreaterThan(10);
    expect(idsOf(ended, 'failed'), 'accused').toEqual([]);
  });

  test('that is gone is waited for by the first call alone', async ({ playwright }) => {
    const target = await serve(new Reference());

    const [first, ...others] = await reaching(target, playwright, async ({ magicLink }) => {
      await target.close();
      return timesOf(20, () => magicLink.verify('no-token'));
    });

    const all = others.reduce((sum, each) => sum + each, 0);
    expect(all, 'ms of the others together').toBeLessThan(first!);
  });

  test('that restarts and forgets everything is tested on', async ({}, testInfo) => {
    const target = await mortal(new Reference(), 150, () => new Reference());

    const ended = await runBounded(testInfo, target);

    expect(idsOf(ended, 'passed').length, 'passed').toBeGreaterThan(60);
    expect(ended.output).not.toMatch(gone);
  });

  test('that hangs up on silent connections is green', async ({}, testInfo) => {
    const target = await impatient(new Reference(), 50);

    const ended = await runBounded(testInfo, target);

    isGreen(ended, ['LINK_LIFETIME_S is not set, or longer than a run waits (60 s)']);
  });

  test('that hangs on one operation is told from one that answers', async ({}, testInfo) => {
    const target = await front(new Reference(), /\/verify$/, hostile.neverAnswers);

    const ended = await runBounded(testInfo, target);

    isRed(ended);
    expect(target.hostilities(), 'calls that were waited for in vain').toBeLessThan(20);
    expect(idsOf(ended, 'passed')).toEqual(expect.arrayContaining(['sign-up.texts-the-phone']));
    expect(idsOf(ended, 'failed')).toEqual(expect.arrayContaining(['verify.completes-a-sign-up']));
    expect(idsOf(ended, 'failed').filter(id => id.startsWith('sign-'))).toEqual([]);
  });

  test('that never texts is accused of that alone', async ({}, testInfo) => {
    const target = await counting(new NeverTexts());
    const sending = ['sign-up', 'sign-in', 'sign-up-or-in', 'update-phone'];

    const ended = await runBounded(testInfo, target, sending);

    isRed(ended);
    expect(target.looks(), 'how often somebody looked for a message').toBeLessThan(2000);
    expect(idsOf(ended, 'failed').filter(id => !/\.texts-|link-carries/.test(id))).toEqual([]);
    expect(idsOf(ended, 'failed')).toContain('sign-up.texts-the-phone');
  });

  test('that is hostile in every way at verify is bounded', async ({}, testInfo) => {
    const {
      redirectsTo: _far,
      neverAnswers: _never,
      answersOneByteASecond: _slow,
      ...quick
    } = hostile;
    const every = Object.values(quick);
    let next = 0;
    const target = await front(new Reference(), /\/verify$/, (...all) =>
      next++ === 0 ? all[2].writeHead(400).end('{}') : every[next % every.length]!(...all),
    );

    const ended = await runBounded(testInfo, target);

    isRed(ended);
    expect(target.hostilities(), 'hostile answers').toBeGreaterThan(2 * every.length);
  });
});

/** Runs the groups that use links most against a target, and looks at the memory that all processes of the run hold. */
async function runBounded(
  testInfo: TestInfo,
  target: Served,
  chosen = ['sign-up', 'sign-in', 'verify', 'links'],
): Promise<SuiteEnded> {
  const started = startAgainst(testInfo, target, {}, ...groups(...chosen));
  const memory = watchMemory(started.pid);
  const ended = await started.ended;
  expect(memory.end(), 'MB').toBeLessThan(700);
  return ended;
}

/** How long each call took in ms, one after the other, whatever came of it. */
async function timesOf(count: number, act: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  while (times.length < count) {
    const begun = performance.now();
    await act().catch(() => undefined);
    times.push(performance.now() - begun);
  }
  return times;
}
