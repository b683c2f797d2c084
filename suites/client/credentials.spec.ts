import type { RequirementId } from '../catalogue.ts';
import { ada, signIn, signUp, signUpOrIn, updatePhone, verify } from '../support/client/people.ts';
import {
  covers,
  expect,
  requireAnyRequest,
  requireRequests,
  test,
  type Taken,
} from '../support/client/test.ts';

/** A check of calls with a phone, a JWT and a token. */
const callsWithSecrets =
  (id: RequirementId) =>
  async ({ client, attempted, withJourney }: Taken) => {
    const session = await ada.signIn(client);
    await attempted(signIn(client));
    await attempted(updatePhone(client, session));
    await attempted(verify(client, await ada.newToken(client)));
    requireAnyRequest(client);

    expect(await withJourney(client)).toKeep(id);
  };

/** The statuses of every kind of redirection. */
const redirections = [301, 302, 303, 307, 308];

test.describe('client', () => {
  test(
    'sends the project ID as bearer',
    covers('client.bearer-is-project'),
    async ({ client, attempted, withJourney }) => {
      await attempted(signUp(client));
      await attempted(signUpOrIn(client));
      await attempted(signIn(client));
      await attempted(verify(client, await ada.newToken(client)));
      requireAnyRequest(client);

      expect(await withJourney(client)).toKeep('client.bearer-is-project');
    },
  );

  test(
    'sends the refresh JWT of an update',
    covers('client.bearer-is-refresh-jwt'),
    async ({ client, attempted, withJourney }) => {
      await attempted(updatePhone(client, await ada.signIn(client)));
      requireRequests(client);

      expect(await withJourney(client)).toKeep('client.bearer-is-refresh-jwt');
    },
  );

  test(
    'sends the refresh JWT of a step-up',
    covers('client.bearer-of-step-up'),
    async ({ client, attempted, withJourney }) => {
      const { refreshJwt } = await ada.signIn(client);
      await attempted(signIn(client, { refreshJwt, options: { stepup: true } }));
      requireRequests(client);

      expect(await withJourney(client)).toKeep('client.bearer-of-step-up');
    },
  );

  test(
    'puts no secret into a URL',
    covers('client.no-secret-in-url'),
    callsWithSecrets('client.no-secret-in-url'),
  );

  test(
    'puts a refresh JWT into the bearer alone',
    covers('client.no-secret-beside-bearer'),
    callsWithSecrets('client.no-secret-beside-bearer'),
  );

  test(
    'fetches keys without a session',
    covers('client.keys-without-session'),
    async ({ client, keyRequests, attempted, withJourney }) => {
      const session = await ada.signIn(client);
      await attempted(updatePhone(client, session));
      await attempted(verify(client, await ada.newToken(client), { validate: true }));
      requireAnyRequest(client);

      expect(keyRequests(client), 'the requests for keys').toBeSome();
      expect(await withJourney(client)).toKeep('client.keys-without-session');
    },
  );

  test(
    'takes no bearer to another origin',
    covers('client.bearer-stays-at-origin'),
    async ({ client, clients, settled }) => {
      const elsewhere = await clients.at();
      const session = await ada.signIn(client);
      for (const status of redirections) {
        client.redirect('update-phone', elsewhere, status);
        await settled(updatePhone(client, session));
      }
      requireRequests(client);

      expect(elsewhere.requests, 'another origin').toHoldNo('bearer', session.refreshJwt);
    },
  );

  test(
    'takes no token to another origin',
    covers('client.token-stays-at-origin'),
    async ({ client, clients, settled }) => {
      const elsewhere = await clients.at();
      const token = await ada.token(client);
      for (const status of redirections) {
        client.redirect('verify', elsewhere, status);
        await settled(verify(client, token));
      }
      requireRequests(client);

      expect(elsewhere.requests, 'another origin').toHoldNo('link token', token);
    },
  );

  test(
    'refuses a server that nobody trusts',
    covers('client.checks-certificates'),
    async ({ clients, settled }) => {
      const client = await clients.at({ untrusted: true });
      await settled(signUpOrIn(client));

      expect(client.requests, 'a call of a server that nobody trusts').toBeRequests(0);
    },
  );
});
