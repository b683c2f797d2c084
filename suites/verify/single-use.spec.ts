import { digitsOf } from '../support/expect.ts';
import { covers, expect, test } from '../support/test.ts';

test.describe('verify', () => {
  test(
    'refuses a link that was used before',
    covers('verify.link-works-once'),
    async ({ links, people, magicLink, existingUser }) => {
      const link = await links.signIn(existingUser);
      await people.verified(link);

      const secondUse = await magicLink.verify(link);

      expect(secondUse).toBeRefused();
      expect(secondUse).toHoldNoSession();
    },
  );

  test(
    'refuses the link of a sign-up that was used before',
    covers('verify.link-of-sign-up-works-once'),
    async ({ links, people, magicLink }) => {
      const { link } = await links.signUpStranger(people);
      await people.verified(link);

      const secondUse = await magicLink.verify(link);

      expect(secondUse).toBeRefused();
    },
  );

  test(
    'refuses the link of a sign-up or in that was used before',
    covers('verify.link-of-sign-up-or-in-works-once'),
    async ({ links, people, magicLink, newUser }) => {
      const link = await links.signUpOrIn(newUser);
      await people.verified(link);

      const secondUse = await magicLink.verify(link);

      expect(secondUse).toBeRefused();
    },
  );

  test(
    'refuses the link of an update that was used before',
    covers('verify.link-of-update-works-once'),
    async ({ links, people, magicLink, existingUser }) => {
      const { link } = await links.updatePhone(people, existingUser);
      await people.verified(link);

      const secondUse = await magicLink.verify(link);

      expect(secondUse).toBeRefused();
    },
  );

  test(
    'brings back no phone by the second use of a link',
    covers('verify.used-link-changes-nothing'),
    async ({ links, people, magicLink, existingUser }) => {
      const first = await links.updatePhone(people, existingUser);
      const updated = await people.verified(first.link);
      const changed = { ...existingUser, refreshJwt: updated.refreshJwt };
      const second = await links.updatePhone(people, changed);
      await people.verified(second.link);
      const signIn = await links.signIn({ ...existingUser, phone: second.phone });
      await magicLink.verify(first.link);

      const { user } = await people.verified(signIn);

      expect(digitsOf(user['phone']), 'the phone').toBe(digitsOf(second.phone));
    },
  );

  test(
    'ends no session by the second use of a link',
    covers('verify.used-link-ends-no-session'),
    async ({ links, people, magicLink, existingUser }) => {
      const link = await links.signIn(existingUser);
      const { refreshJwt } = await people.verified(link);
      await people.requireUpdatable({ ...existingUser, refreshJwt });
      await magicLink.verify(link);

      const { answer } = await people.updatePhone({ ...existingUser, refreshJwt });

      expect(answer).toBeAccepted();
    },
  );

  test(
    'uses nothing up by a GET or a HEAD',
    covers('verify.get-uses-nothing'),
    async ({ links, magicLink, existingUser }) => {
      const link = await links.signIn(existingUser);
      const query = new URLSearchParams({ token: link.token, t: link.token });
      const get = await magicLink.read('verify', query);
      const head = await magicLink.read('verify', query, 'HEAD');
      expect([get, head], 'the GET and the HEAD').toHoldNoSession();

      const answer = await magicLink.verify(link);

      expect(answer).toBeAccepted();
    },
  );
});
