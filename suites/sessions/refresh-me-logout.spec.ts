import { claimsOf, withAlteredPayload, withAlteredSignature } from '../support/jwt.ts';
import { sessionOf } from '../support/session.ts';
import { covers, expect, test } from '../support/test.ts';

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
    'are renewed in their own project only',
    covers('sessions.refresh-refuses-other-project'),
    async ({ companions, magicLink, otherProject, existingUser: { refreshJwt } }) => {
      const renewed = await companions.refresh(refreshJwt);
      expect(renewed, 'setup: in its own project it is renewed').toBeAccepted();
      const latest = sessionOf(renewed).refreshJwt || refreshJwt;

      const answer = await magicLink.refresh(latest, otherProject);

      expect(answer).toBeRefused();
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
    'show the details of a user to nobody else',
    covers('sessions.me-refuses-wrong-jwts'),
    async ({ companions, existingUser: { refreshJwt } }) => {
      const wrong = ['', 'this-is-no-jwt', withAlteredSignature(refreshJwt)];

      const answers = await Promise.all(wrong.map(each => companions.me(each)));

      expect(answers).toBeRefused();
    },
  );

  test(
    'are shown in their own project only',
    covers('sessions.me-refuses-other-project'),
    async ({ companions, magicLink, otherProject, existingUser: { refreshJwt } }) => {
      const own = await companions.me(refreshJwt);
      expect(own, 'setup: in its own project me answers').toBeAccepted();

      const answer = await magicLink.me(refreshJwt, otherProject);

      expect(answer).toBeRefused();
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
    'show no details after a logout',
    covers('sessions.logout-ends-me'),
    async ({ companions, existingUser: { refreshJwt } }) => {
      expect(await companions.me(refreshJwt), 'setup: me answers').toBeAccepted();
      const logout = await companions.logout(refreshJwt);
      expect(logout, 'setup: the logout is accepted').toBeAccepted();

      expect(await companions.me(refreshJwt)).toBeRefused();
    },
  );

  test(
    'are ended by nobody else',
    covers('sessions.logout-refuses-wrong-jwts'),
    async ({ companions, people, existingUser }) => {
      await people.requireUpdatable(existingUser);
      const wrong = ['this-is-no-jwt', withAlteredSignature(existingUser.refreshJwt)];

      const answers = await Promise.all(wrong.map(each => companions.logout(each)));

      expect(answers).toBeRefused();
      const { answer } = await people.updatePhone(existingUser);
      expect(answer, 'an update after that').toBeAccepted();
    },
  );

  test(
    'end with an answer that clients can parse',
    covers('sessions.logout-answers-json'),
    async ({ companions, existingUser }) => {
      const answer = await companions.logout(existingUser.refreshJwt);
      expect(answer, 'setup: the logout is accepted').toBeAccepted();

      const kind = Object.prototype.toString.call(answer.json); // null and arrays are objects by typeof
      expect(kind, 'what the body is as JSON').toBe('[object Object]');
    },
  );

  test(
    'end at logout though they were renewed',
    covers('sessions.logout-ends-renewed-session'),
    async ({ companions, existingUser }) => {
      const renewed = await companions.refresh(existingUser.refreshJwt);
      expect(renewed, 'setup: the refresh is accepted').toBeAccepted();
      const refreshJwt = sessionOf(renewed).refreshJwt || existingUser.refreshJwt;
      const logout = await companions.logout(refreshJwt);
      expect(logout, 'setup: the logout is accepted').toBeAccepted();

      expect(await companions.refresh(refreshJwt)).toBeRefused();
    },
  );

  test(
    'let the user update the phone after a refresh',
    covers('sessions.renewed-session-updates-phone'),
    async ({ companions, people, existingUser }) => {
      await people.requireUpdatable(existingUser);
      const renewed = await companions.refresh(existingUser.refreshJwt);
      expect(renewed, 'setup: the refresh is accepted').toBeAccepted();
      const refreshJwt = sessionOf(renewed).refreshJwt || existingUser.refreshJwt;

      const { answer } = await people.updatePhone({ ...existingUser, refreshJwt });

      expect(answer).toBeAccepted();
    },
  );
});
