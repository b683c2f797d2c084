import { elsewhere } from './support/tampering/redirect-urls.ts';
import { digitsOf } from './support/users/numbers.ts';
import { sessionOf } from './support/users/session.ts';
import { covers, expect, test } from './support/test.ts';

test.describe('links', () => {
  test(
    'work though a second was sent',
    covers('links.older-of-two-works'),
    async ({ links, magicLink, existingUser }) => {
      const older = await links.signIn(existingUser);
      await links.signIn(existingUser);

      const answer = await magicLink.verify(older);

      expect(answer).toBeAccepted();
    },
  );

  test(
    'work as the oldest of three',
    covers('links.oldest-of-three-works'),
    async ({ links, magicLink, existingUser }) => {
      const oldest = await links.signIn(existingUser);
      await links.addSignIns(existingUser, 2);

      const answer = await magicLink.verify(oldest);

      expect(answer).toBeAccepted();
    },
  );

  test(
    'work as the middle of three',
    covers('links.middle-of-three-works'),
    async ({ links, magicLink, existingUser }) => {
      const [, middle] = await links.severalSignIns(existingUser, 3);

      const answer = await magicLink.verify(middle!);

      expect(answer).toBeAccepted();
    },
  );

  test(
    'work as the oldest of six',
    covers('links.oldest-of-six-works'),
    async ({ links, magicLink, existingUser }) => {
      const oldest = await links.signIn(existingUser);
      await links.addSignIns(existingUser, 5);

      const answer = await magicLink.verify(oldest);

      expect(answer).toBeAccepted();
    },
  );

  test(
    'work though a second was sent that leads elsewhere',
    covers('links.outlive-another-redirect'),
    async ({ links, magicLink, existingUser }) => {
      const older = await links.signIn(existingUser);
      await links.signIn(existingUser, { redirectUrl: elsewhere(magicLink.redirectUrl) });

      const answer = await magicLink.verify(older);

      expect(answer).toBeAccepted();
    },
  );

  test(
    'work one after the other, the oldest first',
    covers('links.work-in-order'),
    async ({ links, magicLink, existingUser }) => {
      const sent = await links.severalSignIns(existingUser, 3);

      const answers = await magicLink.verifyEach(sent);

      expect(answers).toBeAccepted();
    },
  );

  test(
    'work one after the other, the newest first',
    covers('links.work-in-reverse'),
    async ({ links, magicLink, existingUser }) => {
      const sent = await links.severalSignIns(existingUser, 3);

      const answers = await magicLink.verifyEach(sent.reverse());

      expect(answers).toBeAccepted();
    },
  );

  test(
    'work both for somebody new',
    covers('links.two-for-a-new-user-work'),
    async ({ links, magicLink, newUser }) => {
      const older = await links.signUpOrIn(newUser);
      const newer = await links.signUpOrIn(newUser);

      const answers = await magicLink.verifyEach([older, newer]);

      expect(answers).toBeAccepted();
    },
  );

  test(
    'work after another was used twice',
    covers('links.outlive-a-second-use'),
    async ({ people, links, magicLink, existingUser }) => {
      const used = await links.signIn(existingUser);
      const other = await links.signIn(existingUser);
      await people.verified(used);
      await magicLink.verify(used);

      const answer = await magicLink.verify(other);

      expect(answer).toBeAccepted();
    },
  );

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

  test(
    'differ in their tokens',
    covers('links.differ-in-token'),
    async ({ magicLink, existingUser, tokens }) => {
      const redirectUrls = ['1', '2'].map(each => {
        const url = new URL(magicLink.redirectUrl);
        url.searchParams.set('copy', each);
        return url.href;
      });
      const sends = redirectUrls.map(redirectUrl =>
        magicLink.signIn(existingUser, { redirectUrl }),
      );
      expect(await Promise.all(sends), 'setup: both sign-ins are accepted').toBeAccepted();

      await expect(tokens).toHoldTokens(existingUser.phone, 3);
    },
  );

  test(
    'sign in the user each belongs to',
    covers('links.belong-to-their-user'),
    async ({ links, magicLink, existingUser, anotherUser }) => {
      const one = await links.signIn(existingUser);
      const other = await links.signIn(anotherUser);

      const first = await magicLink.verify(one);
      const second = await magicLink.verify(other);

      expect([first, second]).toBeAccepted();
      expect(sessionOf(first).user['userId'], 'the first user').toBe(existingUser.userId);
      expect(sessionOf(second).user['userId'], 'the second user').toBe(anotherUser.userId);
    },
  );

  test(
    'work after another user has used one',
    covers('links.outlive-the-sign-in-of-others'),
    async ({ people, links, magicLink, existingUser, anotherUser }) => {
      const link = await links.signIn(existingUser);
      await people.verified(await links.signIn(anotherUser));

      const answer = await magicLink.verify(link);

      expect(answer).toBeAccepted();
    },
  );
});
