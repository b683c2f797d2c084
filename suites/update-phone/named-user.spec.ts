import { requireAccepted } from '../support/findings/set-up.ts';
import { covers, expect, test } from '../support/test.ts';
import { sessionOf } from '../support/users/session.ts';

test.describe('update phone', () => {
  test(
    "keeps the named user's phone with another user's JWT",
    covers('update-phone.keeps-named-user'),
    async ({ users, newLinks, magicLink, existingUser, anotherUser }) => {
      const signIn = await newLinks.signIn(anotherUser);
      const { phone } = await users.newUser();
      const mixed = { loginId: anotherUser.loginId, refreshJwt: existingUser.refreshJwt };
      const answer = await magicLink.updatePhone(mixed, phone);
      await newLinks.useWhatArrives(answer, phone);

      const { user } = await users.verified(signIn);

      expect(user['phone'], '`phone` of the user').toBePhone(anotherUser.user['phone']);
    },
  );

  test(
    "keeps the named user's phone with another user's JWT when the phone is to be a login ID",
    covers('update-phone.adds-nothing-to-named-user'),
    async ({ users, newLinks, magicLink, existingUser, anotherUser }) => {
      const signIn = await newLinks.signIn(anotherUser);
      const { phone } = await users.newUser();
      const mixed = { loginId: anotherUser.loginId, refreshJwt: existingUser.refreshJwt };
      const answer = await magicLink.updatePhone(mixed, phone, { addToLoginIDs: true });
      await newLinks.useWhatArrives(answer, phone);

      const verified = await magicLink.verify(signIn);

      requireAccepted(verified, 'verify.completes-sign-in');
      const { user } = sessionOf(verified);
      expect(user['phone'], '`phone` of the user').toBe(anotherUser.user['phone']);
      expect(user['loginIds'], '`loginIds` of the user').toEqual(anotherUser.user['loginIds']);
    },
  );

  test(
    'serves users whose login ID is no phone number',
    covers('update-phone.serves-named-users'),
    async ({ existingUsers, users, newLinks }) => {
      const existingUser = await existingUsers.createWithEmail();
      const { phone, link } = await newLinks.updatePhone(existingUser);

      const { user } = await users.verified(link);

      expect(user['phone'], '`phone` of the user').toBePhone(phone);
    },
  );
});
