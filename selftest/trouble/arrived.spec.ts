import { expect, test } from '@playwright/test';
import { HandingOut } from '../../reference/handing-out.ts';
import { Reference } from '../../reference/reference.ts';
import { serve } from '../../reference/serve.ts';
import { runAgainst } from '../end-to-end/support/served.ts';
import { idsOf, only } from '../support/run-suite.ts';
import { wordsOf } from './support/said.ts';

/** Sends each message in two parts, the first of which ends within the link. */
class InTwoParts extends Reference {
  protected override deliver(...[project, to, text]: Parameters<Reference['deliver']>): void {
    const at = text.indexOf('/verify') + 4;
    super.deliver(project, to, text.slice(0, at));
    super.deliver(project, to, text.slice(at));
  }
}

/** Writes the parameter three times, the first of them without a token. */
class ThreeTimes extends Reference {
  protected override linkUrl(redirectUrl: string, link: string): string {
    return `${redirectUrl}${redirectUrl.includes('?') ? '&' : '?'}t=&t=${link}&t=${link}`;
  }
}

/** Has one token for all sign-ins. */
class OneToken extends Reference {
  protected override newToken(...all: Parameters<Reference['newToken']>): string {
    const [request] = all;
    return request.operation === 'signIn' ? 'the-only-token-of-a-sign-in' : super.newToken(...all);
  }
}

/** Hands out no link of a sign-in. */
class NoneOfSignIns extends HandingOut {
  protected override sendAnswer(
    ...all: Parameters<HandingOut['sendAnswer']>
  ): ReturnType<HandingOut['sendAnswer']> {
    const [request] = all;
    return request.operation === 'signIn' ? { maskedPhone: '+1*****00' } : super.sendAnswer(...all);
  }
}

const whole = 'redirects.link-carries-token-as-t';
const wholeLinks = [
  { what: 'in two parts', Target: InTwoParts, shown: 'https://app.example.com/ver' },
  {
    what: 'with t three times',
    Target: ThreeTimes,
    shown: 'https://app.example.com/verify?t=&t=<link token>&t=<link token>',
  },
];

test.describe('what arrived is told', () => {
  for (const { what, Target, shown } of wholeLinks) {
    test(`of a message ${what}`, async ({}, testInfo) => {
      const reference = new Target();
      const settings = { INBOX_TIMEOUT_MS: '1500' };

      const ended = await runAgainst(
        testInfo,
        await serve(reference),
        settings,
        ...only(whole, 'links.work-in-order'),
      );

      const [work, finding] = ['links.work-in-order', whole].map(id =>
        ended.report?.requirements.find(each => each.id === id),
      );
      expect(idsOf(ended, 'failed')).toEqual([whole]);
      expect(JSON.stringify(finding?.findings)).toContain(`the messages hold ${shown}`);
      expect(work?.reason).toContain('a message arrived, but it contains no link with a token');
      expect(wordsOf(ended)).not.toContain('none arrived');
      const tokens = [...reference.projects.values()].flatMap(each => [...each.links.keys()]);
      expect(
        tokens.filter(each => ended.output.includes(each)),
        'the tokens told',
      ).toEqual([]);
    });
  }

  test('of a message with a token that was seen before', async ({}, testInfo) => {
    const ids = ['guessing.tokens-never-repeat', 'links.older-of-two-works'];

    const ended = await runAgainst(
      testInfo,
      await serve(new OneToken()),
      { INBOX_TIMEOUT_MS: '1500' },
      ...only(...ids),
    );

    const blocked = ended.report?.requirements.find(each => each.id === ids[1]);
    expect(idsOf(ended, 'failed')).toEqual(ids.slice(0, 1));
    expect(blocked?.verdict).toBe('blocked');
    expect(blocked?.reason).toContain(
      'sign-in has sent a message with a token that was seen before',
    );
  });

  test('at once where the answer holds it, or never will', async ({}, testInfo) => {
    const INBOX_TIMEOUT_MS = '60000';
    const inbox = { INBOX: 'response', INBOX_FIELD: 'magic', INBOX_TIMEOUT_MS };

    const ended = await runAgainst(
      testInfo,
      await serve(new NoneOfSignIns('link', 'magic')),
      inbox,
      ...only('links.work-in-order'),
    );

    const [judged] = ended.report?.requirements ?? [];
    expect(judged?.verdict).toBe('blocked');
    expect(judged?.reason).toContain('no message of sign-in arrived');
    expect(judged?.durationMs).toBeLessThan(Number(INBOX_TIMEOUT_MS));
  });
});
