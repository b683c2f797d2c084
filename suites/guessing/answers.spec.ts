import { differencesBetween } from '../support/findings/differences.ts';
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
      expect([...ofNew, ...ofRegistered], 'setup: all are accepted').toBeAccepted();

      expect(differencesBetween(ofNew, ofRegistered), 'what tells new from registered').toEqual([]);
    },
  );

  test(
    'learns nothing of a user from a refused sign-up',
    covers('guessing.refusals-tell-nothing-of-the-user'),
    async ({ existingUsers, magicLink }) => {
      const details = { name: 'Ada Q Example', email: newEmail() };
      const registered = await existingUsers.create({ user: details });
      const answer = await magicLink.signUp(registered);
      expect(answer, 'setup: the sign-up is refused').toBeRefused();

      expect(answer.everything, 'the answer').not.toContain(details.name);
      expect(answer.everything, 'the answer').not.toContain(details.email);
      expect(answer.everything, 'the answer').not.toContain(String(registered.userId));
    },
  );
});
