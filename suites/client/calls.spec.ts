import type { RequirementId } from '../catalogue.ts';
import { askFully, signUpFully } from '../support/client/journey.ts';
import {
  ada,
  grace,
  redirectUrl,
  signIn,
  signUp,
  signUpOrIn,
  updatePhone,
  verify,
} from '../support/client/people.ts';
import {
  covers,
  expect,
  requireAnyRequest,
  requireSuccess,
  test,
  type Taken,
} from '../support/client/test.ts';

/** A check of all five operations with what they may ask for. */
const everyCall =
  (id: RequirementId) =>
  async ({ client, attempted, withJourney }: Taken) => {
    const options = { customClaims: { plan: 'pro' }, templateOptions: { app: 'Shop' } };
    const session = await ada.signIn(client);
    await signUpFully(client);
    await askFully({ ...options, revokeOtherSessions: true }, asked =>
      attempted(signIn(client, { options: asked })),
    );
    await attempted(signUpOrIn(client));
    await attempted(updatePhone(client, session, { options: { addToLoginIDs: true } }));
    await attempted(verify(client, await ada.newToken(client)));
    requireAnyRequest(client);

    expect(await withJourney(client)).toKeep(id);
  };

test.describe('client', () => {
  test(
    'posts a sign-up',
    covers('client.sign-up-call'),
    async ({ client, settled, withJourney }) => {
      await settled(signUp(client));

      expect(client.requests, 'the requests of a sign-up').toBeSome();
      expect(await withJourney(client)).toKeep('client.sign-up-call');
    },
  );

  test(
    'posts a sign-in',
    covers('client.sign-in-call'),
    async ({ client, settled, withJourney }) => {
      await ada.signUp(client);
      await settled(signIn(client));

      expect(client.requests, 'the requests of a sign-in').toBeSome();
      expect(await withJourney(client)).toKeep('client.sign-in-call');
    },
  );

  test(
    'posts a sign-up or in',
    covers('client.sign-up-or-in-call'),
    async ({ client, settled, withJourney }) => {
      await settled(signUpOrIn(client));

      expect(client.requests, 'the requests of a sign-up or in').toBeSome();
      expect(await withJourney(client)).toKeep('client.sign-up-or-in-call');
    },
  );

  test(
    'posts an update',
    covers('client.update-phone-call'),
    async ({ client, settled, withJourney }) => {
      await settled(updatePhone(client, await ada.signIn(client)));

      expect(client.requests, 'the requests of an update').toBeSome();
      expect(await withJourney(client)).toKeep('client.update-phone-call');
    },
  );

  test('posts a token', covers('client.verify-call'), async ({ client, settled, withJourney }) => {
    await settled(verify(client, await ada.token(client)));

    expect(client.requests, 'the requests of a verify').toBeSome();
    expect(await withJourney(client)).toKeep('client.verify-call');
  });

  test(
    'keeps the path of the base URL',
    covers('client.keeps-base-path'),
    async ({ clients, attempted, withJourney }) => {
      const client = await clients.at({ prefix: '/tenant-a' });
      const token = await ada.token(client);
      await attempted(signIn(client));
      await attempted(verify(client, token));

      expect(await withJourney(client)).toKeep('client.keeps-base-path');
    },
  );

  test(
    'takes a slash after the base URL',
    covers('client.takes-slash-after-base'),
    async ({ client, attempted, withJourney }) => {
      client.baseUrl += '/';
      const token = await ada.token(client);
      await attempted(signIn(client));
      await attempted(verify(client, token));

      expect(await withJourney(client)).toKeep('client.takes-slash-after-base');
    },
  );

  test(
    'sends a JSON object',
    covers('client.body-is-json-object'),
    everyCall('client.body-is-json-object'),
  );

  test(
    'sends documented types',
    covers('client.sends-documented-types'),
    everyCall('client.sends-documented-types'),
  );

  test(
    'sends documented fields alone',
    covers('client.sends-documented-fields-alone'),
    everyCall('client.sends-documented-fields-alone'),
  );

  test(
    'makes one request a call',
    covers('client.one-request-a-call'),
    async ({ client, attempted, withJourney, waited }) => {
      client.script({ at: 'sign-in', delay: 600 });
      await ada.signUp(client);
      await attempted(signUpOrIn(client));
      await attempted(signIn(client));
      await attempted(verify(client, await ada.newToken(client)));
      const walked = await withJourney(client);

      requireAnyRequest(client);
      const succeeded = walked.flatMap(({ calls }) => calls).filter(({ value }) => value);
      const { called } = await waited('a call after a lost connection');
      for (const each of [...succeeded, called])
        expect(each.calls, `a call of ${each.operation}`).toBeRequests(1);
    },
  );

  test(
    'gives each of many calls its own answer',
    covers('client.parallel-calls'),
    async ({ client, settled, attempted }) => {
      const session = await grace.signIn(client);
      client.script({ at: 'sign-up-or-in', delay: 50 });
      const phones = Array.from({ length: 16 }, (_, n) => `+1202555${100 + n * 5}`.padEnd(12, '0'));
      const all = await Promise.all(
        phones.map(loginId => settled(client.ask('signUpOrIn', { loginId, redirectUrl }))),
      );
      all.forEach(requireSuccess);

      expect(all, 'the calls').toMatchTheirAnswers(phones.map(each => client.maskOf(each)));
      await Promise.all(
        phones.map((loginId, n) =>
          attempted(
            n % 2 === 0 ? updatePhone(client, session) : client.ask('signUpOrIn', { loginId }),
          ),
        ),
      );
      expect(client.requestsOf('sign-up-or-in'), 'a sign-up-or-in beside updates').toHoldNo(
        'refresh JWT',
        session.refreshJwt,
      );
    },
  );
});
