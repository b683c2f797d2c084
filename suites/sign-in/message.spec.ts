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

  test(
    'sends one message',
    covers('sign-in.sends-one-message'),
    async ({ magicLink, existingUser, messages }) => {
      requireAccepted(await magicLink.signIn(existingUser), 'sign-in.accepts-registered');

      const count = await messages.countOfOneSend(existingUser.phone, redirectUrl =>
        magicLink.signIn(existingUser, { redirectUrl }),
      );

      expect(count, 'the number of messages with a magic link').toBe(1);
    },
  );

  test(
    'sends nothing to a phone that the call names',
    covers('sign-in.texts-no-phone-of-the-call'),
    async ({ magicLink, existingUser, newUser, messages }) => {
      const { phone } = newUser;
      await magicLink.signIn(existingUser, { phone, user: { phone } }); // whether it is refused or not, what it has sent is judged

      const arrived = await messages.strayMagicLinks(phone, redirectUrl =>
        magicLink.signUpOrIn(newUser, { redirectUrl }),
      );

      expect(arrived, 'the links that arrived at the phone of the call').toEqual([]);
    },
  );
});
