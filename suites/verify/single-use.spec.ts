import { covers, expect, test } from '../support/test.ts';

test.describe('verify', () => {
  test(
    'refuses a link that was used before',
    covers('verify.link-works-once'),
    async ({ newLinks, magicLink, existingUser }) => {
      const { link } = await newLinks.used(existingUser);

      const secondUse = await magicLink.verify(link);

      expect(secondUse).toBeRefused();
      expect(secondUse).toHoldNoSession();
    },
  );

  test(
    'refuses the link of a sign-up that was used before',
    covers('verify.link-of-sign-up-works-once'),
    async ({ newLinks, users, magicLink }) => {
      const { link } = await newLinks.signUp();
      await users.verified(link);

      const secondUse = await magicLink.verify(link);

      expect(secondUse).toBeRefused();
    },
  );

  test(
    'refuses the link of a sign-up or in that was used before',
    covers('verify.link-of-sign-up-or-in-works-once'),
    async ({ newLinks, users, magicLink, newUser }) => {
      const link = await newLinks.signUpOrIn(newUser);
      await users.verified(link);

      const secondUse = await magicLink.verify(link);

      expect(secondUse).toBeRefused();
    },
  );

  test(
    'refuses the link of an update that was used before',
    covers('verify.link-of-update-works-once'),
    async ({ newLinks, users, magicLink, existingUser }) => {
      const { link } = await newLinks.updatePhone(existingUser);
      await users.verified(link);

      const secondUse = await magicLink.verify(link);

      expect(secondUse).toBeRefused();
    },
  );

  test(
    'brings back no phone by the second use of a link',
    covers('verify.used-link-changes-nothing'),
    async ({ newLinks, users, magicLink, existingUser }) => {
      const first = await newLinks.updatePhone(existingUser);
      const updated = await users.verified(first.link);
      const changed = { ...existingUser, refreshJwt: updated.refreshJwt };
      const second = await newLinks.updatePhone(changed);
      await users.verified(second.link);
      const signIn = await newLinks.signIn({ ...existingUser, phone: second.phone });
      await magicLink.verify(first.link);

      const { user } = await users.verified(signIn);

      expect(user['phone'], '`phone` of the user').toBePhone(second.phone);
    },
  );

  test(
    'ends no session by the second use of a link',
    covers('verify.used-link-ends-no-session'),
    async ({ newLinks, users, magicLink, existingUser, newUser }) => {
      const { link, session } = await newLinks.used(existingUser);
      const { refreshJwt } = session;
      await users.requireUpdatable({ ...existingUser, refreshJwt }, newUser.phone);
      await magicLink.verify(link);

      const signedIn = { ...existingUser, refreshJwt };
      const answer = await magicLink.updatePhone(signedIn, newUser.phone);

      expect(answer).toBeAccepted();
    },
  );

  test(
    'uses nothing up by a GET or a HEAD',
    covers('verify.get-uses-nothing'),
    async ({ newLinks, magicLink, existingUser }) => {
      const link = await newLinks.signIn(existingUser);
      const query = new URLSearchParams({ token: link.token, t: link.token });
      const get = await magicLink.read('verify', query);
      const head = await magicLink.read('verify', query, 'HEAD');
      expect([get, head], 'the GET and the HEAD').toHoldNoSession();

      const answer = await magicLink.verify(link);

      expect(answer).toBeAccepted();
    },
  );
});
