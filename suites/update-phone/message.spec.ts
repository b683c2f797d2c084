import { requireAccepted } from '../support/findings/set-up.ts';
import { covers, expect, test } from '../support/test.ts';

test.describe('update phone', () => {
  test.describe(() => {
    test.use({ probe: true });

    test(
      'sends a link to the new phone',
      covers('update-phone.texts-new-phone'),
      async ({ users, existingUser, messages }) => {
        const { phone, answer } = await users.updatePhone(existingUser);
        requireAccepted(answer, 'update-phone.accepts-signed-in-user');

        await expect(messages).toReceiveLink(phone);
      },
    );
  });

  test(
    'sends nothing to the old phone',
    covers('update-phone.texts-old-phone-not'),
    async ({ magicLink, newLinks, existingUser, messages }) => {
      await newLinks.updatePhone(existingUser);

      const arrived = await messages.strayMagicLinks(existingUser.phone, redirectUrl =>
        magicLink.signIn(existingUser, { redirectUrl }),
      );

      expect(arrived, 'the links that arrived at the old phone').toEqual([]);
    },
  );

  test(
    'moves the next links to the new phone',
    covers('update-phone.moves-links-to-new-phone'),
    async ({ users, newLinks, magicLink, existingUser, messages }) => {
      const { phone, link } = await newLinks.updatePhone(existingUser);
      await users.verified(link);

      const answer = await magicLink.signIn(existingUser);

      expect(answer).toBeAccepted();
      await expect(messages).toReceiveLink(phone);
    },
  );

  test(
    'leaves links going to the old phone until verify',
    covers('update-phone.texts-old-phone-until-verify'),
    async ({ newLinks, magicLink, existingUser, messages }) => {
      await newLinks.updatePhone(existingUser);

      const answer = await magicLink.signIn(existingUser);

      expect(answer).toBeAccepted();
      await expect(messages).toReceiveLink(existingUser.phone);
    },
  );

  test(
    'moves the links of a sign-up or in to the new phone',
    covers('update-phone.moves-links-of-sign-up-or-in'),
    async ({ existingUsers, users, newLinks, magicLink, messages }) => {
      const existingUser = await existingUsers.createWithEmail();
      const { phone, link } = await newLinks.updatePhone(existingUser);
      await users.verified(link);

      const answer = await magicLink.signUpOrIn(existingUser);

      expect(answer).toBeAccepted();
      await expect(messages).toReceiveLink(phone);
    },
  );

  test(
    'moves the next links to a phone that became a login ID, too',
    covers('update-phone.moves-links-after-adding'),
    async ({ existingUsers, users, newLinks, magicLink, messages }) => {
      const existingUser = await existingUsers.createWithEmail();
      const { phone, link } = await newLinks.updatePhone(existingUser, { addToLoginIDs: true });
      await users.verified(link);

      const answer = await magicLink.signIn(existingUser);

      expect(answer).toBeAccepted();
      await expect(messages).toReceiveLink(phone);
    },
  );

  test(
    'sends one message',
    covers('update-phone.sends-one-message'),
    async ({ users, magicLink, existingUser, messages }) => {
      const { phone, answer } = await users.updatePhone(existingUser);
      requireAccepted(answer, 'update-phone.accepts-signed-in-user');

      const count = await messages.countOfOneSend(phone, redirectUrl =>
        magicLink.updatePhone(existingUser, phone, { redirectUrl }),
      );

      expect(count, 'the number of messages with a magic link').toBe(1);
    },
  );
});
