import { requireAccepted } from '../support/findings/set-up.ts';
import { covers, expect, test } from '../support/test.ts';

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
    'accepts somebody registered a second time',
    covers('sign-up-or-in.accepts-second-call'),
    async ({ newLinks, magicLink, existingUser }) => {
      await newLinks.signUpOrIn(existingUser, {}, 'sign-up-or-in.accepts-registered');

      const answer = await magicLink.signUpOrIn(existingUser);

      expect(answer).toBeAccepted();
    },
  );

  test(
    'answers as documented',
    covers('sign-up-or-in.answers-as-documented'),
    async ({ magicLink, newUser }) => {
      const answer = await magicLink.signUpOrIn(newUser);
      requireAccepted(answer, 'sign-up-or-in.accepts-new-user');

      expect(answer).toSatisfyApiSpec();
      expect(answer).toBeJson();
    },
  );

  test(
    'does not show the whole phone',
    covers('sign-up-or-in.masks-phone'),
    async ({ magicLink, newUser }) => {
      const answer = await magicLink.signUpOrIn(newUser);
      requireAccepted(answer, 'sign-up-or-in.accepts-new-user');

      expect(answer).toMask(newUser.phone);
    },
  );

  test(
    'hides at least four digits',
    covers('sign-up-or-in.masks-four-digits'),
    async ({ magicLink, newUser }) => {
      const answer = await magicLink.signUpOrIn(newUser);
      requireAccepted(answer, 'sign-up-or-in.accepts-new-user');

      expect(answer).toMask(newUser.phone, { hiddenDigits: 4 });
    },
  );

  test(
    'answers with nothing that replaces the message',
    covers('sign-up-or-in.answer-holds-no-token'),
    async ({ magicLink, newUser, messages }) => {
      const answer = await magicLink.signUpOrIn(newUser);
      requireAccepted(answer, 'sign-up-or-in.accepts-new-user');
      const { token } = await messages.next(newUser.phone);

      expect(answer).toHoldNoToken(token);
      expect(answer).toHoldNoSession();
    },
  );
});
