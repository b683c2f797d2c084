import { digitsOf } from '../support/expect.ts';
import { sessionOf } from '../support/session.ts';
import { covers, expect, test } from '../support/test.ts';

test.describe('update phone', () => {
  test(
    "keeps the named user's phone with another user's JWT",
    covers('update-phone.keeps-named-user'),
    async ({ people, links, magicLink, existingUser, anotherUser }) => {
      const signIn = await links.signIn(anotherUser);
      const { phone } = await people.stranger();
      const mixed = { loginId: anotherUser.loginId, refreshJwt: existingUser.refreshJwt };
      const answer = await magicLink.updatePhone(mixed, phone);
      await links.useWhatArrives(answer, phone);

      const { user } = await people.verified(signIn);

      expect(digitsOf(user['phone']), 'the phone').toBe(digitsOf(anotherUser.user['phone']));
    },
  );

  test(
    "keeps the named user's phone with another user's JWT when the phone is to be a login ID",
    covers('update-phone.adds-nothing-to-named-user'),
    async ({ people, links, magicLink, existingUser, anotherUser }) => {
      const signIn = await links.signIn(anotherUser);
      const { phone } = await people.stranger();
      const mixed = { loginId: anotherUser.loginId, refreshJwt: existingUser.refreshJwt };
      const answer = await magicLink.updatePhone(mixed, phone, { addToLoginIDs: true });
      await links.useWhatArrives(answer, phone);

      const verified = await magicLink.verify(signIn);

      expect(verified, 'setup: the link is verified').toBeAccepted();
      const { user } = sessionOf(verified);
      expect(user['phone'], 'the phone').toBe(anotherUser.user['phone']);
      expect(user['loginIds'], 'the login IDs').toEqual(anotherUser.user['loginIds']);
    },
  );

  test(
    'serves users whose login ID is no phone number',
    covers('update-phone.serves-named-users'),
    async ({ people, links }) => {
      const namedUser = await people.namedUser(links);
      const { phone, link } = await links.updatePhone(people, namedUser);

      const { user } = await people.verified(link);

      expect(digitsOf(user['phone']), 'the phone').toBe(digitsOf(phone));
    },
  );
});
