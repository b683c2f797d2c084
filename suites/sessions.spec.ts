import { claimsOf } from './support/http/jwt.ts';
import { withAlteredPayload } from './support/tampering/jwt-forgery.ts';
import { sessionOf } from './support/users/session.ts';
import { covers, expect, test } from './support/test.ts';

test.describe('sessions', () => {
  test(
    'are renewed by a refresh',
    covers('sessions.refresh-renews'),
    async ({ supportingOperations, existingUser, anotherUser }) => {
      for (const user of [existingUser, anotherUser]) {
        const answer = await supportingOperations.refresh(user.refreshJwt);

        expect(answer).toBeAccepted();
        expect(answer).toHoldJwt('session');
        const { sub } = claimsOf(sessionOf(answer).sessionJwt);
        expect(sub, 'sub').toBe(claimsOf(user.sessionJwt).sub);
      }
    },
  );

  test(
    'are not renewed without a JWT',
    covers('sessions.refresh-refuses-missing-jwt'),
    async ({ supportingOperations }) => {
      expect(await supportingOperations.refresh('')).toBeRefused();
    },
  );

  test(
    'are not renewed by an altered JWT',
    covers('sessions.refresh-refuses-altered-jwt'),
    async ({ supportingOperations, existingUser }) => {
      const answer = await supportingOperations.refresh(
        withAlteredPayload(existingUser.refreshJwt),
      );

      expect(answer).toBeRefused();
    },
  );

  test(
    'are not renewed by a session JWT',
    covers('sessions.refresh-refuses-session-jwt'),
    async ({ supportingOperations, existingUser }) => {
      expect(await supportingOperations.refresh(existingUser.sessionJwt)).toBeRefused();
    },
  );

  test(
    'let the user read the own details',
    covers('sessions.me-tells-the-user'),
    async ({ supportingOperations, existingUser, anotherUser }) => {
      for (const user of [existingUser, anotherUser]) {
        const answer = await supportingOperations.me(user.refreshJwt);

        expect(answer).toBeAccepted();
        expect(answer.fields['userId'], 'the user ID').toBe(user.userId);
      }
    },
  );

  test(
    'end at logout',
    covers('sessions.logout-ends-session'),
    async ({ supportingOperations, existingUser }) => {
      const logout = await supportingOperations.logout(existingUser.refreshJwt);
      expect(logout, 'setup: the logout is accepted').toBeAccepted();

      expect(await supportingOperations.refresh(existingUser.refreshJwt)).toBeRefused();
    },
  );

  test(
    'of other devices live on after a logout',
    covers('sessions.logout-leaves-others'),
    async ({ supportingOperations, users, newLinks, existingUser }) => {
      const other = await users.verified(await newLinks.signIn(existingUser));
      const logout = await supportingOperations.logout(existingUser.refreshJwt);
      expect(logout, 'setup: the logout is accepted').toBeAccepted();

      expect(await supportingOperations.refresh(other.refreshJwt)).toBeAccepted();
    },
  );

  test(
    'are not stepped up without a JWT',
    covers('sessions.step-up-needs-jwt'),
    async ({ magicLink, existingUser }) => {
      const options = { loginOptions: { stepup: true } };
      const { sessionJwt, refreshJwt } = existingUser;
      const wrong = ['this-is-no-jwt', withAlteredPayload(refreshJwt), sessionJwt];
      const bearers = [magicLink.projectId, ...wrong.map(each => `${magicLink.projectId}:${each}`)];
      const answers = bearers.map(bearer => magicLink.signIn(existingUser, options, { bearer }));

      expect(await Promise.all(answers)).toBeRefused();
    },
  );

  test(
    'get no second factor without a JWT',
    covers('sessions.mfa-needs-jwt'),
    async ({ magicLink, existingUser }) => {
      const answer = await magicLink.signIn(existingUser, { loginOptions: { mfa: true } });

      expect(answer).toBeRefused();
    },
  );

  test(
    'are stepped up with the JWT of the user',
    covers('sessions.step-up-takes-jwt'),
    async ({ magicLink, existingUser }) => {
      const bearer = `${magicLink.projectId}:${existingUser.refreshJwt}`;
      const options = { loginOptions: { stepup: true } };

      const answer = await magicLink.signIn(existingUser, options, { bearer });

      expect(answer).toBeAccepted();
    },
  );

  test(
    'say that they were stepped up',
    covers('sessions.step-up-marks-session'),
    async ({ magicLink, newLinks, users, existingUser }) => {
      const bearer = `${magicLink.projectId}:${existingUser.refreshJwt}`;
      const link = await newLinks.signIn(existingUser, { loginOptions: { stepup: true } }, bearer);

      const { sessionJwt } = await users.verified(link);

      expect(claimsOf(sessionJwt)['su'], 'su').toBe(true);
    },
  );

  test(
    'do not claim a step-up after a plain sign-in',
    covers('sessions.plain-sign-in-is-no-step-up'),
    async ({ newLinks, users, magicLink, existingUser }) => {
      const bearer = `${magicLink.projectId}:${existingUser.refreshJwt}`;
      const options = { loginOptions: { stepup: true } };
      const steppedUp = await magicLink.signIn(existingUser, options, { bearer });
      await newLinks.useWhatArrives(steppedUp, existingUser.phone);

      const { sessionJwt } = await users.verified(await newLinks.signIn(existingUser));

      expect(claimsOf(sessionJwt)['su'] ?? false, 'su').toBe(false);
    },
  );

  test(
    'carry custom claims',
    covers('sessions.custom-claims-arrive'),
    async ({ newLinks, users, existingUser, newUser }) => {
      const asked = { loginOptions: { customClaims: { plan: 'gold', seats: 3 } } };
      const sent = await Promise.all([
        newLinks.signUp(asked).then(({ link }) => link),
        newLinks.signIn(existingUser, asked),
        newLinks.signUpOrIn(newUser, asked),
      ]);
      const sessions = await Promise.all(sent.map(each => users.verified(each)));

      const claims = sessions.map(({ sessionJwt }) => claimsOf(sessionJwt));

      const expected = { plan: 'gold', seats: 3 };
      expect(claims.map(each => ({ ...(each['nsec'] as object), ...each }))).toEqual(
        claims.map(() => expect.objectContaining(expected)),
      );
    },
  );

  test(
    'keep their subject whatever the custom claims',
    covers('sessions.custom-claims-keep-identity'),
    async ({ magicLink, newLinks, existingUser, anotherUser }) => {
      const loginOptions = { customClaims: { sub: String(anotherUser.userId) } };
      const answer = await magicLink.signIn(existingUser, { loginOptions });
      const verified = await newLinks.useWhatArrives(answer, existingUser.phone);

      const { sessionJwt } = verified ? sessionOf(verified) : existingUser;

      expect(claimsOf(sessionJwt || existingUser.sessionJwt).sub, 'sub').toBe(
        claimsOf(existingUser.sessionJwt).sub,
      );
    },
  );

  test(
    'of other devices end when asked to',
    covers('sessions.revokes-others-when-asked'),
    async ({ newLinks, users, magicLink, existingUser, newUser }) => {
      const { refreshJwt } = await users.verified(await newLinks.signIn(existingUser));
      const others = [existingUser, { ...existingUser, refreshJwt }];
      await Promise.all(others.map(each => users.requireUpdatable(each)));
      await newLinks.passOver(existingUser.phone); // where updates are texted to the old phone
      await users.verified(await newLinks.signIn(existingUser, revoking));

      const answers = others.map(each => magicLink.updatePhone(each, newUser.phone));

      expect(await Promise.all(answers)).toBeRefused();
    },
  );

  test(
    'begin alive when others are to end',
    covers('sessions.revoking-keeps-the-new'),
    async ({ newLinks, users, existingUser }) => {
      await users.requireUpdatable(existingUser);
      const { refreshJwt } = await users.verified(await newLinks.signIn(existingUser, revoking));

      const { answer } = await users.updatePhone({ ...existingUser, refreshJwt });

      expect(answer).toBeAccepted();
    },
  );

  test(
    'of other devices live until the link is verified',
    covers('sessions.revoking-waits-for-verify'),
    async ({ newLinks, users, existingUser }) => {
      await users.requireUpdatable(existingUser);
      await newLinks.signIn(existingUser, revoking);

      const { answer } = await users.updatePhone(existingUser);

      expect(answer).toBeAccepted();
    },
  );

  test(
    'of other users live on',
    covers('sessions.revoking-keeps-other-users'),
    async ({ newLinks, users, existingUser, anotherUser }) => {
      await users.requireUpdatable(anotherUser);
      await users.verified(await newLinks.signIn(existingUser, revoking));

      const { answer } = await users.updatePhone(anotherUser);

      expect(answer).toBeAccepted();
    },
  );

  test(
    'of other devices live on unasked',
    covers('sessions.keeps-others-unasked'),
    async ({ newLinks, users, existingUser }) => {
      await users.requireUpdatable(existingUser);
      await users.verified(await newLinks.signIn(existingUser));

      const { answer } = await users.updatePhone(existingUser);

      expect(answer).toBeAccepted();
    },
  );
});

const revoking = { loginOptions: { revokeOtherSessions: true } };
