import { claimsOf } from './support/http/jwt.ts';
import { withAlteredPayload } from './support/tampering/jwt-forgery.ts';
import { sessionOf } from './support/users/session.ts';
import { covers, expect, test } from './support/test.ts';

test.describe('sessions', () => {
  test(
    'are renewed by a refresh',
    covers('sessions.refresh-renews'),
    async ({ companions, existingUser, anotherUser }) => {
      for (const user of [existingUser, anotherUser]) {
        const answer = await companions.refresh(user.refreshJwt);

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
    async ({ companions }) => {
      expect(await companions.refresh('')).toBeRefused();
    },
  );

  test(
    'are not renewed by an altered JWT',
    covers('sessions.refresh-refuses-altered-jwt'),
    async ({ companions, existingUser }) => {
      const answer = await companions.refresh(withAlteredPayload(existingUser.refreshJwt));

      expect(answer).toBeRefused();
    },
  );

  test(
    'are not renewed by a session JWT',
    covers('sessions.refresh-refuses-session-jwt'),
    async ({ companions, existingUser }) => {
      expect(await companions.refresh(existingUser.sessionJwt)).toBeRefused();
    },
  );

  test(
    'let the user read the own details',
    covers('sessions.me-tells-the-user'),
    async ({ companions, existingUser, anotherUser }) => {
      for (const user of [existingUser, anotherUser]) {
        const answer = await companions.me(user.refreshJwt);

        expect(answer).toBeAccepted();
        expect(answer.fields['userId'], 'the user ID').toBe(user.userId);
      }
    },
  );

  test(
    'end at logout',
    covers('sessions.logout-ends-session'),
    async ({ companions, existingUser }) => {
      const logout = await companions.logout(existingUser.refreshJwt);
      expect(logout, 'setup: the logout is accepted').toBeAccepted();

      expect(await companions.refresh(existingUser.refreshJwt)).toBeRefused();
    },
  );

  test(
    'of other devices live on after a logout',
    covers('sessions.logout-leaves-others'),
    async ({ companions, people, links, existingUser }) => {
      const other = await people.verified(await links.signIn(existingUser));
      const logout = await companions.logout(existingUser.refreshJwt);
      expect(logout, 'setup: the logout is accepted').toBeAccepted();

      expect(await companions.refresh(other.refreshJwt)).toBeAccepted();
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
    async ({ magicLink, links, people, existingUser }) => {
      const bearer = `${magicLink.projectId}:${existingUser.refreshJwt}`;
      const link = await links.signIn(existingUser, { loginOptions: { stepup: true } }, bearer);

      const { sessionJwt } = await people.verified(link);

      expect(claimsOf(sessionJwt)['su'], 'su').toBe(true);
    },
  );

  test(
    'do not claim a step-up after a plain sign-in',
    covers('sessions.plain-sign-in-is-no-step-up'),
    async ({ links, people, magicLink, existingUser }) => {
      const bearer = `${magicLink.projectId}:${existingUser.refreshJwt}`;
      const options = { loginOptions: { stepup: true } };
      const steppedUp = await magicLink.signIn(existingUser, options, { bearer });
      await links.useWhatArrives(steppedUp, existingUser.phone);

      const { sessionJwt } = await people.verified(await links.signIn(existingUser));

      expect(claimsOf(sessionJwt)['su'] ?? false, 'su').toBe(false);
    },
  );

  test(
    'carry custom claims',
    covers('sessions.custom-claims-arrive'),
    async ({ links, people, existingUser, newUser }) => {
      const asked = { loginOptions: { customClaims: { plan: 'gold', seats: 3 } } };
      const sent = await Promise.all([
        links.signUpStranger(people, asked).then(({ link }) => link),
        links.signIn(existingUser, asked),
        links.signUpOrIn(newUser, asked),
      ]);
      const sessions = await Promise.all(sent.map(each => people.verified(each)));

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
    async ({ magicLink, links, existingUser, anotherUser }) => {
      const loginOptions = { customClaims: { sub: String(anotherUser.userId) } };
      const answer = await magicLink.signIn(existingUser, { loginOptions });
      const verified = await links.useWhatArrives(answer, existingUser.phone);

      const { sessionJwt } = verified ? sessionOf(verified) : existingUser;

      expect(claimsOf(sessionJwt || existingUser.sessionJwt).sub, 'sub').toBe(
        claimsOf(existingUser.sessionJwt).sub,
      );
    },
  );

  test(
    'of other devices end when asked to',
    covers('sessions.revokes-others-when-asked'),
    async ({ links, people, magicLink, existingUser, newUser }) => {
      const { refreshJwt } = await people.verified(await links.signIn(existingUser));
      const others = [existingUser, { ...existingUser, refreshJwt }];
      await Promise.all(others.map(each => people.requireUpdatable(each)));
      await links.passOver(existingUser.phone); // where updates are texted to the old phone
      await people.verified(await links.signIn(existingUser, revoking));

      const answers = others.map(each => magicLink.updatePhone(each, newUser.phone));

      expect(await Promise.all(answers)).toBeRefused();
    },
  );

  test(
    'begin alive when others are to end',
    covers('sessions.revoking-keeps-the-new'),
    async ({ links, people, existingUser }) => {
      await people.requireUpdatable(existingUser);
      const { refreshJwt } = await people.verified(await links.signIn(existingUser, revoking));

      const { answer } = await people.updatePhone({ ...existingUser, refreshJwt });

      expect(answer).toBeAccepted();
    },
  );

  test(
    'of other devices live until the link is verified',
    covers('sessions.revoking-waits-for-verify'),
    async ({ links, people, existingUser }) => {
      await people.requireUpdatable(existingUser);
      await links.signIn(existingUser, revoking);

      const { answer } = await people.updatePhone(existingUser);

      expect(answer).toBeAccepted();
    },
  );

  test(
    'of other users live on',
    covers('sessions.revoking-keeps-other-users'),
    async ({ links, people, existingUser, anotherUser }) => {
      await people.requireUpdatable(anotherUser);
      await people.verified(await links.signIn(existingUser, revoking));

      const { answer } = await people.updatePhone(anotherUser);

      expect(answer).toBeAccepted();
    },
  );

  test(
    'of other devices live on unasked',
    covers('sessions.keeps-others-unasked'),
    async ({ links, people, existingUser }) => {
      await people.requireUpdatable(existingUser);
      await people.verified(await links.signIn(existingUser));

      const { answer } = await people.updatePhone(existingUser);

      expect(answer).toBeAccepted();
    },
  );
});

const revoking = { loginOptions: { revokeOtherSessions: true } };
