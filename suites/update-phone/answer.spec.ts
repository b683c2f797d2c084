import { requireAccepted } from '../support/findings/set-up.ts';
import { isAccepted } from '../support/http/answer.ts';
import { withSeparators } from '../support/tampering/altered-texts.ts';
import { covers, expect, test } from '../support/test.ts';
import { unlikeNumbers } from '../support/users/unlike-numbers.ts';

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
    async ({ users, magicLink, existingUser }) => {
      const { phone, answer } = await users.updatePhone(existingUser);
      requireAccepted(answer, 'update-phone.accepts-signed-in-user');
      const other = await users.newUser();
      const separated = await magicLink.updatePhone(existingUser, withSeparators(other.phone));

      expect(answer).toMask(phone);
      if (isAccepted(separated)) expect(separated).toMask(other.phone);
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
    'masks the new phone',
    covers('update-phone.mask-is-of-new-phone'),
    async ({ users, newLinks, magicLink, existingUser }) => {
      const { one, other } = await unlikeNumbers(users);
      const { link } = await newLinks.updatePhone(existingUser, {}, one);
      await users.verified(link);
      const answer = await magicLink.updatePhone(existingUser, other);
      requireAccepted(answer, 'update-phone.accepts-signed-in-user');

      expect(answer).toMaskDigitsOf(other);
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
