import { digitsOf } from '../support/expect.ts';
import { sessionOf } from '../support/session.ts';
import { covers, expect, test } from '../support/test.ts';

test.describe('links', () => {
  test(
    'of a sign-up work after a second sign-up was tried',
    covers('links.sign-up-link-outlives-second-sign-up'),
    async ({ people, links, magicLink }) => {
      const { person, link } = await links.signUpStranger(people);
      await magicLink.signUp(person);

      const answer = await magicLink.verify(link);

      expect(answer).toBeAccepted();
    },
  );

  test(
    'of a sign-up work after a sign-up or in',
    covers('links.sign-up-link-outlives-sign-up-or-in'),
    async ({ people, links, magicLink }) => {
      const { person, link } = await links.signUpStranger(people);
      await links.signUpOrIn(person);

      const answer = await magicLink.verify(link);

      expect(answer).toBeAccepted();
    },
  );

  test(
    'of a sign-in work after a sign-up or in',
    covers('links.sign-in-link-outlives-sign-up-or-in'),
    async ({ links, magicLink, existingUser }) => {
      const link = await links.signIn(existingUser);
      await links.signUpOrIn(existingUser);

      const answer = await magicLink.verify(link);

      expect(answer).toBeAccepted();
    },
  );

  test(
    'of a sign-up or in work after a sign-in',
    covers('links.sign-up-or-in-link-outlives-sign-in'),
    async ({ links, magicLink, existingUser }) => {
      const link = await links.signUpOrIn(existingUser);
      await links.signIn(existingUser);

      const answer = await magicLink.verify(link);

      expect(answer).toBeAccepted();
    },
  );

  test(
    'of a sign-in work after an update was asked for',
    covers('links.sign-in-link-outlives-update'),
    async ({ people, links, magicLink, existingUser }) => {
      const link = await links.signIn(existingUser);
      await links.updatePhone(people, existingUser);

      const answer = await magicLink.verify(link);

      expect(answer).toBeAccepted();
    },
  );

  test(
    'of an update work after a sign-in',
    covers('links.update-link-outlives-sign-in'),
    async ({ people, links, magicLink, existingUser }) => {
      const { phone, link } = await links.updatePhone(people, existingUser);
      await links.signIn(existingUser);

      const answer = await magicLink.verify(link);

      expect(answer).toBeAccepted();
      expect(digitsOf(sessionOf(answer).user['phone']), 'the phone').toBe(digitsOf(phone));
    },
  );

  test(
    'of an update work after a second update was asked for',
    covers('links.older-of-two-updates-works'),
    async ({ people, links, magicLink, existingUser }) => {
      const { phone, link } = await links.updatePhone(people, existingUser);
      await links.updatePhone(people, existingUser);

      const answer = await magicLink.verify(link);

      expect(answer).toBeAccepted();
      expect(digitsOf(sessionOf(answer).user['phone']), 'the phone').toBe(digitsOf(phone));
    },
  );
});
