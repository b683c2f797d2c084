import { withEmail } from './support/users/end-user.ts';
import { covers, expect, test } from './support/test.ts';

test.describe('sign-in', () => {
  test(
    'refuses an e-mail address that is not registered',
    covers('sign-in.refuses-unknown-email'),
    async ({ users, magicLink }) => {
      const { phone } = await users.newUser();

      const answer = await magicLink.signIn(withEmail(phone));

      expect(answer).toBeRefused();
    },
  );

  test(
    'does not show the phone behind a login ID',
    covers('sign-in.hides-phone-of-login-id'),
    async ({ existingUsers, magicLink }) => {
      const existingUser = await existingUsers.createWithEmail();
      const answer = await magicLink.signIn(existingUser);
      expect(answer, 'setup: the sign-in is accepted').toBeAccepted();

      expect(answer).toMask(existingUser.phone);
    },
  );

  test(
    'takes a login ID as a whole',
    covers('sign-in.refuses-near-login-ids'),
    async ({ magicLink, existingUser }) => {
      const { loginId } = existingUser;
      const part = loginId.slice(0, -1);

      const near = [part, `${part}%`, `${part}_`, `${part}*`, `${part}.`];
      const answers = near.map(each => magicLink.signIn({ ...existingUser, loginId: each }));

      expect(await Promise.all(answers)).toBeRefused();
    },
  );
});
