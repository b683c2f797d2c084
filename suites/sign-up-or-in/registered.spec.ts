import { requireAccepted } from '../support/findings/set-up.ts';
import { covers, expect, test } from '../support/test.ts';
import { namesOf, sessionOf } from '../support/users/session.ts';

test.describe('sign-up or in', () => {
  test(
    'signs in the same user who is registered',
    covers('sign-up-or-in.keeps-registered-user'),
    async ({ newLinks, users, existingUser }) => {
      const { user } = await users.verified(
        await newLinks.signUpOrIn(existingUser, {}, 'sign-up-or-in.accepts-registered'),
      );

      expect(user['userId'], '`userId` of the user').toBe(existingUser.userId);
      expect(user['phone'], '`phone` of the user').toBe(existingUser.user['phone']);
      expect(user['loginIds'], '`loginIds` of the user').toEqual(existingUser.user['loginIds']);
    },
  );

  test(
    'leaves the details of somebody registered as they are',
    covers('sign-up-or-in.keeps-user-details'),
    async ({ existingUsers, newLinks, magicLink }) => {
      const details = { name: 'Ada Example', givenName: 'Ada', familyName: 'Example' };
      const registered = await existingUsers.create({ user: details });
      const link = await newLinks.signUpOrIn(registered, {}, 'sign-up-or-in.accepts-registered');

      const answer = await magicLink.verify(link);

      requireAccepted(answer, 'verify.completes-sign-up-or-in');
      expect(namesOf(sessionOf(answer).user), 'the names of the user').toEqual(
        namesOf(registered.user),
      );
    },
  );
});
