import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { serve } from '../../reference/serve.ts';
import { posts } from '../../targets/inboxes/kept-messages.ts';
import { listen } from '../../targets/inboxes/listener.ts';
import { webhookInbox } from '../../targets/inboxes/webhook.ts';
import { freePort } from '../end-to-end/support/port.ts';
import { root } from '../support/sources.ts';
import { rows, sender, shapes, type Shape } from './providers.ts';

/** So many numbers that no two tests meet. */
const pattern = '+1{area}#######';
const inbox = webhookInbox(pattern);

/** A number that no other test sends to, and a link of its own. */
function newMessage() {
  const seven = randomInt(10 ** 7);
  const to = `+1202${String(seven).padStart(7, '0')}`;
  const link = `https://app.example.com/verify?x=1&t=the-token-${seven}`;
  return { to, link, text: `Use ${link} to sign in, Grace & co.` };
}

/** Posts to a listener of its own, and gives the answer. */
async function post(path: string, request: RequestInit): Promise<Response> {
  const port = await freePort();
  const close = await listen(port, pattern);
  try {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, request);
    return new Response(await answer.text(), answer);
  } finally {
    await close();
  }
}

const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

function requestOf({ method = 'POST', body, type }: Shape, to: string, text: string): RequestInit {
  const content = body?.(to, text);
  if (content === undefined) return { method };
  if (content instanceof FormData || content instanceof URLSearchParams)
    return { method, body: content };
  if (typeof content === 'string')
    return { method, body: content, headers: { 'Content-Type': type! } };
  return json(content);
}

/** The same value with regular expressions as matchers. */
function matching(value: unknown): unknown {
  if (value instanceof RegExp) return expect.stringMatching(value);
  if (Array.isArray(value)) return value.map(matching);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, each]) => [name, matching(each)]);
  return expect.objectContaining(Object.fromEntries(entries));
}

test.describe('the webhook reads', () => {
  for (const shape of shapes) {
    test(`what is posted to ${shape.provider}, and answers as its clients expect`, async () => {
      const { to, link, text } = newMessage();
      const path = shape.path
        .replace('{to}', encodeURIComponent(to))
        .replace('{text}', encodeURIComponent(text));
      const { status, holds } = shape.answer;

      const answer = await post(path, requestOf(shape, to, text));

      const body = await answer.text();
      expect(await inbox.urls(to)).toEqual([link]);
      expect(await inbox.texts!(to)).toEqual([expect.stringContaining(text)]);
      expect((await inbox.urls(sender)).includes(link), 'at the sender').toBe(false);
      expect(answer.status).toBe(status);
      expect(holds instanceof RegExp ? body : JSON.parse(body)).toEqual(matching(holds));
    });
  }

  test('the shapes of at least twelve providers, as the table of the documentation lists them', () => {
    const page = readFileSync(resolve(root, 'docs/inboxes.md'), 'utf8');
    const table = page.split('\n').filter(each => /^\| \[\w/.test(each));
    const cells = table.map(each => each.split(/(?<!\\)\|/).map(cell => cell.trim()));

    expect(new Set(shapes.map(each => each.provider.split(/[ ,]/)[0])).size).toBeGreaterThan(12);
    expect(cells.map(each => each.slice(1, -1))).toEqual(rows);
  });

  test('each message of a batch as that of its number', async () => {
    const [one, other] = [newMessage(), newMessage()];
    const shared = 'https://mock.example/status';
    const messages = [one, other].map(({ to, text: body }) => ({ to, body, source: 'sdk' }));

    await post('/v3/sms/send', json({ callback: shared, messages }));

    expect(await inbox.urls(one.to)).toEqual([one.link, shared]);
    expect(await inbox.urls(other.to)).toEqual([other.link, shared]);
  });

  test('lines of JSON, each as a message', async () => {
    const [one, other] = [newMessage(), newMessage()];
    const body = [one, other].map(({ to, text }) => JSON.stringify({ to, text })).join('\n');

    await post('/sms', { method: 'PUT', body });

    expect(await inbox.urls(one.to)).toEqual([one.link]);
    expect(await inbox.urls(other.to)).toEqual([other.link]);
  });

  for (const written of ['(nnn) nnn-nnnn', 'nnn nnn nnnn', 'nnn.nnn.nnnn', 'nnn-nnn-nnnn'])
    test(`a number that is written as +1 ${written}`, async () => {
      const { to, link, text } = newMessage();
      let next = 2;
      const msisdn = `tel:+1 ${written.replaceAll('n', () => to[next++]!)}`;

      await post('/sms', json({ msisdn, text }));

      expect(await inbox.urls(to)).toEqual([link]);
    });

  test('a number that JSON has as a number', async () => {
    const { to, link, text } = newMessage();

    await post('/sms', json({ to: Number(to.slice(1)), text }));

    expect(await inbox.urls(to)).toEqual([link]);
  });

  test('no message for a number that is part of another, or stands in the text', async () => {
    const { to, text } = newMessage();
    const other = newMessage();

    await post('/sms', json({ to: `${to}0`, text: `${text} Call ${other.to}.`, x: other.to + to }));

    expect(await inbox.urls(to)).toEqual([]);
  });
});

const bad: Record<string, RequestInit> = {
  'JSON that is cut': { method: 'POST', body: '{"to": "+1' },
  'JSON of a hundred thousand brackets': { method: 'POST', body: '['.repeat(100_000) },
  'values in one another, ten thousand deep': {
    method: 'POST',
    body: `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
  },
  'XML of a hundred thousand elements in one another': {
    method: 'POST',
    body: '<a>'.repeat(100_000),
  },
  'XML whose entities grow': {
    method: 'POST',
    body: '<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;">]><a>&y;&y;</a>',
  },
  'a multipart form without a boundary': {
    method: 'POST',
    headers: { 'Content-Type': 'multipart/form-data' },
    body: 'x',
  },
  'a multipart form that is cut': {
    method: 'POST',
    headers: { 'Content-Type': 'multipart/form-data; boundary=b' },
    body: '--b\r\nContent-Disposition: form-data; name="to"\r\n\r\n+1',
  },
  'names of a prototype': json(JSON.parse('{"__proto__":{"to":"x"},"constructor":1}')),
  'bytes that are no text': { method: 'POST', body: new Uint8Array([0, 255, 254, 128]) },
  nothing: { method: 'POST' },
};

test.describe('the webhook survives', () => {
  for (const [what, request] of Object.entries(bad))
    test(what, async () => {
      expect((await post('/sms', request)).status).toBe(200);
    });

  test('more than 1 MB, and says so', async () => {
    const body = 'x'.repeat(3 * 1024 * 1024);

    expect((await post('/sms', { method: 'POST', body })).status).toBe(413);
  });
});

test.describe('the webhook shakes hands with', () => {
  test('AWS SNS, and confirms a subscription of this machine alone', async () => {
    const confirmed: string[] = [];
    const { url, close } = await serve({
      fetch: ({ url: asked }) => {
        confirmed.push(new URL(asked).pathname);
        return new Response('');
      },
    });
    const ask = (SubscribeURL: unknown) =>
      post('/sms', json({ Type: 'SubscriptionConfirmation', Token: 'x', SubscribeURL }));

    for (const other of ['http://127.evil.example/', 'file:///etc/passwd', 7, undefined])
      expect((await ask(other)).status).toBe(200);
    const answer = await ask(`${url}/confirm`);

    await expect.poll(() => confirmed).toEqual(['/confirm']);
    await close();
    expect(answer.status).toBe(200);
  });

  test('Azure Event Grid', async () => {
    const eventType = 'Microsoft.EventGrid.SubscriptionValidationEvent';

    const answer = await post('/sms', json([{ eventType, data: { validationCode: 'a-code' } }]));

    expect(await answer.json()).toEqual({ validationResponse: 'a-code' });
  });

  test('a sender of CloudEvents', async () => {
    const headers = { 'WebHook-Request-Origin': 'eventgrid.azure.net' };

    const answer = await post('/sms', { method: 'OPTIONS', headers });

    expect(answer.headers.get('webhook-allowed-origin')).toBe('*');
  });

  test('a client of OAuth that fetches a token before it sends', async () => {
    const body = new URLSearchParams({ grant_type: 'client_credentials' });

    const answer = await post('/oauth/token', { method: 'POST', body });

    expect(await answer.json()).toMatchObject({ token_type: 'Bearer' });
  });
});

test('posts that name no number of the run are told, unless others do', async () => {
  const { to, text } = newMessage();

  await post('/sms', json({ msisdn: '112', message: text }));
  await post('/sms', json({ to, text }));

  expect(posts.unread).toBeUndefined();
});
