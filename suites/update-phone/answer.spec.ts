import { requireAccepted } from '../support/findings/set-up.ts';
import { covers, expect, test } from '../support/test.ts';

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
  });

  test(
    'answers as documented',
    covers('update-phone.answers-as-documented'),
    async ({ users, existingUser }) => {
      const { answer } = await users.updatePhone(existingUser);
      requireAccepted(answer, 'update-phone.accepts-signed-in-user');

      expect(answer).toSatisfyApiSpec();
      expect(answer).toBeJson();
    },
  );

  test(
    'does not show the whole new phone',
    covers('update-phone.masks-phone'),
    async ({ users, existingUser }) => {
      const { phone, answer } = await users.updatePhone(existingUser);
      requireAccepted(answer, 'update-phone.accepts-signed-in-user');

      expect(answer).toMask(phone);
    },
  );

  test(
    'hides at least four digits',
    covers('update-phone.masks-four-digits'),
    async ({ users, existingUser }) => {
      const { phone, answer } = await users.updatePhone(existingUser);
      requireAccepted(answer, 'update-phone.accepts-signed-in-user');

      expect(answer).toMask(phone, { hiddenDigits: 4 });
    },
  );

  test(
    'answers with nothing that replaces the message',
    covers('update-phone.answer-holds-no-token'),
    async ({ users, existingUser, messages }) => {
      const { phone, answer } = await users.updatePhone(existingUser);
      requireAccepted(answer, 'update-phone.accepts-signed-in-user');
      const { token } = await messages.next(phone);

      expect(answer).toHoldNoToken(token);
      expect(answer).toHoldNoSession();
    },
  );
});
