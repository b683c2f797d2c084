import { covers, expect, test } from '../support/test.ts';
import { sessionOf } from '../support/users/session.ts';

test.describe('links', () => {
  test(
    'of a sign-up work after a second sign-up was tried',
    covers('links.sign-up-link-outlives-second-sign-up'),
    async ({ newLinks, magicLink }) => {
      const { newUser, link } = await newLinks.signUp();
      await magicLink.signUp(newUser);

      const answer = await magicLink.verify(link);

      expect(answer).toBeAccepted();
    },
  );

  test(
    'of a sign-up work after a sign-up or in',
    covers('links.sign-up-link-outlives-sign-up-or-in'),
    async ({ newLinks, magicLink }) => {
      const { newUser, link } = await newLinks.signUp();
      await newLinks.signUpOrIn(newUser);

      const answer = await magicLink.verify(link);

      expect(answer).toBeAccepted();
    },
  );

  test(
    'of a sign-in work after a sign-up or in',
    covers('links.sign-in-link-outlives-sign-up-or-in'),
    async ({ newLinks, magicLink, existingUser }) => {
      const link = await newLinks.signIn(existingUser);
      await newLinks.signUpOrIn(existingUser, {}, 'sign-up-or-in.accepts-registered');

      const answer = await magicLink.verify(link);

      expect(answer).toBeAccepted();
    },
  );

  test(
    'of a sign-up or in work after a sign-in',
    covers('links.sign-up-or-in-link-outlives-sign-in'),
    async ({ newLinks, magicLink, existingUser }) => {
      const link = await newLinks.signUpOrIn(existingUser, {}, 'sign-up-or-in.accepts-registered');
      await newLinks.signIn(existingUser);

      const answer = await magicLink.verify(link);

      expect(answer).toBeAccepted();
    },
  );

  test(
    'of a sign-in work after an update was asked for',
    covers('links.sign-in-link-outlives-update'),
    async ({ newLinks, magicLink, existingUser }) => {
      const link = await newLinks.signIn(existingUser);
      await newLinks.updatePhone(existingUser);

      const answer = await magicLink.verify(link);

      expect(answer).toBeAccepted();
    },
  );

  test(
    'of an update work after a sign-in',
    covers('links.update-link-outlives-sign-in'),
    async ({ newLinks, magicLink, existingUser }) => {
      const { phone, link } = await newLinks.updatePhone(existingUser);
      await newLinks.signIn(existingUser);

      const answer = await magicLink.verify(link);

      expect(answer).toBeAccepted();
      expect(sessionOf(answer).user['phone'], '`phone` of the user').toBePhone(phone);
    },
  );

  test(
    'of an update work after a second update was asked for',
    covers('links.older-of-two-updates-works'),
    async ({ newLinks, magicLink, existingUser }) => {
      const { phone, link } = await newLinks.updatePhone(existingUser);
      await newLinks.updatePhone(existingUser);

      const answer = await magicLink.verify(link);

      expect(answer).toBeAccepted();
      expect(sessionOf(answer).user['phone'], '`phone` of the user').toBePhone(phone);
    },
  );
});
