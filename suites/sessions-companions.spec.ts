import { claimsOf } from './support/http/jwt.ts';
import { withAlteredSignature } from './support/tampering/jwt-forgery.ts';
import { sessionOf } from './support/users/session.ts';
import { covers, expect, test } from './support/test.ts';

test.describe('sessions', () => {
  test(
    'show the details of a user to nobody else',
    covers('sessions.me-refuses-wrong-jwts'),
    async ({ supportingOperations, existingUser: { refreshJwt } }) => {
      const wrong = ['', 'this-is-no-jwt', withAlteredSignature(refreshJwt)];

      const answers = await Promise.all(wrong.map(each => supportingOperations.me(each)));

      expect(answers).toBeRefused();
    },
  );

  test(
    'show no details after a logout',
    covers('sessions.logout-ends-me'),
    async ({ supportingOperations, existingUser: { refreshJwt } }) => {
      expect(await supportingOperations.me(refreshJwt), 'setup: me answers').toBeAccepted();
      const logout = await supportingOperations.logout(refreshJwt);
      expect(logout, 'setup: the logout is accepted').toBeAccepted();

      expect(await supportingOperations.me(refreshJwt)).toBeRefused();
    },
  );

  test(
    'are ended by nobody else',
    covers('sessions.logout-refuses-wrong-jwts'),
    async ({ supportingOperations, users, existingUser }) => {
      await users.requireUpdatable(existingUser);
      const wrong = ['this-is-no-jwt', withAlteredSignature(existingUser.refreshJwt)];

      const answers = await Promise.all(wrong.map(each => supportingOperations.logout(each)));

      expect(answers).toBeRefused();
      const { answer } = await users.updatePhone(existingUser);
      expect(answer, 'an update after that').toBeAccepted();
    },
  );

  test(
    'end with an answer that clients can parse',
    covers('sessions.logout-answers-json'),
    async ({ supportingOperations, existingUser }) => {
      const answer = await supportingOperations.logout(existingUser.refreshJwt);
      expect(answer, 'setup: the logout is accepted').toBeAccepted();

      const kind = Object.prototype.toString.call(answer.json); // null and arrays are objects by typeof
      expect(kind, 'what the body is as JSON').toBe('[object Object]');
    },
  );

  test(
    'end at logout though they were renewed',
    covers('sessions.logout-ends-renewed-session'),
    async ({ supportingOperations, existingUser }) => {
      const renewed = await supportingOperations.refresh(existingUser.refreshJwt);
      expect(renewed, 'setup: the refresh is accepted').toBeAccepted();
      const refreshJwt = sessionOf(renewed).refreshJwt || existingUser.refreshJwt;
      const logout = await supportingOperations.logout(refreshJwt);
      expect(logout, 'setup: the logout is accepted').toBeAccepted();

      expect(await supportingOperations.refresh(refreshJwt)).toBeRefused();
    },
  );

  test(
    'let the user update the phone after a refresh',
    covers('sessions.renewed-session-updates-phone'),
    async ({ supportingOperations, users, existingUser }) => {
      await users.requireUpdatable(existingUser);
      const renewed = await supportingOperations.refresh(existingUser.refreshJwt);
      expect(renewed, 'setup: the refresh is accepted').toBeAccepted();
      const refreshJwt = sessionOf(renewed).refreshJwt || existingUser.refreshJwt;

      const { answer } = await users.updatePhone({ ...existingUser, refreshJwt });

      expect(answer).toBeAccepted();
    },
  );

  test(
    'are renewed in their own project only',
    covers('sessions.refresh-refuses-other-project'),
    async ({ supportingOperations, magicLink, otherProject, existingUser: { refreshJwt } }) => {
      const renewed = await supportingOperations.refresh(refreshJwt);
      expect(renewed, 'setup: in its own project it is renewed').toBeAccepted();
      const latest = sessionOf(renewed).refreshJwt || refreshJwt;

      const answer = await magicLink.refresh(latest, otherProject);

      expect(answer).toBeRefused();
    },
  );

  test(
    'are shown in their own project only',
    covers('sessions.me-refuses-other-project'),
    async ({ supportingOperations, magicLink, otherProject, existingUser: { refreshJwt } }) => {
      const own = await supportingOperations.me(refreshJwt);
      expect(own, 'setup: in its own project me answers').toBeAccepted();

      const answer = await magicLink.me(refreshJwt, otherProject);

      expect(answer).toBeRefused();
    },
  );

  test(
    'keep issuer, kind and expiry whatever the custom claims',
    covers('sessions.custom-claims-keep-reserved'),
    async ({ magicLink, newLinks, existingUser }) => {
      const exp = Math.floor(Date.now() / 1000) + 50 * 365 * 24 * 3600;
      const loginOptions = { customClaims: { iss: 'somebody-else', drn: 'DSR', exp } };
      const answer = await magicLink.signIn(existingUser, { loginOptions });
      const verified = await newLinks.useWhatArrives(answer, existingUser.phone);

      const claims = claimsOf(
        (verified && sessionOf(verified).sessionJwt) || existingUser.sessionJwt,
      );

      const usual = claimsOf(existingUser.sessionJwt);
      expect(claims.iss, 'iss').toBe(usual.iss);
      expect(claims['drn'], 'drn').toBe(usual['drn'] ?? claims['drn']);
      expect(claims.exp, 'exp').not.toBe(exp);
    },
  );

  test(
    'of other devices end by a sign-up or in, when asked to',
    covers('sessions.sign-up-or-in-revokes-others'),
    async ({ newLinks, users, magicLink, existingUser, newUser }) => {
      await users.requireUpdatable(existingUser);
      await newLinks.passOver(existingUser.phone);
      const revoking = { loginOptions: { revokeOtherSessions: true } };
      await users.verified(await newLinks.signUpOrIn(existingUser, revoking));

      expect(await magicLink.updatePhone(existingUser, newUser.phone)).toBeRefused();
    },
  );
});
