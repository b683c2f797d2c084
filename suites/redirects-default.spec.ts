import { requireAccepted } from './support/findings/set-up.ts';
import { withoutQuery, withoutToken } from './support/messages/link.ts';
import { elsewhere } from './support/tampering/redirect-urls.ts';
import { covers, expect, test } from './support/test.ts';

test.describe('redirects', () => {
  test(
    'have a default for a sign-up',
    covers('redirects.sign-up-applies-default'),
    async ({ people, links, inbox }) => {
      await links.signUpStranger(people);
      const { person, answer } = await people.signUp({ redirectUrl: undefined });

      expect(answer).toBeAccepted();
      await expect(inbox).toReceiveWorkingLink(person.phone);
    },
  );

  test(
    'have a default for a sign-in',
    covers('redirects.sign-in-applies-default'),
    async ({ links, magicLink, existingUser, inbox }) => {
      await links.signIn(existingUser);
      const answer = await magicLink.signIn(existingUser, { redirectUrl: undefined });

      expect(answer).toBeAccepted();
      await expect(inbox).toReceiveWorkingLink(existingUser.phone);
    },
  );

  test(
    'have a default for a sign-up or in',
    covers('redirects.sign-up-or-in-applies-default'),
    async ({ people, links, magicLink, newUser, inbox }) => {
      await links.signUpOrIn(await people.stranger());
      const answer = await magicLink.signUpOrIn(newUser, { redirectUrl: undefined });

      expect(answer).toBeAccepted();
      await expect(inbox).toReceiveWorkingLink(newUser.phone);
    },
  );

  test(
    'have a default for an update',
    covers('redirects.update-phone-applies-default'),
    async ({ people, links, existingUser, inbox }) => {
      await links.updatePhone(people, existingUser);
      const { phone, answer } = await people.updatePhone(existingUser, { redirectUrl: undefined });

      expect(answer).toBeAccepted();
      await expect(inbox).toReceiveWorkingLink(phone);
    },
  );

  test(
    'that are null count as none',
    covers('redirects.null-applies-default'),
    async ({ people, magicLink, newUser, existingUser, inbox }) => {
      const usual = { redirectUrl: undefined };
      const stranger = await people.stranger();
      await Promise.all([
        magicLink.signUpOrIn(stranger, usual),
        magicLink.signIn(existingUser, usual),
      ]);
      expect(await inbox.working(stranger.phone), 'setup: there is a default').toBeDefined();
      expect(await inbox.working(existingUser.phone), 'setup: there is a default').toBeDefined();
      const none = { redirectUrl: null, URI: null };

      expect(await magicLink.signUpOrIn(newUser, none)).toBeAccepted();
      await expect(inbox).toReceiveWorkingLink(newUser.phone);
      expect(await magicLink.signIn(existingUser, none)).toBeAccepted();
      await expect(inbox).toReceiveWorkingLink(existingUser.phone);
    },
  );

  test(
    'are no default from then on',
    covers('redirects.default-is-not-the-last-url'),
    async ({ links, magicLink, existingUser, inbox }) => {
      const redirectUrl = elsewhere(magicLink.redirectUrl);
      await links.signIn(existingUser, { redirectUrl });
      const before = await inbox.urls(existingUser.phone);

      const answer = await magicLink.signIn(existingUser, { redirectUrl: undefined });

      requireAccepted(answer, 'a sign-in without a redirect URL is accepted');
      const working = await inbox.working(existingUser.phone);
      expect(working, 'setup: there is a default').toBeDefined();
      const urls = await inbox.urls(existingUser.phone);
      const since = urls.filter(each => !before.includes(each));
      expect(since.map(withoutQuery), 'where the links lead').not.toContain(
        withoutQuery(redirectUrl),
      );
    },
  );

  test(
    'are read under the name URI by a sign-up',
    covers('redirects.sign-up-reads-uri'),
    async ({ people, links, magicLink, inbox }) => {
      await links.signUpStranger(people);
      const URI = elsewhere(magicLink.redirectUrl);
      const { person, answer } = await people.signUp({ redirectUrl: undefined, URI });
      expect(answer).toBeAccepted();
      const link = await inbox.next(person.phone, URI);

      expect(withoutQuery(withoutToken(link)), 'where the link leads').toBe(withoutQuery(URI));
    },
  );

  test(
    'are read under the name URI by a sign-in',
    covers('redirects.sign-in-reads-uri'),
    async ({ links, magicLink, existingUser, inbox }) => {
      await links.signIn(existingUser);
      const URI = elsewhere(magicLink.redirectUrl);
      const answer = await magicLink.signIn(existingUser, { redirectUrl: undefined, URI });
      expect(answer).toBeAccepted();
      const link = await inbox.next(existingUser.phone, URI);

      expect(withoutQuery(withoutToken(link)), 'where the link leads').toBe(withoutQuery(URI));
    },
  );

  test(
    'are read under the name URI by a sign-up or in',
    covers('redirects.sign-up-or-in-reads-uri'),
    async ({ people, links, magicLink, newUser, inbox }) => {
      await links.signUpOrIn(await people.stranger());
      const URI = elsewhere(magicLink.redirectUrl);
      const answer = await magicLink.signUpOrIn(newUser, { redirectUrl: undefined, URI });
      expect(answer).toBeAccepted();
      const link = await inbox.next(newUser.phone, URI);

      expect(withoutQuery(withoutToken(link)), 'where the link leads').toBe(withoutQuery(URI));
    },
  );

  test(
    'are read under the name URI by an update',
    covers('redirects.update-phone-reads-uri'),
    async ({ people, links, magicLink, existingUser, inbox }) => {
      await links.updatePhone(people, existingUser);
      const URI = elsewhere(magicLink.redirectUrl);
      const fields = { redirectUrl: undefined, URI };
      const { phone, answer } = await people.updatePhone(existingUser, fields);
      expect(answer).toBeAccepted();
      const link = await inbox.next(phone, URI);

      expect(withoutQuery(withoutToken(link)), 'where the link leads').toBe(withoutQuery(URI));
    },
  );
});
