import { requireAccepted } from './support/findings/set-up.ts';
import { withPhone } from './support/users/end-user.ts';
import { covers, expect, test } from './support/test.ts';

test.describe('sign-in', () => {
  test.describe(() => {
    test.use({ probe: true });

    test(
      'accepts somebody who is registered',
      covers('sign-in.accepts-registered'),
      async ({ magicLink, existingUser }) => {
        const answer = await magicLink.signIn(existingUser);

        expect(answer).toBeAccepted();
      },
    );

    test(
      'sends a link to the phone of the user',
      covers('sign-in.texts-the-phone'),
      async ({ magicLink, existingUser, messages }) => {
        const answer = await magicLink.signIn(existingUser);
        expect(answer, 'setup: the sign-in is accepted').toBeAccepted();

        await expect(messages).toReceiveLink(existingUser.phone);
      },
    );
  });

  test(
    'answers as documented',
    covers('sign-in.answers-as-documented'),
    async ({ magicLink, existingUser }) => {
      const answer = await magicLink.signIn(existingUser);
      expect(answer, 'setup: the sign-in is accepted').toBeAccepted();

      expect(answer).toSatisfyApiSpec();
      expect(answer).toBeJson();
    },
  );

  test(
    'does not show the whole phone',
    covers('sign-in.masks-phone'),
    async ({ magicLink, existingUser }) => {
      const answer = await magicLink.signIn(existingUser);
      expect(answer, 'setup: the sign-in is accepted').toBeAccepted();

      expect(answer).toMask(existingUser.phone);
    },
  );

  test(
    'hides at least four digits',
    covers('sign-in.masks-four-digits'),
    async ({ magicLink, existingUser }) => {
      const answer = await magicLink.signIn(existingUser);
      expect(answer, 'setup: the sign-in is accepted').toBeAccepted();

      expect(answer).toMask(existingUser.phone, { hiddenDigits: 4 });
    },
  );

  test(
    'answers with nothing that replaces the message',
    covers('sign-in.answer-holds-no-token'),
    async ({ magicLink, existingUser, messages }) => {
      const answer = await magicLink.signIn(existingUser);
      expect(answer, 'setup: the sign-in is accepted').toBeAccepted();
      const { token } = await messages.next(existingUser.phone);

      expect(answer).toHoldNoToken(token);
      expect(answer).toHoldNoSession();
    },
  );

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
    'refuses somebody who is not registered',
    covers('sign-in.refuses-unregistered'),
    async ({ users }) => {
      const { answer } = await users.signInUnregistered();

      expect(answer).toBeRefused();
    },
  );

  test(
    'sends nothing to somebody who is not registered',
    covers('sign-in.texts-nobody-unregistered'),
    async ({ users, magicLink, messages }) => {
      const { newUser, answer } = await users.signInUnregistered();
      expect(answer, 'setup: the sign-in is refused').toBeRefused();

      const arrived = await messages.strayLinks(newUser.phone, (redirectUrl, phone) =>
        magicLink.signUpOrIn(withPhone(phone), { redirectUrl }),
      );

      expect(arrived, 'links that arrived').toEqual([]);
    },
  );

  test(
    'makes no user of somebody who is not registered',
    covers('sign-in.makes-no-user'),
    async ({ users, magicLink }) => {
      requireAccepted((await users.signUp()).answer, 'a sign-up of another user is accepted');
      const { newUser, answer } = await users.signInUnregistered();
      expect(answer, 'setup: the sign-in is refused').toBeRefused();

      expect(await magicLink.signIn(newUser), 'the same sign-in again').toBeRefused();
      expect(await magicLink.signUp(newUser), 'a sign-up after that').toBeAccepted();
    },
  );
});
