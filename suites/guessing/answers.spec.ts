import { differencesBetween } from '../support/findings/differences.ts';
import { requireAccepted, requireRefused } from '../support/findings/set-up.ts';
import { covers, expect, test } from '../support/test.ts';
import { newEmail } from '../support/users/end-user.ts';

test.describe('guessing', () => {
  test(
    'learns nothing from a sign-up or in',
    covers('guessing.sign-up-or-in-answers-alike'),
    async ({ magicLink, users, existingUser, anotherUser }) => {
      const newUsers = [await users.newUser(), await users.newUser()];
      const ofNew = await Promise.all(newUsers.map(each => magicLink.signUpOrIn(each)));
      const ofRegistered = await Promise.all(
        [existingUser, anotherUser].map(each => magicLink.signUpOrIn(each)),
      );
      requireAccepted(
        [...ofNew, ...ofRegistered],
        'sign-up-or-in.accepts-new-user',
        'sign-up-or-in.accepts-new-user',
        'sign-up-or-in.accepts-registered',
      );

      expect(
        differencesBetween(ofNew, ofRegistered),
        'the fields that tell new users from registered ones',
      ).toEqual([]);
    },
  );

  test(
    'learns nothing of a user from a refused sign-up',
    covers('guessing.refusals-tell-nothing-of-the-user'),
    async ({ existingUsers, magicLink }) => {
      const details = { name: 'Ada Q Example', email: newEmail() };
      const registered = await existingUsers.create({ user: details });
      const answer = await magicLink.signUp(registered);
      requireRefused(answer, 'sign-up.refuses-registered');

      expect(answer).toKeepToItself(details.name);
      expect(answer).toKeepToItself(details.email);
      if (typeof registered.userId === 'string') expect(answer).toKeepToItself(registered.userId);
    },
  );
});
