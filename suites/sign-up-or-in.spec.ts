import { covers, expect, test } from './support/test.ts';

test.describe('sign-up or in', () => {
  test.describe(() => {
    test.use({ probe: true });

    test(
      'accepts somebody new',
      covers('sign-up-or-in.accepts-new-user'),
      async ({ magicLink, newUser }) => {
        const answer = await magicLink.signUpOrIn(newUser);

        expect(answer).toBeAccepted();
      },
    );

    test(
      'sends a link to somebody new',
      covers('sign-up-or-in.texts-new-user'),
      async ({ magicLink, newUser, messages }) => {
        const answer = await magicLink.signUpOrIn(newUser);
        expect(answer, 'setup: the sign-up or in is accepted').toBeAccepted();

        await expect(messages).toReceiveLink(newUser.phone);
      },
    );
  });

  test(
    'accepts somebody who is registered',
    covers('sign-up-or-in.accepts-registered'),
    async ({ magicLink, existingUser }) => {
      const answer = await magicLink.signUpOrIn(existingUser);

      expect(answer).toBeAccepted();
    },
  );

  test(
    'sends a link to somebody who is registered',
    covers('sign-up-or-in.texts-registered-user'),
    async ({ existingUsers, magicLink, messages }) => {
      const existingUser = await existingUsers.createWithEmail();
      const answer = await magicLink.signUpOrIn(existingUser);
      expect(answer, 'setup: the sign-up or in is accepted').toBeAccepted();

      await expect(messages).toReceiveLink(existingUser.phone);
    },
  );

  test(
    'signs in the same user who is registered',
    covers('sign-up-or-in.keeps-registered-user'),
    async ({ newLinks, users, existingUser }) => {
      const { user } = await users.verified(await newLinks.signUpOrIn(existingUser));

      expect(user['userId'], 'the user ID').toBe(existingUser.userId);
      expect(user['phone'], 'the phone').toBe(existingUser.user['phone']);
      expect(user['loginIds'], 'the login IDs').toEqual(existingUser.user['loginIds']);
    },
  );

  test(
    'answers as documented',
    covers('sign-up-or-in.answers-as-documented'),
    async ({ magicLink, newUser }) => {
      const answer = await magicLink.signUpOrIn(newUser);
      expect(answer, 'setup: the sign-up or in is accepted').toBeAccepted();

      expect(answer).toSatisfyApiSpec();
      expect(answer).toBeJson();
    },
  );

  test(
    'does not show the whole phone',
    covers('sign-up-or-in.masks-phone'),
    async ({ magicLink, newUser }) => {
      const answer = await magicLink.signUpOrIn(newUser);
      expect(answer, 'setup: the sign-up or in is accepted').toBeAccepted();

      expect(answer).toMask(newUser.phone);
    },
  );

  test(
    'hides at least four digits',
    covers('sign-up-or-in.masks-four-digits'),
    async ({ magicLink, newUser }) => {
      const answer = await magicLink.signUpOrIn(newUser);
      expect(answer, 'setup: the sign-up or in is accepted').toBeAccepted();

      expect(answer).toMask(newUser.phone, { hiddenDigits: 4 });
    },
  );

  test(
    'answers with nothing that replaces the message',
    covers('sign-up-or-in.answer-holds-no-token'),
    async ({ magicLink, newUser, messages }) => {
      const answer = await magicLink.signUpOrIn(newUser);
      expect(answer, 'setup: the sign-up or in is accepted').toBeAccepted();
      const { token } = await messages.next(newUser.phone);

      expect(answer).toHoldNoToken(token);
      expect(answer).toHoldNoSession();
    },
  );
});
