import { digitsOf } from './support/users/numbers.ts';
import { covers, expect, test } from './support/test.ts';

test.describe('update phone', () => {
  test.describe(() => {
    test.use({ insists: true });

    test(
      'accepts a user who is signed in',
      covers('update-phone.accepts-signed-in-user'),
      async ({ people, existingUser }) => {
        const { answer } = await people.updatePhone(existingUser);

        expect(answer).toBeAccepted();
      },
    );

    test(
      'sends a link to the new phone',
      covers('update-phone.texts-new-phone'),
      async ({ people, existingUser, sms }) => {
        const { phone, answer } = await people.updatePhone(existingUser);
        expect(answer, 'setup: the update is accepted').toBeAccepted();

        await expect(sms).toReceiveLink(phone);
      },
    );
  });

  test(
    'answers as documented',
    covers('update-phone.answers-as-documented'),
    async ({ people, existingUser }) => {
      const { answer } = await people.updatePhone(existingUser);
      expect(answer, 'setup: the update is accepted').toBeAccepted();

      expect(answer).toSatisfyApiSpec();
      expect(answer).toBeJson();
    },
  );

  test(
    'does not show the whole new phone',
    covers('update-phone.masks-phone'),
    async ({ people, existingUser }) => {
      const { phone, answer } = await people.updatePhone(existingUser);
      expect(answer, 'setup: the update is accepted').toBeAccepted();

      expect(answer).toMask(phone);
    },
  );

  test(
    'hides at least four digits',
    covers('update-phone.masks-four-digits'),
    async ({ people, existingUser }) => {
      const { phone, answer } = await people.updatePhone(existingUser);
      expect(answer, 'setup: the update is accepted').toBeAccepted();

      expect(answer).toMask(phone, { hiddenDigits: 4 });
    },
  );

  test(
    'answers with nothing that replaces the message',
    covers('update-phone.answer-holds-no-token'),
    async ({ people, existingUser, sms }) => {
      const { phone, answer } = await people.updatePhone(existingUser);
      expect(answer, 'setup: the update is accepted').toBeAccepted();
      const { token } = await sms.next(phone);

      expect(answer).toHoldNoToken(token);
      expect(answer).toHoldNoSession();
    },
  );

  test(
    'sends nothing to the old phone',
    covers('update-phone.texts-old-phone-not'),
    async ({ people, magicLink, links, existingUser, sms }) => {
      await links.updatePhone(people, existingUser);

      const arrived = await sms.linksBefore(existingUser.phone, redirectUrl =>
        magicLink.signIn(existingUser, { redirectUrl }),
      );

      expect(arrived, 'links that arrived at the old phone').toEqual([]);
    },
  );

  test(
    'changes the phone on verify',
    covers('update-phone.changes-phone'),
    async ({ people, links, existingUser }) => {
      const { phone, link } = await links.updatePhone(people, existingUser);

      const { user } = await people.verified(link);

      expect(digitsOf(user['phone']), 'the phone').toBe(digitsOf(phone));
    },
  );

  test(
    'moves the next links to the new phone',
    covers('update-phone.moves-links-to-new-phone'),
    async ({ people, links, magicLink, existingUser, sms }) => {
      const { phone, link } = await links.updatePhone(people, existingUser);
      await people.verified(link);

      const answer = await magicLink.signIn(existingUser);

      expect(answer).toBeAccepted();
      await expect(sms).toReceiveLink(phone);
    },
  );

  test(
    'marks the new phone as verified',
    covers('update-phone.marks-phone-verified'),
    async ({ people, links, existingUser }) => {
      const { link } = await links.updatePhone(people, existingUser);

      const { user } = await people.verified(link);

      expect(user['verifiedPhone'], 'verifiedPhone').toBe(true);
    },
  );

  test(
    'signs in the user who asked',
    covers('update-phone.keeps-user'),
    async ({ people, links, existingUser }) => {
      const { link } = await links.updatePhone(people, existingUser);

      const { user } = await people.verified(link);

      expect(user['userId'], 'the user ID').toBe(existingUser.userId);
    },
  );

  test(
    'waits for verify',
    covers('update-phone.waits-for-verify'),
    async ({ people, links, existingUser }) => {
      const signIn = await links.signIn(existingUser);
      await links.updatePhone(people, existingUser);
      await links.updatePhone(people, existingUser, { addToLoginIDs: true });

      const { user } = await people.verified(signIn);

      expect(digitsOf(user['phone']), 'the phone').toBe(digitsOf(existingUser.user['phone']));
    },
  );

  test(
    'leaves links going to the old phone until verify',
    covers('update-phone.texts-old-phone-until-verify'),
    async ({ people, links, magicLink, existingUser, sms }) => {
      await links.updatePhone(people, existingUser);

      const answer = await magicLink.signIn(existingUser);

      expect(answer).toBeAccepted();
      await expect(sms).toReceiveLink(existingUser.phone);
    },
  );

  test(
    'leaves other users alone',
    covers('update-phone.leaves-others-alone'),
    async ({ people, links, existingUser, anotherUser }) => {
      const signIn = await links.signIn(anotherUser);
      const { link } = await links.updatePhone(people, existingUser);
      await people.verified(link);

      const { user } = await people.verified(signIn);

      expect(user['userId'], 'the user ID').toBe(anotherUser.userId);
      expect(user['phone'], 'the phone').toBe(anotherUser.user['phone']);
      expect(user['loginIds'], 'the login IDs').toEqual(anotherUser.user['loginIds']);
    },
  );

  test(
    "keeps the named user's phone with another user's JWT",
    covers('update-phone.keeps-named-user'),
    async ({ people, links, magicLink, existingUser, anotherUser }) => {
      const signIn = await links.signIn(anotherUser);
      const { phone } = await people.stranger();
      const mixed = { loginId: anotherUser.loginId, refreshJwt: existingUser.refreshJwt };
      const answer = await magicLink.updatePhone(mixed, phone);
      await links.useWhatArrives(answer, phone);

      const { user } = await people.verified(signIn);

      expect(digitsOf(user['phone']), 'the phone').toBe(digitsOf(anotherUser.user['phone']));
    },
  );
});
