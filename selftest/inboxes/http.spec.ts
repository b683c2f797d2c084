import { expect, test } from '@playwright/test';
import { serve } from '../../reference/serve.ts';
import { custom } from '../../targets/custom.ts';
import { parseSettings } from '../../targets/settings.ts';
import type { Inbox } from '../../targets/target.ts';
import { outboxes } from '../end-to-end/support/outboxes.ts';
import { customSettings, given } from '../support/custom-settings.ts';

const phone = '+12025550142';
const link = 'https://app.example.com/verify?t=a-token';
const INBOX_AUTHORIZATION = 'Bearer the-secret-of-the-inbox';

/** The inbox at a path of a server, read as a run reads it. */
async function reading<T>(
  fetch: (request: Request) => Response,
  path: string,
  settings: Record<string, string>,
  act: (inbox: Inbox) => Promise<T>,
): Promise<T> {
  const { url, close } = await serve({ fetch });
  const set = { ...customSettings, INBOX: 'http', INBOX_URL: `${url}${path}`, ...settings };
  const { inbox } = await custom(parseSettings(given(set)).target!).connect();
  try {
    return await act(inbox!);
  } finally {
    await close();
  }
}

/** Answers who shows the right header. */
const guarded = ({ headers }: Request) =>
  headers.get('authorization') === INBOX_AUTHORIZATION
    ? Response.json([link])
    : new Response('no', { status: 401 });

test.describe('an inbox over HTTP', () => {
  test('is read behind a bearer, and shows the secret to nobody', async () => {
    const [urls, command] = await reading(
      guarded,
      '/sms/{phone}',
      { INBOX_AUTHORIZATION },
      async inbox => [await inbox.urls(phone), inbox.command!(phone)],
    );

    expect(urls).toEqual([link]);
    expect(command).toContain('-H "Authorization: $INBOX_AUTHORIZATION"');
    expect(command).not.toContain('the-secret');
  });

  for (const [settings, said] of [
    [{}, /answers 401: set INBOX_AUTHORIZATION to the Authorization header/],
    [{ INBOX_AUTHORIZATION: 'Bearer other-secret' }, /answers 401: INBOX_AUTHORIZATION is not wha/],
  ] as const) {
    const name = Object.keys(settings).length > 0 ? 'another' : 'no';

    test(`that refuses ${name} header is told with the remedy`, async () => {
      const told = await reading(guarded, '/sms/{phone}', settings, async inbox => {
        await expect(inbox.urls(phone)).rejects.toThrow(said);
        return inbox.trouble!();
      });

      expect(told).toMatch(said);
      expect(told).not.toContain('other-secret');
    });
  }

  test('is asked for the number with its plus, or for its digits', async () => {
    const asked: string[] = [];
    const note = ({ url }: Request) => {
      asked.push(new URL(url).pathname + new URL(url).search);
      return Response.json([]);
    };

    await reading(note, '/sms/{phone}?to={digits}', {}, inbox => inbox.urls(phone));

    expect(asked).toEqual(['/sms/%2B12025550142?to=12025550142']);
  });

  const messages = [1, 2].map(
    n => `Use https://app.example.com/verify?n=${n}&t=a-token-${n} (Grace)`,
  );
  for (const [name, show] of Object.entries(outboxes))
    test(`is read where it shows ${name}`, async () => {
      const answer = () => new Response(show([...messages]));

      const urls = await reading(answer, '/{phone}', {}, inbox => inbox.urls(phone));

      const links = urls.filter(each => each.startsWith('https://app.'));
      expect(links).toEqual(messages.map(each => each.split(' ')[1]));
    });
});
