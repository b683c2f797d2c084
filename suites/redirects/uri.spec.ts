import { isAccepted } from '../support/answer.ts';
import { shown } from '../support/inbox.ts';
import { elsewhere, placeOf } from '../support/redirect-urls.ts';
import { covers, expect, test } from '../support/test.ts';

test.describe('redirects', () => {
  test(
    'are read under the name URI by a sign-up',
    covers('redirects.sign-up-reads-uri'),
    async ({ people, links, magicLink, inbox }) => {
      await links.signUpStranger(people);
      const URI = elsewhere(magicLink.redirectUrl);
      const { person, answer } = await people.signUp({ redirectUrl: undefined, URI });
      expect(answer).toBeAccepted();
      const link = await inbox.next(person.phone, URI);

      expect(placeOf(shown(link)), 'where the link leads').toBe(placeOf(URI));
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

      expect(placeOf(shown(link)), 'where the link leads').toBe(placeOf(URI));
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

      expect(placeOf(shown(link)), 'where the link leads').toBe(placeOf(URI));
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

      expect(placeOf(shown(link)), 'where the link leads').toBe(placeOf(URI));
    },
  );

  test(
    'to no approved domain are refused under the name URI',
    covers('redirects.uri-refuses-unapproved'),
    async ({ people, magicLink, existingUser, unapproved: { redirectUrl: URI } }) => {
      await people.requireUpdatable(existingUser);
      const fields = { redirectUrl: undefined, URI };
      const { answers } = await people.refusedSignUp(newUser =>
        Promise.all([
          magicLink.signUp(newUser, fields),
          magicLink.signUpOrIn(newUser, fields),
          magicLink.signIn(existingUser, fields),
          magicLink.updatePhone(existingUser, newUser.phone, fields),
        ]),
      );

      expect(answers).toBeRefused();
    },
  );

  test(
    'under two names send no link to one that is not approved',
    covers('redirects.two-names-lead-to-approved'),
    async ({ magicLink, newUser, unapproved, inbox }) => {
      const approved = magicLink.redirectUrl;
      const answers = [
        await magicLink.signUpOrIn(newUser, { redirectUrl: approved, URI: unapproved.redirectUrl }),
        await magicLink.signUpOrIn(newUser, { redirectUrl: unapproved.redirectUrl, URI: approved }),
      ];
      await inbox.atLeast(newUser.phone, answers.filter(isAccepted).length);

      const hosts = (await inbox.urls(newUser.phone)).map(url => new URL(url).host);

      expect(hosts, 'hosts of the links').not.toContain(new URL(unapproved.redirectUrl).host);
    },
  );
});
