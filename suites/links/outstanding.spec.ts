import { elsewhere } from '../support/tampering/redirect-urls.ts';
import { covers, expect, test } from '../support/test.ts';

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
      await newLinks.moreSignIns(existingUser, 2);

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
      await newLinks.moreSignIns(existingUser, 5);

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
});
