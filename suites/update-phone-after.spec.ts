import { digitsOf } from './support/users/numbers.ts';
import { sessionOf } from './support/users/session.ts';
import { covers, expect, test } from './support/test.ts';

test.describe('update phone', () => {
  test(
    'outlasts the sign-in links from before',
    covers('update-phone.older-links-keep-new-phone'),
    async ({ users, newLinks, magicLink, existingUser }) => {
      const older = await newLinks.signIn(existingUser);
      const { phone, link } = await newLinks.updatePhone(existingUser);
      await users.verified(link);

      const answer = await magicLink.verify(older);

      const told = sessionOf(answer).user['phone'] ?? phone; // refused, it changes nothing
      expect(digitsOf(told), 'the phone').toBe(digitsOf(phone));
    },
  );

  test(
    'leaves the sign-in links from before alive',
    covers('update-phone.older-links-live-on'),
    async ({ users, newLinks, magicLink, existingUser }) => {
      const older = await newLinks.signIn(existingUser);
      const { link } = await newLinks.updatePhone(existingUser);
      await users.verified(link);

      const answer = await magicLink.verify(older);

      expect(answer).toBeAccepted();
    },
  );
});
