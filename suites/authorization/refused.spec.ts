import { withPhone } from '../support/people.ts';
import { covers, expect, test } from '../support/test.ts';

test.describe('authorization', () => {
  test(
    'that fails sends nothing',
    covers('authorization.refused-texts-nobody'),
    async ({ magicLink, newUser, sms }) => {
      const answers = await Promise.all([
        magicLink.signUp(newUser, {}, { bearer: null }),
        magicLink.signUpOrIn(newUser, {}, { bearer: null }),
        magicLink.signUpOrIn(newUser, {}, { authorization: `Basic ${magicLink.projectId}` }),
      ]);
      expect(answers, 'setup: the calls are refused').toBeRefused();

      const arrived = await sms.anyLinksBefore(newUser.phone, (redirectUrl, phone) =>
        magicLink.signUpOrIn(withPhone(phone), { redirectUrl }),
      );

      expect(arrived, 'links that arrived').toEqual([]);
    },
  );

  test(
    'that fails makes no user',
    covers('authorization.refused-makes-nobody'),
    async ({ people, magicLink }) => {
      const person = await people.unregistered();
      const answers = await Promise.all([
        magicLink.signUp(person, {}, { bearer: null }),
        magicLink.signUpOrIn(person, {}, { bearer: null }),
      ]);
      expect(answers, 'setup: the calls are refused').toBeRefused();

      expect(await magicLink.signIn(person)).toBeRefused();
    },
  );

  test(
    'that fails hands out nothing',
    covers('authorization.refused-verify-hands-out-nothing'),
    async ({ links, magicLink, existingUser }) => {
      const answer = await magicLink.verify(await links.signIn(existingUser), { bearer: null });
      expect(answer, 'setup: the verify is refused').toBeRefused();

      expect(answer).toHoldNoSession();
    },
  );
});
