import { forged, fullUser, toleratedUser, userFields, without } from '../support/client/answers.ts';
import {
  ada,
  grace,
  signIn,
  signUp,
  signUpOrIn,
  updatePhone,
  verify,
} from '../support/client/people.ts';
import {
  covers,
  expect,
  requireAccepted,
  requireSuccess,
  test,
  type Taken,
} from '../support/client/test.ts';

/** A check of a part of the session. */
const verifyGives =
  (field: 'sessionJwt' | 'refreshJwt') =>
  async ({ client, settled }: Taken) => {
    const called = await settled(verify(client, await ada.token(client)));
    requireAccepted(client);

    expect(called).toGive(field, client.answerTo(called)[field]);
  };

test.describe('client', () => {
  test(
    'gives the masked phone',
    covers('client.masked-phone-given'),
    async ({ client, settled }) => {
      const session = await ada.signIn(client);
      const calls = [signUp, signIn, signUpOrIn].map(call => () => settled(call(client)));

      for (const call of [...calls, () => settled(updatePhone(client, session))]) {
        const called = await call();
        requireAccepted(client);
        expect(called).toGive('maskedPhone', client.answerTo(called)['maskedPhone']);
      }
    },
  );

  test('gives the session JWT', covers('client.session-given'), verifyGives('sessionJwt'));

  test('gives the refresh JWT', covers('client.refresh-given'), verifyGives('refreshJwt'));

  test('gives the user', covers('client.user-given'), async ({ client, settled }) => {
    const called = await settled(verify(client, await grace.token(client)));
    requireAccepted(client);
    const { userId, loginIds, phone } = client.userIn(called);

    expect(called).toGiveUser({ userId, loginIds, phone });
  });

  test('gives all of the user', covers('client.user-complete'), async ({ client, settled }) => {
    client.script({ at: 'verify', edit: fullUser });
    const called = await settled(verify(client, await grace.token(client)));
    requireSuccess(called);

    expect(called).toGiveUser(userFields(client.userIn(called)));
  });

  test(
    'tells whether a user is new',
    covers('client.first-seen-given'),
    async ({ client, settled }) => {
      const first = await settled(verify(client, await ada.token(client)));
      const second = await settled(verify(client, await ada.newToken(client)));
      requireSuccess(first);
      requireSuccess(second);

      expect(first).toGive('firstSeen', true);
      expect(second).toGive('firstSeen', false);
    },
  );

  test(
    'calls nobody new by itself',
    covers('client.first-seen-not-invented'),
    async ({ client, settled }) => {
      await ada.signIn(client);
      client.script({ at: 'verify', edit: without('firstSeen') });
      const called = await settled(verify(client, await ada.newToken(client)));
      requireSuccess(called);

      expect(called).not.toGive('firstSeen', true);
    },
  );

  test(
    'gives a refresh JWT of a cookie',
    covers('client.cookie-refresh-given'),
    async ({ client, settled }) => {
      client.script({ at: 'verify', refreshInCookie: true });
      const called = await settled(verify(client, await ada.token(client)));
      requireSuccess(called);

      expect(called).toGive('refreshJwt', client.cookieIn(called));
    },
  );

  test(
    'takes unknown fields and nulls',
    covers('client.unknown-fields-tolerated'),
    async ({ client, settled }) => {
      client.script(
        { at: 'verify', edit: toleratedUser },
        { at: 'sign-in', edit: fields => ({ ...fields, newField: { a: [1] } }) },
      );
      const verified = await settled(verify(client, await ada.token(client)));
      const sent = await settled(signIn(client));
      requireAccepted(client);

      expect(verified).toSucceed();
      expect(sent).toSucceed();
    },
  );

  test(
    'refuses a forged session',
    covers('client.forged-session-refused'),
    async ({ client, settled }) => {
      const sound = await settled(verify(client, await ada.token(client), { validate: true }));
      requireSuccess(sound);
      client.script({ at: 'verify', edit: forged });
      const called = await settled(verify(client, await ada.newToken(client), { validate: true }));

      expect(called).toFail();
    },
  );

  test(
    'prints nothing secret',
    covers('client.nothing-secret-printed'),
    async ({ client, printed, settled }) => {
      const session = await ada.signIn(client);
      const [token, other] = [await ada.newToken(client), await ada.newToken(client)];
      const called = await settled(verify(client, token));
      await settled(updatePhone(client, session));
      client.script({ at: 'verify', status: 500, body: {} });
      await settled(verify(client, other));

      const { sessionJwt, refreshJwt } = client.answerTo(called);
      const secrets = [token, other, session.refreshJwt, String(sessionJwt), String(refreshJwt)];
      expect(printed(secrets), 'the number of secrets among what was printed').toBe(0);
    },
  );
});
