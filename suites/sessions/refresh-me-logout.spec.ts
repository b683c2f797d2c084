import { claimsOf } from '../../spec/wire/jwt.ts';
import { requireRefreshReadsJwts } from '../support/users/ended-sessions.ts';
import { withAlteredPayload, withAlteredSignature } from '../support/tampering/jwt-forgery.ts';
import { requireAccepted, requireRefused } from '../support/findings/set-up.ts';
import { covers, expect, test } from '../support/test.ts';
import { newEmail } from '../support/users/end-user.ts';
import { sessionOf } from '../support/users/session.ts';

test.describe('sessions', () => {
  test(
    'are renewed by a refresh',
    covers('sessions.refresh-renews'),
    async ({ supportingOperations, existingUser, anotherUser }) => {
      const first = await supportingOperations.refresh(existingUser.refreshJwt);
      const second = await supportingOperations.refresh(anotherUser.refreshJwt);

      expect([first, second]).toBeAccepted();
      expect(first).toHoldJwt('session');
      expect(second).toHoldJwt('session');
      const [one, other] = [first, second].map(each => sessionOf(each).sessionJwt);
      const [ofOne, ofOther] = [existingUser, anotherUser].map(each => claimsOf(each.sessionJwt));
      expect(one!, 'the renewed session JWT').toClaim('sub', ofOne!.sub);
      expect(other!, 'the renewed session JWT of the other user').toClaim('sub', ofOther!.sub);
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
    'are renewed in their own project only',
    covers('sessions.refresh-refuses-other-project'),
    async ({ supportingOperations, magicLink, otherProject, existingUser: { refreshJwt } }) => {
      const renewed = await supportingOperations.refresh(refreshJwt);
      requireAccepted(renewed, 'sessions.refresh-renews');
      const latest = sessionOf(renewed).refreshJwt || refreshJwt;

      const answer = await magicLink.refresh(latest, otherProject);

      expect(answer).toBeRefused();
    },
  );

  test(
    'let the user read the own details',
    covers('sessions.me-tells-the-user'),
    async ({ supportingOperations, existingUser, anotherUser }) => {
      const first = await supportingOperations.me(existingUser.refreshJwt);
      const second = await supportingOperations.me(anotherUser.refreshJwt);

      expect([first, second]).toBeAccepted();
      expect(first.fields['userId'], '`userId` that me tells').toBe(existingUser.userId);
      expect(second.fields['userId'], '`userId` that me tells another').toBe(anotherUser.userId);
    },
  );

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
    'are shown in their own project only',
    covers('sessions.me-refuses-other-project'),
    async ({ supportingOperations, magicLink, otherProject, existingUser: { refreshJwt } }) => {
      const own = await supportingOperations.me(refreshJwt);
      requireAccepted(own, 'sessions.me-tells-the-user');

      const answer = await magicLink.me(refreshJwt, otherProject);

      expect(answer).toBeRefused();
    },
  );

  test(
    'end at logout',
    covers('sessions.logout-ends-session'),
    async ({ supportingOperations, users, existingUser, newUser }) => {
      await users.requireUpdatable(existingUser, newUser.phone);
      const logout = await supportingOperations.logout(existingUser.refreshJwt);
      expect(logout, 'the logout').toBeAccepted();
      await requireRefreshReadsJwts(supportingOperations, existingUser.refreshJwt);

      expect(await supportingOperations.refresh(existingUser.refreshJwt)).toBeRefused();
    },
  );

  test(
    'of other devices live on after a logout',
    covers('sessions.logout-leaves-others'),
    async ({ supportingOperations, users, newLinks, existingUser }) => {
      const other = await users.verified(await newLinks.signIn(existingUser));
      const logout = await supportingOperations.logout(existingUser.refreshJwt);
      requireAccepted(logout, 'sessions.logout-ends-session');

      expect(await supportingOperations.refresh(other.refreshJwt)).toBeAccepted();
    },
  );

  test(
    'show no details after a logout',
    covers('sessions.logout-ends-me'),
    async ({ supportingOperations, existingUser: { refreshJwt } }) => {
      requireAccepted(await supportingOperations.me(refreshJwt), 'sessions.me-tells-the-user');
      const logout = await supportingOperations.logout(refreshJwt);
      requireAccepted(logout, 'sessions.logout-ends-session');
      const neverIssued = await supportingOperations.me(withAlteredSignature(refreshJwt));
      requireRefused(neverIssued, 'sessions.me-refuses-wrong-jwts');

      expect(await supportingOperations.me(refreshJwt)).toBeRefused();
    },
  );

  test(
    'are ended by nobody else',
    covers('sessions.logout-refuses-wrong-jwts'),
    async ({ supportingOperations, users, magicLink, existingUser, newUser }) => {
      await users.requireUpdatable(existingUser, newUser.phone);
      const wrong = ['this-is-no-jwt', withAlteredSignature(existingUser.refreshJwt)];

      const answers = await Promise.all(wrong.map(each => supportingOperations.logout(each)));

      expect(answers).toBeRefused();
      const answer = await magicLink.updatePhone(existingUser, newUser.phone);
      expect(answer, 'an update after that').toBeAccepted();
    },
  );

  test(
    'end with an answer that clients can parse',
    covers('sessions.logout-answers-json'),
    async ({ supportingOperations, existingUser }) => {
      const answer = await supportingOperations.logout(existingUser.refreshJwt);
      requireAccepted(answer, 'sessions.logout-ends-session');

      const kind = Object.prototype.toString.call(answer.json); // null and arrays are objects by typeof
      expect(kind, 'the kind of the body as JSON').toBe('[object Object]');
    },
  );

  test(
    'end at logout though they were renewed',
    covers('sessions.logout-ends-renewed-session'),
    async ({ supportingOperations, existingUser }) => {
      const renewed = await supportingOperations.refresh(existingUser.refreshJwt);
      requireAccepted(renewed, 'sessions.refresh-renews');
      const refreshJwt = sessionOf(renewed).refreshJwt || existingUser.refreshJwt;
      const logout = await supportingOperations.logout(refreshJwt);
      requireAccepted(logout, 'sessions.logout-ends-session');
      await requireRefreshReadsJwts(supportingOperations, refreshJwt);

      expect(await supportingOperations.refresh(refreshJwt)).toBeRefused();
    },
  );

  test(
    'let the user update the phone after a refresh',
    covers('sessions.renewed-session-updates-phone'),
    async ({ supportingOperations, users, magicLink, existingUser, newUser }) => {
      await users.requireUpdatable(existingUser, newUser.phone);
      const renewed = await supportingOperations.refresh(existingUser.refreshJwt);
      requireAccepted(renewed, 'sessions.refresh-renews');
      const refreshJwt = sessionOf(renewed).refreshJwt || existingUser.refreshJwt;

      const answer = await magicLink.updatePhone({ ...existingUser, refreshJwt }, newUser.phone);

      expect(answer).toBeAccepted();
    },
  );
  test(
    'of users with a like login ID live on after a logout',
    covers('sessions.logout-leaves-other-users'),
    async ({ supportingOperations, existingUsers }) => {
      const email = newEmail();
      const named = (loginId: string) => existingUsers.create({}, phone => ({ loginId, phone }));
      const user = await named(email);
      const others = [await named(`${email}.test`), await named(email.replace(/^../, '__'))];
      const logout = await supportingOperations.logout(user.refreshJwt);
      requireAccepted(logout, 'sessions.logout-ends-session');

      const answers = others.map(each => supportingOperations.refresh(each.refreshJwt));

      expect(await Promise.all(answers)).toBeAccepted();
    },
  );
});
