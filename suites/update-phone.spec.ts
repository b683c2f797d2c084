import { digitsOf } from './support/users/numbers.ts';
import { covers, expect, test } from './support/test.ts';

test.describe('update phone', () => {
  test.describe(() => {
    test.use({ probe: true });

    test(
      'accepts a user who is signed in',
      covers('update-phone.accepts-signed-in-user'),
      async ({ users, existingUser }) => {
        const { answer } = await users.updatePhone(existingUser);

        expect(answer).toBeAccepted();
      },
    );

    test(
      'sends a link to the new phone',
      covers('update-phone.texts-new-phone'),
      async ({ users, existingUser, messages }) => {
        const { phone, answer } = await users.updatePhone(existingUser);
        expect(answer, 'setup: the update is accepted').toBeAccepted();

        await expect(messages).toReceiveLink(phone);
      },
    );
  });

  test(
    'answers as documented',
    covers('update-phone.answers-as-documented'),
    async ({ users, existingUser }) => {
      const { answer } = await users.updatePhone(existingUser);
      expect(answer, 'setup: the update is accepted').toBeAccepted();

      expect(answer).toSatisfyApiSpec();
      expect(answer).toBeJson();
    },
  );

  test(
    'does not show the whole new phone',
    covers('update-phone.masks-phone'),
    async ({ users, existingUser }) => {
      const { phone, answer } = await users.updatePhone(existingUser);
      expect(answer, 'setup: the update is accepted').toBeAccepted();

      expect(answer).toMask(phone);
    },
  );

  test(
    'hides at least four digits',
    covers('update-phone.masks-four-digits'),
    async ({ users, existingUser }) => {
      const { phone, answer } = await users.updatePhone(existingUser);
      expect(answer, 'setup: the update is accepted').toBeAccepted();

      expect(answer).toMask(phone, { hiddenDigits: 4 });
    },
  );

  test(
    'answers with nothing that replaces the message',
    covers('update-phone.answer-holds-no-token'),
    async ({ users, existingUser, messages }) => {
      const { phone, answer } = await users.updatePhone(existingUser);
      expect(answer, 'setup: the update is accepted').toBeAccepted();
      const { token } = await messages.next(phone);

      expect(answer).toHoldNoToken(token);
      expect(answer).toHoldNoSession();
    },
  );

  test(
    'sends nothing to the old phone',
    covers('update-phone.texts-old-phone-not'),
    async ({ magicLink, newLinks, existingUser, messages }) => {
      await newLinks.updatePhone(existingUser);

      const arrived = await messages.strayMagicLinks(existingUser.phone, redirectUrl =>
        magicLink.signIn(existingUser, { redirectUrl }),
      );

      expect(arrived, 'links that arrived at the old phone').toEqual([]);
    },
  );

  test(
    'changes the phone on verify',
    covers('update-phone.changes-phone'),
    async ({ users, newLinks, existingUser }) => {
      const { phone, link } = await newLinks.updatePhone(existingUser);

      const { user } = await users.verified(link);

      expect(digitsOf(user['phone']), 'the phone').toBe(digitsOf(phone));
    },
  );

  test(
    'moves the next links to the new phone',
    covers('update-phone.moves-links-to-new-phone'),
    async ({ users, newLinks, magicLink, existingUser, messages }) => {
      const { phone, link } = await newLinks.updatePhone(existingUser);
      await users.verified(link);

      const answer = await magicLink.signIn(existingUser);

      expect(answer).toBeAccepted();
      await expect(messages).toReceiveLink(phone);
    },
  );

  test(
    'marks the new phone as verified',
    covers('update-phone.marks-phone-verified'),
    async ({ users, newLinks, existingUser }) => {
      const { link } = await newLinks.updatePhone(existingUser);

      const { user } = await users.verified(link);

      expect(user['verifiedPhone'], 'verifiedPhone').toBe(true);
    },
  );

  test(
    'signs in the user who asked',
    covers('update-phone.keeps-user'),
    async ({ users, newLinks, existingUser }) => {
      const { link } = await newLinks.updatePhone(existingUser);

      const { user } = await users.verified(link);

      expect(user['userId'], 'the user ID').toBe(existingUser.userId);
    },
  );

  test(
    'waits for verify',
    covers('update-phone.waits-for-verify'),
    async ({ users, newLinks, existingUser }) => {
      const signIn = await newLinks.signIn(existingUser);
      await newLinks.updatePhone(existingUser);
      await newLinks.updatePhone(existingUser, { addToLoginIDs: true });

      const { user } = await users.verified(signIn);

      expect(digitsOf(user['phone']), 'the phone').toBe(digitsOf(existingUser.user['phone']));
    },
  );

  test(
    'leaves links going to the old phone until verify',
    covers('update-phone.texts-old-phone-until-verify'),
    async ({ newLinks, magicLink, existingUser, messages }) => {
      await newLinks.updatePhone(existingUser);

      const answer = await magicLink.signIn(existingUser);

      expect(answer).toBeAccepted();
      await expect(messages).toReceiveLink(existingUser.phone);
    },
  );

  test(
    'leaves other users alone',
    covers('update-phone.leaves-others-alone'),
    async ({ users, newLinks, existingUser, anotherUser }) => {
      const signIn = await newLinks.signIn(anotherUser);
      const { link } = await newLinks.updatePhone(existingUser);
      await users.verified(link);

      const { user } = await users.verified(signIn);

      expect(user['userId'], 'the user ID').toBe(anotherUser.userId);
      expect(user['phone'], 'the phone').toBe(anotherUser.user['phone']);
      expect(user['loginIds'], 'the login IDs').toEqual(anotherUser.user['loginIds']);
    },
  );

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

      expect(digitsOf(user['phone']), 'the phone').toBe(digitsOf(anotherUser.user['phone']));
    },
  );
});
