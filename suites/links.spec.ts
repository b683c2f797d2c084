import { elsewhere } from './support/tampering/redirect-urls.ts';
import { digitsOf } from './support/users/numbers.ts';
import { sessionOf } from './support/users/session.ts';
import { covers, expect, test } from './support/test.ts';

test.describe('links', () => {
  test(
    'work though a second was sent',
    covers('links.older-of-two-works'),
    async ({ newLinks, magicLink, existingUser }) => {
      const older = await newLinks.signIn(existingUser);
      await newLinks.signIn(existingUser);

      const answer = await magicLink.verify(older);

      expect(answer).toBeAccepted();
    },
  );

  test(
    'work as the oldest of three',
    covers('links.oldest-of-three-works'),
    async ({ newLinks, magicLink, existingUser }) => {
      const oldest = await newLinks.signIn(existingUser);
      await newLinks.addSignIns(existingUser, 2);

      const answer = await magicLink.verify(oldest);

      expect(answer).toBeAccepted();
    },
  );

  test(
    'work as the middle of three',
    covers('links.middle-of-three-works'),
    async ({ newLinks, magicLink, existingUser }) => {
      const [, middle] = await newLinks.severalSignIns(existingUser, 3);

      const answer = await magicLink.verify(middle!);

      expect(answer).toBeAccepted();
    },
  );

  test(
    'work as the oldest of six',
    covers('links.oldest-of-six-works'),
    async ({ newLinks, magicLink, existingUser }) => {
      const oldest = await newLinks.signIn(existingUser);
      await newLinks.addSignIns(existingUser, 5);

      const answer = await magicLink.verify(oldest);

      expect(answer).toBeAccepted();
    },
  );

  test(
    'work though a second was sent that leads elsewhere',
    covers('links.outlive-another-redirect'),
    async ({ newLinks, magicLink, existingUser }) => {
      const older = await newLinks.signIn(existingUser);
      await newLinks.signIn(existingUser, { redirectUrl: elsewhere(magicLink.redirectUrl) });

      const answer = await magicLink.verify(older);

      expect(answer).toBeAccepted();
    },
  );

  test(
    'work one after the other, the oldest first',
    covers('links.work-in-order'),
    async ({ newLinks, magicLink, existingUser }) => {
      const sent = await newLinks.severalSignIns(existingUser, 3);

      const answers = await magicLink.verifyEach(sent);

      expect(answers).toBeAccepted();
    },
  );

  test(
    'work one after the other, the newest first',
    covers('links.work-in-reverse'),
    async ({ newLinks, magicLink, existingUser }) => {
      const sent = await newLinks.severalSignIns(existingUser, 3);

      const answers = await magicLink.verifyEach(sent.reverse());

      expect(answers).toBeAccepted();
    },
  );

  test(
    'work both for somebody new',
    covers('links.two-for-a-new-user-work'),
    async ({ newLinks, magicLink, newUser }) => {
      const older = await newLinks.signUpOrIn(newUser);
      const newer = await newLinks.signUpOrIn(newUser);

      const answers = await magicLink.verifyEach([older, newer]);

      expect(answers).toBeAccepted();
    },
  );

  test(
    'work after another was used twice',
    covers('links.outlive-a-second-use'),
    async ({ users, newLinks, magicLink, existingUser }) => {
      const used = await newLinks.signIn(existingUser);
      const other = await newLinks.signIn(existingUser);
      await users.verified(used);
      await magicLink.verify(used);

      const answer = await magicLink.verify(other);

      expect(answer).toBeAccepted();
    },
  );

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
      await newLinks.signUpOrIn(existingUser);

      const answer = await magicLink.verify(link);

      expect(answer).toBeAccepted();
    },
  );

  test(
    'of a sign-up or in work after a sign-in',
    covers('links.sign-up-or-in-link-outlives-sign-in'),
    async ({ newLinks, magicLink, existingUser }) => {
      const link = await newLinks.signUpOrIn(existingUser);
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
      expect(digitsOf(sessionOf(answer).user['phone']), 'the phone').toBe(digitsOf(phone));
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
      expect(digitsOf(sessionOf(answer).user['phone']), 'the phone').toBe(digitsOf(phone));
    },
  );

  test(
    'differ in their tokens',
    covers('links.differ-in-token'),
    async ({ magicLink, existingUser, sentTokens }) => {
      const redirectUrls = ['1', '2'].map(each => {
        const url = new URL(magicLink.redirectUrl);
        url.searchParams.set('copy', each);
        return url.href;
      });
      const sends = redirectUrls.map(redirectUrl =>
        magicLink.signIn(existingUser, { redirectUrl }),
      );
      expect(await Promise.all(sends), 'setup: both sign-ins are accepted').toBeAccepted();

      await expect(sentTokens).toHoldTokens(existingUser.phone, 3);
    },
  );

  test(
    'sign in the user each belongs to',
    covers('links.belong-to-their-user'),
    async ({ newLinks, magicLink, existingUser, anotherUser }) => {
      const one = await newLinks.signIn(existingUser);
      const other = await newLinks.signIn(anotherUser);

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
    async ({ users, newLinks, magicLink, existingUser, anotherUser }) => {
      const link = await newLinks.signIn(existingUser);
      await users.verified(await newLinks.signIn(anotherUser));

      const answer = await magicLink.verify(link);

      expect(answer).toBeAccepted();
    },
  );
});
