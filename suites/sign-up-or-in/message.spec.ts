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

  test(
    'sends one message',
    covers('sign-up-or-in.sends-one-message'),
    async ({ magicLink, newUser, existingUser, messages }) => {
      const answers = [
        await magicLink.signUpOrIn(newUser),
        await magicLink.signUpOrIn(existingUser),
      ];
      requireAccepted(
        answers,
        'sign-up-or-in.accepts-new-user',
        'sign-up-or-in.accepts-registered',
      );

      const [toNew, toRegistered] = await Promise.all(
        [newUser, existingUser].map(each =>
          messages.countOfOneSend(each.phone, redirectUrl =>
            magicLink.signUpOrIn(each, { redirectUrl }),
          ),
        ),
      );

      expect(toNew, 'the number of messages with a magic link to somebody new').toBe(1);
      expect(toRegistered, 'the number of them to somebody who is registered').toBe(1);
    },
  );

  test(
    'sends nothing to a phone that the call names',
    covers('sign-up-or-in.texts-no-phone-of-the-call'),
    async ({ magicLink, existingUser, newUser, messages }) => {
      const { phone } = newUser;
      await magicLink.signUpOrIn(existingUser, { phone, user: { phone } }); // whether it is refused or not, what it has sent is judged

      const arrived = await messages.strayMagicLinks(phone, redirectUrl =>
        magicLink.signUpOrIn(newUser, { redirectUrl }),
      );

      expect(arrived, 'the links that arrived at the phone of the call').toEqual([]);
    },
  );
});
