import { expect, test } from '@playwright/test';
import { Reference } from '../../reference/reference.ts';
import { serve, type Answers } from '../../reference/serve.ts';
import { runAgainst } from '../end-to-end/support/served.ts';
import { currentCommit, shuffled } from '../support/commit.ts';

/** An inbox that shows the messages to a phone in its own way, and what it shows too few of them for. */
interface Shape {
  show: (messages: string[]) => Response;
  keeps?: string;
  /** What is not tested for that reason; other checks that need more are judged by histories, as far as these can see. */
  notTested?: string[];
}

const typed = (type: string, text: string) =>
  new Response(text, { headers: { 'content-type': type } });
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const shapes: Record<string, Shape> = {
  'the newest message first': { show: all => Response.json(all.toReversed()) },
  'the last message alone': {
    show: all => Response.json(all.slice(-1)),
    keeps: 'the inbox shows the newest message of a number alone',
    notTested: [
      'sign-in.sends-one-message',
      'update-phone.texts-old-phone-not',
      'links.differ-in-token',
      'concurrency.one-user-is-made',
      'guessing.tokens-vary',
    ],
  },
  'a page of 3, the newest first': {
    show: all => Response.json(all.slice(-3).toReversed()),
    keeps: 'the inbox shows the newest 3 messages of a number alone',
    notTested: ['guessing.tokens-vary'],
  },
  'a page of 10': {
    show: all => Response.json({ items: all.slice(-10).map(body => ({ body })) }),
    keeps: 'the inbox shows the newest 10 messages of a number alone',
    notTested: ['guessing.tokens-vary'],
  },
  'a page of 20, the newest first': {
    show: all => Response.json(all.slice(-20).toReversed()),
  },
  'a web page': {
    show: all => typed('text/html', all.map(each => `<p>${escaped(each)}</p>`).join('')),
  },
  NDJSON: {
    show: all =>
      typed('application/x-ndjson', all.map(text => `${JSON.stringify({ text })}\n`).join('')),
  },
  'a stream of events': {
    show: all =>
      typed('text/event-stream', all.map(each => `data: ${JSON.stringify(each)}\n\n`).join('')),
  },
};

const checks = [
  'sign-in.texts-the-phone',
  'sign-in.sends-one-message',
  'update-phone.texts-old-phone-not',
  'update-phone.moves-links-to-new-phone',
  'links.oldest-of-three-works',
  'links.oldest-of-six-works',
  'links.work-in-reverse',
  'links.older-of-two-updates-works',
  'links.differ-in-token',
  'concurrency.one-user-is-made',
  'concurrency.links-of-one-moment-all-work',
  'guessing.tokens-never-repeat',
  'guessing.tokens-vary',
];

/** The checks, a history of the tour, and one of equal calls at once. */
const grep = [...checks.map(id => `@${id}(?!\\S)`), 'tour 1: ', 'stress 1: '].join('|');

/** With INBOX_SHAPES=all every one, else so many, chosen by the commit: each costs a run. */
const few = 2;
const isWhole = process.env['INBOX_SHAPES'] === 'all';
const chosen = shuffled(Object.keys(shapes), currentCommit()).slice(0, isWhole ? undefined : few);

test.describe('an inbox accuses nobody that shows', () => {
  for (const shape of chosen) {
    const { show, keeps, notTested = [] } = shapes[shape]!;
    test(shape, async ({}, testInfo) => {
      const settings = { INBOX_TIMEOUT_MS: '4000' };

      const ended = await runAgainst(
        testInfo,
        await serve(behind(show)),
        settings,
        '--workers=2',
        '--grep',
        grep,
      );

      const judged = ended.report?.requirements.filter(each => checks.includes(each.id)) ?? [];
      const open = judged.filter(each => each.verdict !== 'passed');
      expect(judged).toHaveLength(checks.length);
      expect(open.map(({ id, verdict }) => `${id}: ${verdict}`)).toEqual(
        notTested.map(id => `${id}: not tested`),
      );
      expect(new Set(open.map(({ reason }) => reason)).size).toBe(notTested.length > 0 ? 1 : 0);
      expect(open.every(({ reason }) => reason === keeps)).toBe(true);
      expect(ended.code, ended.output).toBe(0);
    });
  }
});

/** The reference, with its outbox shown in another way. */
function behind(show: Shape['show']): Answers {
  const reference = new Reference();
  return {
    fetch: request => {
      const [, phone] = /^\/outbox\/(.*)/.exec(new URL(request.url).pathname) ?? [];
      if (phone === undefined) return reference.fetch(request);
      return show(reference.messagesTo(decodeURIComponent(phone)));
    },
  };
}
