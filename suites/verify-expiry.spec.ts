import { digitsOf } from './support/users/numbers.ts';
import { covers, expect, test } from './support/test.ts';

test.describe('verify', () => {
  test(
    'refuses a link that has outlived its lifetime',
    covers('verify.link-expires'),
    async ({ ageing, magicLink }) => {
      const { link } = await ageing.outlived('signIn');

      const answer = await magicLink.verify(link);

      expect(answer).toBeRefused();
      expect(answer).toHoldNoSession();
    },
  );

  test(
    'refuses the link of a sign-up that has outlived its lifetime',
    covers('verify.link-of-sign-up-expires'),
    async ({ ageing, magicLink }) => {
      const { link } = await ageing.outlived('signUp');

      const answer = await magicLink.verify(link);

      expect(answer).toBeRefused();
      expect(answer).toHoldNoSession();
    },
  );

  test(
    'refuses the link of a sign-up or in that has outlived its lifetime',
    covers('verify.link-of-sign-up-or-in-expires'),
    async ({ ageing, magicLink }) => {
      const { link } = await ageing.outlived('signUpOrIn');

      const answer = await magicLink.verify(link);

      expect(answer).toBeRefused();
      expect(answer).toHoldNoSession();
    },
  );

  test(
    'refuses the link of an update that has outlived its lifetime',
    covers('verify.link-of-update-expires'),
    async ({ ageing, magicLink, links, people }) => {
      const { link, owner } = await ageing.outlived('updatePhone');
      const signIn = await links.signIn(owner);

      const answer = await magicLink.verify(link);

      expect(answer).toBeRefused();
      const { user } = await people.verified(signIn);
      expect(digitsOf(user['phone']), 'the phone').toBe(digitsOf(owner.phone));
    },
  );
});
