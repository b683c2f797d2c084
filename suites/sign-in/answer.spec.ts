import { requireAccepted } from '../support/findings/set-up.ts';
import { covers, expect, test } from '../support/test.ts';

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
  });

  test(
    'answers as documented',
    covers('sign-in.answers-as-documented'),
    async ({ magicLink, existingUser }) => {
      const answer = await magicLink.signIn(existingUser);
      requireAccepted(answer, 'sign-in.accepts-registered');

      expect(answer).toSatisfyApiSpec();
      expect(answer).toBeJson();
    },
  );

  test(
    'does not show the whole phone',
    covers('sign-in.masks-phone'),
    async ({ magicLink, existingUser }) => {
      const answer = await magicLink.signIn(existingUser);
      requireAccepted(answer, 'sign-in.accepts-registered');

      expect(answer).toMask(existingUser.phone);
    },
  );

  test(
    'hides at least four digits',
    covers('sign-in.masks-four-digits'),
    async ({ magicLink, existingUser }) => {
      const answer = await magicLink.signIn(existingUser);
      requireAccepted(answer, 'sign-in.accepts-registered');

      expect(answer).toMask(existingUser.phone, { hiddenDigits: 4 });
    },
  );

  test(
    'answers with nothing that replaces the message',
    covers('sign-in.answer-holds-no-token'),
    async ({ magicLink, existingUser, messages }) => {
      const answer = await magicLink.signIn(existingUser);
      requireAccepted(answer, 'sign-in.accepts-registered');
      const { token } = await messages.next(existingUser.phone);

      expect(answer).toHoldNoToken(token);
      expect(answer).toHoldNoSession();
    },
  );

  test(
    'does not show the phone behind a login ID',
    covers('sign-in.hides-phone-of-login-id'),
    async ({ existingUsers, magicLink }) => {
      const existingUser = await existingUsers.createWithEmail();
      const answer = await magicLink.signIn(existingUser);
      requireAccepted(answer, 'sign-in.accepts-registered');

      expect(answer).toMask(existingUser.phone);
      expect(answer).toKeepToItself(existingUser.phone);
    },
  );
});
