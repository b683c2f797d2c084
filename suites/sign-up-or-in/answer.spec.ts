import { requireAccepted } from '../support/findings/set-up.ts';
import type { MagicLink } from '../support/http/magic-link.ts';
import { covers, expect, test } from '../support/test.ts';
import type { EndUser } from '../support/users/end-user.ts';
import type { ExistingUsers } from '../support/users/existing-users.ts';

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
    async ({ magicLink, newUser, existingUsers }) => {
      const { answers, registered } = await answersToBoth(magicLink, newUser, existingUsers);

      expect(answers.toNew).toMask(newUser.phone);
      expect(answers.toRegistered).toMask(registered.phone);
      expect(answers.toRegistered).toKeepToItself(registered.phone);
    },
  );

  test(
    'hides at least four digits',
    covers('sign-up-or-in.masks-four-digits'),
    async ({ magicLink, newUser, existingUsers }) => {
      const { answers, registered } = await answersToBoth(magicLink, newUser, existingUsers);

      expect(answers.toNew).toMask(newUser.phone, { hiddenDigits: 4 });
      expect(answers.toRegistered).toMask(registered.phone, { hiddenDigits: 4 });
    },
  );

  test(
    'answers with nothing that replaces the message',
    covers('sign-up-or-in.answer-holds-no-token'),
    async ({ magicLink, newUser, existingUsers, messages }) => {
      const { answers, registered } = await answersToBoth(magicLink, newUser, existingUsers);
      const ofNew = await messages.next(newUser.phone);
      const ofRegistered = await messages.next(registered.phone);

      expect(answers.toNew).toHoldNoToken(ofNew.token);
      expect(answers.toRegistered).toHoldNoToken(ofRegistered.token);
      expect([answers.toNew, answers.toRegistered]).toHoldNoSession();
    },
  );
});

/** A sign-up or in of somebody new, and of somebody who is registered by an e-mail address. */
async function answersToBoth(magicLink: MagicLink, newUser: EndUser, existingUsers: ExistingUsers) {
  const registered = await existingUsers.createWithEmail();
  const toNew = await magicLink.signUpOrIn(newUser);
  const toRegistered = await magicLink.signUpOrIn(registered);
  requireAccepted(
    [toNew, toRegistered],
    'sign-up-or-in.accepts-new-user',
    'sign-up-or-in.accepts-registered',
  );
  return { answers: { toNew, toRegistered }, registered };
}
