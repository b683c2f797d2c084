import { namesOf, sessionOf } from './support/users/session.ts';
import { covers, expect, test } from './support/test.ts';

test.describe('sign-up or in', () => {
  test(
    'accepts somebody registered a second time',
    covers('sign-up-or-in.accepts-second-call'),
    async ({ newLinks, magicLink, existingUser }) => {
      await newLinks.signUpOrIn(existingUser);

      const answer = await magicLink.signUpOrIn(existingUser);

      expect(answer).toBeAccepted();
    },
  );

  test(
    'leaves the details of somebody registered as they are',
    covers('sign-up-or-in.keeps-user-details'),
    async ({ existingUsers, newLinks, magicLink }) => {
      const details = { name: 'Ada Example', givenName: 'Ada', familyName: 'Example' };
      const registered = await existingUsers.create({ user: details });
      const link = await newLinks.signUpOrIn(registered);

      const answer = await magicLink.verify(link);

      expect(answer, 'setup: the link is verified').toBeAccepted();
      expect(namesOf(sessionOf(answer).user)).toEqual(namesOf(registered.user));
    },
  );
});
