import { isAccepted } from '../../spec/wire/received.ts';
import type { Called } from '../support/client/called.ts';
import {
  forged,
  forgedWithoutSignature,
  fullUser,
  toleratedUser,
  userFields,
  without,
} from '../support/client/answers.ts';
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
  arrivedAmong,
  covers,
  expect,
  requireAccepted,
  requireSuccess,
  test,
} from '../support/client/test.ts';

/** A verify that the server has accepted. */
const isAcceptedVerify = ({ operation, answered }: Called) =>
  operation === 'verify' && answered !== undefined && isAccepted(answered);

test.describe('client', () => {
  test(
    'gives the masked phone',
    covers('client.masked-phone-given'),
    async ({ client, attempted }) => {
      const session = await ada.signIn(client);
      for (const call of [signUp, signIn, signUpOrIn]) await attempted(call(client));
      await attempted(updatePhone(client, session));
      const arrived = arrivedAmong(client.calls);
      requireAccepted(arrived);

      for (const each of arrived)
        expect(each, `a ${each.operation}`).toGive(
          'maskedPhone',
          client.answerTo(each)['maskedPhone'],
        );
    },
  );

  test('gives the session JWT', covers('client.session-given'), async ({ client, settled }) => {
    const called = await settled(verify(client, await ada.token(client)));
    requireAccepted(client.calls);

    expect(called).toGive('sessionJwt', client.answerTo(called)['sessionJwt']);
  });

  test(
    'gives the refresh JWT',
    covers('client.refresh-given'),
    async ({ client, settled, withJourney }) => {
      await settled(verify(client, await ada.token(client)));
      requireAccepted(client.calls);

      for (const each of await withJourney(client))
        for (const called of each.calls.filter(isAcceptedVerify))
          expect(called).toGive('refreshJwt', each.answerTo(called)['refreshJwt']);
    },
  );

  test('gives the user', covers('client.user-given'), async ({ client, settled }) => {
    const called = await settled(verify(client, await grace.token(client)));
    requireAccepted(client.calls);
    const { userId, loginIds, phone } = client.userIn(called);

    expect(called).toGiveUser({ userId, loginIds, phone });
  });

  test('gives all of the user', covers('client.user-complete'), async ({ client, settled }) => {
    client.script({ at: 'verify', edit: fullUser });
    const called = await settled(verify(client, await grace.token(client)));
    requireAccepted(client.calls);

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
      requireAccepted(client.calls);

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
      for (const [name, edit] of Object.entries({ forged, forgedWithoutSignature })) {
        client.script({ at: 'verify', times: 1, edit });
        const token = await ada.newToken(client);
        const called = await settled(verify(client, token, { validate: true }));

        expect(called, `a session JWT, ${name}`).toFail();
      }
    },
  );

  test(
    'validates a session by the keys of its project',
    covers('client.session-of-other-keys-accepted'),
    async ({ client, clients, settled }) => {
      const first = await settled(verify(client, await ada.token(client), { validate: true }));
      requireSuccess(first);
      const other = await clients.at({ isSecond: true });
      const second = await settled(verify(other, await ada.token(other), { validate: true }));
      requireAccepted(other.calls);

      expect(second, 'a session of the second project').toSucceed();
    },
  );

  test(
    'prints nothing secret',
    covers('client.nothing-secret-printed'),
    async ({ client, printed, settled, attempted }) => {
      const session = await ada.signIn(client);
      const [token, other] = [await ada.newToken(client), await ada.newToken(client)];
      const called = await settled(verify(client, token));
      await attempted(updatePhone(client, session));
      client.script({ at: 'update-phone', times: 1, close: 'before' });
      await attempted(updatePhone(client, session));
      client.script({ at: 'verify', status: 500, body: {} });
      await settled(verify(client, other));

      const { sessionJwt, refreshJwt } = client.answerTo(called);
      const secrets = [token, other, session.refreshJwt, String(sessionJwt), String(refreshJwt)];
      expect(printed(secrets), 'the number of secrets among what was printed').toBe(0);
    },
  );
});
