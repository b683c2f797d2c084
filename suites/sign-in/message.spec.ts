import { requireAccepted } from '../support/findings/set-up.ts';
import { covers, expect, test } from '../support/test.ts';

test.describe('sign-in', () => {
  test.describe(() => {
    test.use({ probe: true });

    test(
      'sends a link to the phone of the user',
      covers('sign-in.texts-the-phone'),
      async ({ magicLink, existingUser, messages }) => {
        const answer = await magicLink.signIn(existingUser);
        requireAccepted(answer, 'sign-in.accepts-registered');

        await expect(messages).toReceiveLink(existingUser.phone);
      },
    );
  });

  test(
    'sends the link to the phone of a user with another login ID',
    covers('sign-in.texts-phone-of-login-id'),
    async ({ existingUsers, magicLink, messages }) => {
      const existingUser = await existingUsers.createWithEmail();

      const answer = await magicLink.signIn(existingUser);

      expect(answer).toBeAccepted();
      await expect(messages).toReceiveLink(existingUser.phone);
    },
  );
});
