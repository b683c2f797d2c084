import { requireRefused, requires } from '../support/findings/set-up.ts';
import { covers, expect, test } from '../support/test.ts';
import { sessionOf } from '../support/users/session.ts';

test.describe('sign-up', () => {
  test(
    'refuses somebody who is registered',
    covers('sign-up.refuses-registered'),
    async ({ magicLink, existingUser }) => {
      const answer = await magicLink.signUp(existingUser);

      expect(answer).toBeRefused();
    },
  );

  test(
    'refuses somebody who is registered by an e-mail address',
    covers('sign-up.refuses-taken-name'),
    async ({ existingUsers, magicLink, newUser: { phone } }) => {
      const { loginId } = await existingUsers.createWithEmail();

      const answer = await magicLink.signUp({ loginId, phone });

      expect(answer).toBeRefused();
    },
  );

  test(
    'sends nothing to somebody who is registered',
    covers('sign-up.texts-nobody-registered'),
    async ({ magicLink, existingUser, messages }) => {
      const answer = await magicLink.signUp(existingUser);
      requireRefused(answer, 'sign-up.refuses-registered');

      const arrived = await messages.strayLinks(existingUser.phone, redirectUrl =>
        magicLink.signIn(existingUser, { redirectUrl }),
      );

      expect(arrived, 'the links that arrived').toEqual([]);
    },
  );

  test(
    'changes nothing of somebody who is registered',
    covers('sign-up.keeps-registered-user'),
    async ({ magicLink, existingUser, users, newLinks }) => {
      const signIn = await newLinks.signIn(existingUser);
      const { phone: elsewhere } = await users.newUser();
      const answer = await magicLink.signUp(existingUser, {
        phone: elsewhere,
        user: { name: 'Somebody Else', phone: elsewhere },
      });
      requireRefused(answer, 'sign-up.refuses-registered');

      const verified = await magicLink.verify(signIn);

      expect(verified).toBeAccepted();
      const { user } = sessionOf(verified);
      expect(user['userId'], '`userId` of the user').toBe(existingUser.userId);
      expect(user['phone'], '`phone` of the user').toBe(existingUser.user['phone']);
      expect(user['name'], '`name` of the user').toBe(existingUser.user['name']);
    },
  );

  test(
    'keeps the user details given',
    covers('sign-up.keeps-user-details'),
    async ({ users, newLinks }) => {
      const { newUser, link } = await newLinks.signUp({
        user: { name: 'Ada Éxample', givenName: 'Ada', familyName: 'Éxample' },
      });
      const { user } = await users.verified(link);

      const loginIds = [user['loginIds']].flat();
      requires('verify.tells-login-id', loginIds.includes(newUser.loginId), {
        subject: '`loginIds` of the user',
        expected: `something that holds ${newUser.loginId}`,
        actual: loginIds,
      });
      expect(user, 'the user').toMatchObject({
        name: 'Ada Éxample',
        givenName: 'Ada',
        familyName: 'Éxample',
      });
    },
  );
});
