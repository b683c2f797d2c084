import { requireAccepted } from '../support/findings/set-up.ts';
import { covers, expect, test } from '../support/test.ts';

test.describe('sign-up or in', () => {
  test.describe(() => {
    test.use({ probe: true });

    test(
      'sends a link to somebody new',
      covers('sign-up-or-in.texts-new-user'),
      async ({ magicLink, newUser, messages }) => {
        const answer = await magicLink.signUpOrIn(newUser);
        requireAccepted(answer, 'sign-up-or-in.accepts-new-user');

        await expect(messages).toReceiveLink(newUser.phone);
      },
    );
  });

  test(
    'sends a link to somebody who is registered',
    covers('sign-up-or-in.texts-registered-user'),
    async ({ existingUsers, magicLink, messages }) => {
      const existingUser = await existingUsers.createWithEmail();
      const answer = await magicLink.signUpOrIn(existingUser);
      requireAccepted(answer, 'sign-up-or-in.accepts-registered');

      await expect(messages).toReceiveLink(existingUser.phone);
    },
  );
});
