import { requireAccepted } from './support/findings/set-up.ts';
import { withPhone } from './support/users/users.ts';
import { covers, expect, test } from './support/test.ts';

test.describe('sign-in', () => {
  test.describe(() => {
    test.use({ insists: true });

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
      async ({ magicLink, existingUser, sms }) => {
        const answer = await magicLink.signIn(existingUser);
        expect(answer, 'setup: the sign-in is accepted').toBeAccepted();

        await expect(sms).toReceiveLink(existingUser.phone);
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
    async ({ magicLink, existingUser, sms }) => {
      const answer = await magicLink.signIn(existingUser);
      expect(answer, 'setup: the sign-in is accepted').toBeAccepted();
      const { token } = await sms.next(existingUser.phone);

      expect(answer).toHoldNoToken(token);
      expect(answer).toHoldNoSession();
    },
  );

  test(
    'sends the link to the phone of a user with another login ID',
    covers('sign-in.texts-phone-of-login-id'),
    async ({ people, links, magicLink, sms }) => {
      const namedUser = await people.namedUser(links);

      const answer = await magicLink.signIn(namedUser);

      expect(answer).toBeAccepted();
      await expect(sms).toReceiveLink(namedUser.phone);
    },
  );

  test(
    'refuses somebody who is not registered',
    covers('sign-in.refuses-unregistered'),
    async ({ people }) => {
      const { answer } = await people.signInUnregistered();

      expect(answer).toBeRefused();
    },
  );

  test(
    'sends nothing to somebody who is not registered',
    covers('sign-in.texts-nobody-unregistered'),
    async ({ people, magicLink, sms }) => {
      const { person, answer } = await people.signInUnregistered();
      expect(answer, 'setup: the sign-in is refused').toBeRefused();

      const arrived = await sms.anyLinksBefore(person.phone, (redirectUrl, phone) =>
        magicLink.signUpOrIn(withPhone(phone), { redirectUrl }),
      );

      expect(arrived, 'links that arrived').toEqual([]);
    },
  );

  test(
    'makes no user of somebody who is not registered',
    covers('sign-in.makes-no-user'),
    async ({ people, magicLink }) => {
      requireAccepted((await people.signUp()).answer, 'a sign-up of somebody else is accepted');
      const { person, answer } = await people.signInUnregistered();
      expect(answer, 'setup: the sign-in is refused').toBeRefused();

      expect(await magicLink.signIn(person), 'the same sign-in again').toBeRefused();
      expect(await magicLink.signUp(person), 'a sign-up after that').toBeAccepted();
    },
  );
});
