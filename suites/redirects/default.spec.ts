import type { RequirementId } from '../catalogue.ts';
import { withoutQuery } from '../../spec/wire/urls.ts';
import type { SentLinks } from '../support/messages/sent-links.ts';

import { elsewhere } from '../support/tampering/redirect-urls.ts';
import { requireAccepted, requires } from '../support/findings/set-up.ts';
import { covers, expect, test } from '../support/test.ts';

test.describe('redirects', () => {
  test(
    'have a default for a sign-up',
    covers('redirects.sign-up-applies-default'),
    async ({ users, newLinks, sentLinks }) => {
      await newLinks.signUp();
      const { newUser, answer } = await users.signUp({ redirectUrl: undefined });

      expect(answer).toBeAccepted();
      await expect(sentLinks).toReceiveWorkingLink(newUser.phone);
    },
  );

  test(
    'have a default for a sign-in',
    covers('redirects.sign-in-applies-default'),
    async ({ newLinks, magicLink, existingUser, sentLinks }) => {
      await newLinks.signIn(existingUser);
      const answer = await magicLink.signIn(existingUser, { redirectUrl: undefined });

      expect(answer).toBeAccepted();
      await expect(sentLinks).toReceiveWorkingLink(existingUser.phone);
    },
  );

  test(
    'have a default for a sign-up or in',
    covers('redirects.sign-up-or-in-applies-default'),
    async ({ users, newLinks, magicLink, newUser, sentLinks }) => {
      await newLinks.signUpOrIn(await users.newUser());
      const answer = await magicLink.signUpOrIn(newUser, { redirectUrl: undefined });

      expect(answer).toBeAccepted();
      await expect(sentLinks).toReceiveWorkingLink(newUser.phone);
    },
  );

  test(
    'have a default for an update',
    covers('redirects.update-phone-applies-default'),
    async ({ users, newLinks, existingUser, sentLinks }) => {
      await newLinks.updatePhone(existingUser);
      const { phone, answer } = await users.updatePhone(existingUser, { redirectUrl: undefined });

      expect(answer).toBeAccepted();
      await expect(sentLinks).toReceiveWorkingLink(phone);
    },
  );

  test(
    'that are null count as none',
    covers('redirects.null-applies-default'),
    async ({ users, magicLink, newUser, existingUser, sentLinks }) => {
      const usual = { redirectUrl: undefined };
      const earlierUser = await users.newUser();
      await Promise.all([
        magicLink.signUpOrIn(earlierUser, usual),
        magicLink.signIn(existingUser, usual),
      ]);
      await requireWorkingLink(
        sentLinks,
        earlierUser.phone,
        'redirects.sign-up-or-in-applies-default',
      );
      await requireWorkingLink(sentLinks, existingUser.phone, 'redirects.sign-in-applies-default');
      const none = { redirectUrl: null, URI: null };

      expect(await magicLink.signUpOrIn(newUser, none)).toBeAccepted();
      await expect(sentLinks).toReceiveWorkingLink(newUser.phone);
      expect(await magicLink.signIn(existingUser, none)).toBeAccepted();
      await expect(sentLinks).toReceiveWorkingLink(existingUser.phone);
    },
  );

  test(
    'are no default from then on',
    covers('redirects.default-is-not-the-last-url'),
    async ({ newLinks, magicLink, existingUser, sentLinks }) => {
      const redirectUrl = elsewhere(magicLink.redirectUrl);
      await newLinks.signIn(existingUser, { redirectUrl });
      const before = await sentLinks.urls(existingUser.phone);

      const answer = await magicLink.signIn(existingUser, { redirectUrl: undefined });

      requireAccepted(answer, 'redirects.sign-in-applies-default');
      await requireWorkingLink(sentLinks, existingUser.phone, 'redirects.sign-in-applies-default');
      const urls = await sentLinks.urls(existingUser.phone);
      const since = urls.filter(each => !before.includes(each));
      expect(since.map(withoutQuery), 'the places where the links lead').not.toContain(
        withoutQuery(redirectUrl),
      );
    },
  );
});

/** Waits for the link of a send without a redirect URL. */
async function requireWorkingLink(sentLinks: SentLinks, phone: string, id: RequirementId) {
  const working = await sentLinks.working(phone);
  const expected = `a magic link at ${phone} that verifies`;
  requires(id, working !== undefined, { subject: 'the link', expected, actual: undefined });
}
