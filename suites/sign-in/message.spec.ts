import { covers, expect, test } from '../support/test.ts';

test.describe('sign-in', () => {
  test.describe(() => {
    test.use({ insists: true });

    test(
      'sends a link to the phone of the user',
      covers('sign-in.texts-the-phone'),
      async ({ magicLink, existingUser, sms }) => {
        const answer = await magicLink.signIn(existingUser);
        expect(answer, 'setup: the sign-in is accepted').toBeAccepted();

        await expect(sms).toReceiveLink(existingUser.phone);
      },
    );
  });

  test(
    'sends the link to the phone of a user with another login ID',
    covers('sign-in.texts-phone-of-login-id'),
    async ({ people, links, magicLink, sms }) => {
      const namedUser = await people.namedUser(links);

      const answer = await magicLink.signIn(namedUser);

      expect(answer).toBeAccepted();
      await expect(sms).toReceiveLink(namedUser.phone);
    },
  );
});
