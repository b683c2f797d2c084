import { covers, expect, test } from '../support/test.ts';

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
});
