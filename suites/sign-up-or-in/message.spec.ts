import { covers, expect, test } from '../support/test.ts';

test.describe('sign-up or in', () => {
  test.describe(() => {
    test.use({ insists: true });

    test(
      'sends a link to somebody new',
      covers('sign-up-or-in.texts-new-user'),
      async ({ magicLink, newUser, sms }) => {
        const answer = await magicLink.signUpOrIn(newUser);
        expect(answer, 'setup: the sign-up or in is accepted').toBeAccepted();

        await expect(sms).toReceiveLink(newUser.phone);
      },
    );
  });

  test(
    'sends a link to somebody who is registered',
    covers('sign-up-or-in.texts-registered-user'),
    async ({ people, links, magicLink, sms }) => {
      const namedUser = await people.namedUser(links);
      const answer = await magicLink.signUpOrIn(namedUser);
      expect(answer, 'setup: the sign-up or in is accepted').toBeAccepted();

      await expect(sms).toReceiveLink(namedUser.phone);
    },
  );
});
