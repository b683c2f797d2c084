import { isRefused } from '../support/http/answer.ts';
import { requireAccepted } from '../support/findings/set-up.ts';
import { covers, expect, test } from '../support/test.ts';
import { withEmail } from '../support/users/end-user.ts';

test.describe('sign-up', () => {
  test.describe(() => {
    test.use({ probe: true });

    test(
      'sends a link to the phone given',
      covers('sign-up.texts-the-phone'),
      async ({ users, messages }) => {
        const { newUser, answer } = await users.signUp();
        requireAccepted(answer, 'sign-up.accepts-new-user');

        await expect(messages).toReceiveLink(newUser.phone);
      },
    );
  });

  test(
    'sends the link to the phone, not to the login ID',
    covers('sign-up.texts-phone-not-login-id'),
    async ({ users, magicLink, messages }) => {
      const elsewhere = await users.newUser();
      const { phone } = await users.newUser();
      const answer = await magicLink.signUp({ loginId: elsewhere.loginId, phone });
      requireAccepted(answer, 'sign-up.accepts-new-user');

      await expect(messages).toReceiveLink(phone);
      const arrived = await messages.strayLinks(elsewhere.phone, (redirectUrl, other) =>
        magicLink.signUp(withEmail(other), { redirectUrl }),
      );
      expect(arrived, 'the links that arrived at the login ID').toEqual([]);
    },
  );

  test(
    'reads the phone in the user details',
    covers('sign-up.reads-phone-in-user'),
    async ({ users, magicLink, messages }) => {
      const { newUser, outcome } = await users.asNewUser(
        ({ phone }) => magicLink.signUp(withEmail(phone), { phone: undefined }),
        isRefused,
      );
      expect(outcome).toBeAccepted();

      await expect(messages).toReceiveLink(newUser.phone);
    },
  );

  test(
    'reads the phone beside the user details',
    covers('sign-up.reads-phone-field'),
    async ({ users, magicLink, messages }) => {
      const { newUser, outcome } = await users.asNewUser(
        ({ phone }) => magicLink.signUp(withEmail(phone), { user: undefined }),
        isRefused,
      );
      expect(outcome).toBeAccepted();

      await expect(messages).toReceiveLink(newUser.phone);
    },
  );

  test(
    'sends one message',
    covers('sign-up.sends-one-message'),
    async ({ users, magicLink, messages }) => {
      const { newUser, answer } = await users.signUp();
      requireAccepted(answer, 'sign-up.accepts-new-user');

      const count = await messages.countOfOneSend(newUser.phone, redirectUrl =>
        magicLink.signUpOrIn(newUser, { redirectUrl }),
      );

      expect(count, 'the number of messages with a magic link').toBe(1);
    },
  );
});
