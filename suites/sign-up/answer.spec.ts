import { requireAccepted } from '../support/findings/set-up.ts';
import { isAccepted } from '../support/http/answer.ts';
import { withSeparators } from '../support/tampering/altered-texts.ts';
import { covers, expect, test } from '../support/test.ts';

test.describe('sign-up', () => {
  test.describe(() => {
    test.use({ probe: true });

    test('accepts somebody new', covers('sign-up.accepts-new-user'), async ({ users }) => {
      const { answer } = await users.signUp();

      expect(answer).toBeAccepted();
    });
  });

  test('answers as documented', covers('sign-up.answers-as-documented'), async ({ users }) => {
    const { answer } = await users.signUp();
    requireAccepted(answer, 'sign-up.accepts-new-user');

    expect(answer).toSatisfyApiSpec();
    expect(answer).toBeJson();
  });

  test(
    'does not show the whole phone',
    covers('sign-up.masks-phone'),
    async ({ users, magicLink }) => {
      const { newUser, answer } = await users.signUp();
      requireAccepted(answer, 'sign-up.accepts-new-user');
      const { loginId, phone } = await users.newUser();
      const separated = await magicLink.signUp({ loginId, phone: withSeparators(phone) });

      expect(answer).toMask(newUser.phone);
      if (isAccepted(separated)) expect(separated).toMask(phone);
    },
  );

  test('hides at least four digits', covers('sign-up.masks-four-digits'), async ({ users }) => {
    const { newUser, answer } = await users.signUp();
    requireAccepted(answer, 'sign-up.accepts-new-user');

    expect(answer).toMask(newUser.phone, { hiddenDigits: 4 });
  });

  test(
    'answers with nothing that replaces the message',
    covers('sign-up.answer-holds-no-token'),
    async ({ users, messages }) => {
      const { newUser, answer } = await users.signUp();
      requireAccepted(answer, 'sign-up.accepts-new-user');
      const { token } = await messages.next(newUser.phone);

      expect(answer).toHoldNoToken(token);
      expect(answer).toHoldNoSession();
    },
  );
});
