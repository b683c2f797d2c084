import { requires } from '../support/findings/set-up.ts';
import { isAccepted, type Answer } from '../support/http/answer.ts';
import { withoutQuery } from '../../spec/wire/urls.ts';
import { withoutToken } from '../support/messages/link.ts';
import { elsewhere } from '../support/tampering/redirect-urls.ts';
import { covers, expect, test } from '../support/test.ts';

test.describe('redirects', () => {
  test(
    'are read under the name URI by a sign-up',
    covers('redirects.sign-up-reads-uri'),
    async ({ users, newLinks, magicLink, sentLinks }) => {
      await newLinks.signUp();
      const URI = elsewhere(magicLink.redirectUrl);
      const { newUser, answer } = await users.signUp({ redirectUrl: undefined, URI });
      expect(answer).toBeAccepted();
      const link = await sentLinks.next(newUser.phone, URI);

      expect(withoutQuery(withoutToken(link)), 'the place where the link leads').toBe(
        withoutQuery(URI),
      );
    },
  );

  test(
    'are read under the name URI by a sign-in',
    covers('redirects.sign-in-reads-uri'),
    async ({ newLinks, magicLink, existingUser, sentLinks }) => {
      await newLinks.signIn(existingUser);
      const URI = elsewhere(magicLink.redirectUrl);
      const answer = await magicLink.signIn(existingUser, { redirectUrl: undefined, URI });
      expect(answer).toBeAccepted();
      const link = await sentLinks.next(existingUser.phone, URI);

      expect(withoutQuery(withoutToken(link)), 'the place where the link leads').toBe(
        withoutQuery(URI),
      );
    },
  );

  test(
    'are read under the name URI by a sign-up or in',
    covers('redirects.sign-up-or-in-reads-uri'),
    async ({ users, newLinks, magicLink, newUser, sentLinks }) => {
      await newLinks.signUpOrIn(await users.newUser());
      const URI = elsewhere(magicLink.redirectUrl);
      const answer = await magicLink.signUpOrIn(newUser, { redirectUrl: undefined, URI });
      expect(answer).toBeAccepted();
      const link = await sentLinks.next(newUser.phone, URI);

      expect(withoutQuery(withoutToken(link)), 'the place where the link leads').toBe(
        withoutQuery(URI),
      );
    },
  );

  test(
    'are read under the name URI by an update',
    covers('redirects.update-phone-reads-uri'),
    async ({ users, newLinks, magicLink, existingUser, sentLinks }) => {
      await newLinks.updatePhone(existingUser);
      const URI = elsewhere(magicLink.redirectUrl);
      const fields = { redirectUrl: undefined, URI };
      const { phone, answer } = await users.updatePhone(existingUser, fields);
      expect(answer).toBeAccepted();
      const link = await sentLinks.next(phone, URI);

      expect(withoutQuery(withoutToken(link)), 'the place where the link leads').toBe(
        withoutQuery(URI),
      );
    },
  );

  test(
    'are read under the name URI where redirectUrl is null',
    covers('redirects.uri-beside-null'),
    async ({ users, magicLink, existingUser, anotherUser, newUser, sentLinks }) => {
      const URI = elsewhere(magicLink.redirectUrl);
      const asks: ((
        fields: Record<string, unknown>,
      ) => Promise<{ phone: string; answer: Answer }>)[] = [
        async fields => {
          const { newUser: made, answer } = await users.signUp(fields);
          return { phone: made.phone, answer };
        },
        async fields => ({
          phone: existingUser.phone,
          answer: await magicLink.signIn(existingUser, fields),
        }),
        async fields => ({
          phone: newUser.phone,
          answer: await magicLink.signUpOrIn(newUser, fields),
        }),
        fields => users.updatePhone(anotherUser, fields),
      ];
      const placeOf = async (phone: string) =>
        withoutQuery(withoutToken(await sentLinks.next(phone, URI)));
      const readingUri: typeof asks = [];
      for (const ask of asks) {
        const { phone, answer } = await ask({ redirectUrl: undefined, URI });
        if (!isAccepted(answer)) continue;
        if ((await placeOf(phone)) === withoutQuery(URI)) readingUri.push(ask);
      }
      const said = { subject: 'the number of operations that read URI', expected: '1 or more' };
      const actual = readingUri.length;
      requires('redirects.sign-in-reads-uri', actual > 0, { ...said, actual });

      for (const ask of readingUri) {
        const { phone, answer } = await ask({ redirectUrl: null, URI });
        expect(answer).toBeAccepted();
        expect(await placeOf(phone), 'the place where the link leads').toBe(withoutQuery(URI));
      }
    },
  );

  test(
    'to no approved domain are refused under the name URI',
    covers('redirects.uri-refuses-unapproved'),
    async ({ users, magicLink, existingUser, unapproved: { redirectUrl: URI } }) => {
      const fields = { redirectUrl: undefined, URI };
      const { answers } = await users.refusedSignUp(async newUser => {
        await users.requireUpdatable(existingUser, newUser.phone);
        return Promise.all([
          magicLink.signUp(newUser, fields),
          magicLink.signUpOrIn(newUser, fields),
          magicLink.signIn(existingUser, fields),
          magicLink.updatePhone(existingUser, newUser.phone, fields),
        ]);
      });

      expect(answers).toBeRefused();
    },
  );

  test(
    'under two names send no link to one that is not approved',
    covers('redirects.two-names-lead-to-approved'),
    async ({ magicLink, newUser, unapproved, sentLinks }) => {
      const approved = magicLink.redirectUrl;
      const answers = [
        await magicLink.signUpOrIn(newUser, { redirectUrl: approved, URI: unapproved.redirectUrl }),
        await magicLink.signUpOrIn(newUser, { redirectUrl: unapproved.redirectUrl, URI: approved }),
      ];
      await sentLinks.atLeast(newUser.phone, answers.filter(isAccepted).length);

      const hosts = (await sentLinks.urls(newUser.phone)).map(url => new URL(url).host);

      expect(hosts, 'the hosts of the links').not.toContain(new URL(unapproved.redirectUrl).host);
    },
  );
});
