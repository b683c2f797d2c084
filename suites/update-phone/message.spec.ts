import { covers, expect, test } from '../support/test.ts';

test.describe('update phone', () => {
  test.describe(() => {
    test.use({ insists: true });

    test(
      'sends a link to the new phone',
      covers('update-phone.texts-new-phone'),
      async ({ people, existingUser, sms }) => {
        const { phone, answer } = await people.updatePhone(existingUser);
        expect(answer, 'setup: the update is accepted').toBeAccepted();

        await expect(sms).toReceiveLink(phone);
      },
    );
  });

  test(
    'sends nothing to the old phone',
    covers('update-phone.texts-old-phone-not'),
    async ({ people, magicLink, links, existingUser, sms }) => {
      await links.updatePhone(people, existingUser);

      const arrived = await sms.linksBefore(existingUser.phone, redirectUrl =>
        magicLink.signIn(existingUser, { redirectUrl }),
      );

      expect(arrived, 'links that arrived at the old phone').toEqual([]);
    },
  );

  test(
    'moves the next links to the new phone',
    covers('update-phone.moves-links-to-new-phone'),
    async ({ people, links, magicLink, existingUser, sms }) => {
      const { phone, link } = await links.updatePhone(people, existingUser);
      await people.verified(link);

      const answer = await magicLink.signIn(existingUser);

      expect(answer).toBeAccepted();
      await expect(sms).toReceiveLink(phone);
    },
  );

  test(
    'leaves links going to the old phone until verify',
    covers('update-phone.texts-old-phone-until-verify'),
    async ({ people, links, magicLink, existingUser, sms }) => {
      await links.updatePhone(people, existingUser);

      const answer = await magicLink.signIn(existingUser);

      expect(answer).toBeAccepted();
      await expect(sms).toReceiveLink(existingUser.phone);
    },
  );

  test(
    'moves the links of a sign-up or in to the new phone',
    covers('update-phone.moves-links-of-sign-up-or-in'),
    async ({ people, links, magicLink, sms }) => {
      const namedUser = await people.namedUser(links);
      const { phone, link } = await links.updatePhone(people, namedUser);
      await people.verified(link);

      const answer = await magicLink.signUpOrIn(namedUser);

      expect(answer).toBeAccepted();
      await expect(sms).toReceiveLink(phone);
    },
  );

  test(
    'moves the next links to a phone that became a login ID, too',
    covers('update-phone.moves-links-after-adding'),
    async ({ people, links, magicLink, sms }) => {
      const namedUser = await people.namedUser(links);
      const { phone, link } = await links.updatePhone(people, namedUser, { addToLoginIDs: true });
      await people.verified(link);

      const answer = await magicLink.signIn(namedUser);

      expect(answer).toBeAccepted();
      await expect(sms).toReceiveLink(phone);
    },
  );
});
