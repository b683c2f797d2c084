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
      expect(answers, 'setup: the calls are refused').toBeRefused();

      const arrived = await messages.strayLinks(newUser.phone, (redirectUrl, phone) =>
        magicLink.signUpOrIn(withPhone(phone), { redirectUrl }),
      );

      expect(arrived, 'links that arrived').toEqual([]);
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
      expect(answers, 'setup: the calls are refused').toBeRefused();

      expect(await magicLink.signIn(newUser)).toBeRefused();
    },
  );

  test(
    'that fails hands out nothing',
    covers('authorization.refused-verify-hands-out-nothing'),
    async ({ newLinks, magicLink, existingUser }) => {
      const answer = await magicLink.verify(await newLinks.signIn(existingUser), { bearer: null });
      expect(answer, 'setup: the verify is refused').toBeRefused();

      expect(answer).toHoldNoSession();
    },
  );
});
