import { namesOf, sessionOf } from '../support/session.ts';
import { covers, expect, test } from '../support/test.ts';

test.describe('sign-up or in', () => {
  test(
    'signs in the same user who is registered',
    covers('sign-up-or-in.keeps-registered-user'),
    async ({ links, people, existingUser }) => {
      const { user } = await people.verified(await links.signUpOrIn(existingUser));

      expect(user['userId'], 'the user ID').toBe(existingUser.userId);
      expect(user['phone'], 'the phone').toBe(existingUser.user['phone']);
      expect(user['loginIds'], 'the login IDs').toEqual(existingUser.user['loginIds']);
    },
  );

  test(
    'leaves the details of somebody registered as they are',
    covers('sign-up-or-in.keeps-user-details'),
    async ({ people, links, magicLink }) => {
      const details = { name: 'Ada Example', givenName: 'Ada', familyName: 'Example' };
      const registered = await people.existingUser(links, { user: details });
      const link = await links.signUpOrIn(registered);

      const answer = await magicLink.verify(link);

      expect(answer, 'setup: the link is verified').toBeAccepted();
      expect(namesOf(sessionOf(answer).user)).toEqual(namesOf(registered.user));
    },
  );
});
