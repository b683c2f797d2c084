import { requireRefused } from '../support/findings/set-up.ts';
import { covers, expect, test } from '../support/test.ts';
import { withPhone } from '../support/users/end-user.ts';

test.describe('authorization', () => {
  test(
    'that fails sends nothing',
    covers('authorization.refused-texts-nobody'),
    async ({ magicLink, newUser, messages }) => {
      const answers = await Promise.all([
        magicLink.signUp(newUser, {}, { bearer: null }),
        magicLink.signUpOrIn(newUser, {}, { bearer: null }),
        magicLink.signUpOrIn(newUser, {}, { authorization: `Basic ${magicLink.projectId}` }),
      ]);
      requireRefused(
        answers,
        'authorization.sign-up-needs-bearer',
        'authorization.sign-up-or-in-needs-bearer',
        'authorization.refuses-other-scheme',
      );

      const arrived = await messages.strayLinks(newUser.phone, (redirectUrl, phone) =>
        magicLink.signUpOrIn(withPhone(phone), { redirectUrl }),
      );

      expect(arrived, 'the links that arrived').toEqual([]);
    },
  );

  test(
    'that fails makes no user',
    covers('authorization.refused-makes-nobody'),
    async ({ users, magicLink }) => {
      const newUser = await users.unregistered();
      const answers = await Promise.all([
        magicLink.signUp(newUser, {}, { bearer: null }),
        magicLink.signUpOrIn(newUser, {}, { bearer: null }),
      ]);
      requireRefused(
        answers,
        'authorization.sign-up-needs-bearer',
        'authorization.sign-up-or-in-needs-bearer',
        'authorization.refuses-other-scheme',
      );

      expect(await magicLink.signIn(newUser)).toBeRefused();
    },
  );

  test(
    'that fails hands out nothing',
    covers('authorization.refused-verify-hands-out-nothing'),
    async ({ newLinks, magicLink, existingUser }) => {
      const answer = await magicLink.verify(await newLinks.signIn(existingUser), { bearer: null });
      requireRefused(answer, 'authorization.verify-needs-bearer');

      expect(answer).toHoldNoSession();
    },
  );
});
