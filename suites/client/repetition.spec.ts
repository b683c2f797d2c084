import { signIn, signUpOrIn, verify } from '../support/client/people.ts';
import { covers, expect, requireRefused, requireRequests, test } from '../support/client/test.ts';
import { delay } from '../support/client/waiting.ts';

test.describe('client', () => {
  test('does not repeat a verify', covers('client.verify-once'), async ({ waited }) => {
    const { client } = await waited('a verify that fails when it is done');
    requireRequests(client);

    expect(client.requestsOf('verify'), 'a verify that fails when it is done').toBeRequests(1);
  });

  test('does not repeat a send', covers('client.send-once'), async ({ waited }) => {
    const { client } = await waited('a send that fails when it is done');
    requireRequests(client);

    expect(client.requestsOf('sign-in'), 'a send that fails when it is done').toBeRequests(1);
  });

  test(
    'does not repeat what lost its connection',
    covers('client.closed-once'),
    async ({ waited }) => {
      const [send, token] = await Promise.all([
        waited('a send that loses its connection'),
        waited('a verify that loses its connection'),
      ]);
      requireRequests(send.client);
      requireRequests(token.client);

      expect(send.client.requestsOf('sign-in'), 'a send').toBeRequests(1);
      expect(token.client.requestsOf('verify'), 'a verify').toBeRequests(1);
    },
  );

  test(
    'does not repeat what was refused',
    covers('client.refused-once'),
    async ({ client, settled }) => {
      client.script({ at: 'sign-up-or-in', status: 400, body: { errorCode: 'E011003' } });
      const nobody = await settled(signIn(client));
      const wrong = await settled(verify(client, 'a-token-that-nobody-has-sent'));
      const bad = await settled(signUpOrIn(client));
      requireRefused(client);

      expect(nobody.calls, 'a sign-in of nobody').toBeRequests(1);
      expect(wrong.calls, 'a verify of an unknown token').toBeRequests(1);
      expect(bad.calls, 'a bad request').toBeRequests(1);
    },
  );

  test('waits before it repeats', covers('client.waits-when-told'), async ({ waited }) => {
    const [busy, limited] = await Promise.all([
      waited('a server that asks for a pause'),
      waited('a rate limit that asks for a pause'),
    ]);
    requireRequests(busy.client);
    requireRequests(limited.client);

    expect(busy.client.requestsOf('sign-in'), '503').toBeApart(delay);
    expect(limited.client.requestsOf('sign-in'), '429').toBeApart(delay);
  });
});
