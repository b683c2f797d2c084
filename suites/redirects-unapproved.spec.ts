import { requireAccepted } from './support/findings/set-up.ts';
import { isAccepted } from './support/http/answer.ts';
import { withPhone } from './support/users/end-user.ts';
import { covers, expect, test } from './support/test.ts';

test.describe('redirects', () => {
  test(
    'to no approved domain are refused by a sign-up',
    covers('redirects.sign-up-refuses-unapproved'),
    async ({ users, magicLink, unapproved }) => {
      const { answers } = await users.refusedSignUp(each => magicLink.signUp(each, unapproved));

      expect(answers).toBeRefused();
    },
  );

  test(
    'to no approved domain are refused by a sign-in',
    covers('redirects.sign-in-refuses-unapproved'),
    async ({ magicLink, existingUser, unapproved }) => {
      requireAccepted(await magicLink.signIn(existingUser), 'a usual sign-in is accepted');

      const answer = await magicLink.signIn(existingUser, unapproved);

      expect(answer).toBeRefused();
    },
  );

  test(
    'to no approved domain are refused by a sign-up or in',
    covers('redirects.sign-up-or-in-refuses-unapproved'),
    async ({ magicLink, newUser, unapproved }) => {
      requireAccepted(await magicLink.signUpOrIn(newUser), 'a usual sign-up or in is accepted');

      const answer = await magicLink.signUpOrIn(newUser, unapproved);

      expect(answer).toBeRefused();
    },
  );

  test(
    'to no approved domain are refused by an update',
    covers('redirects.update-phone-refuses-unapproved'),
    async ({ users, magicLink, existingUser, newUser, unapproved }) => {
      await users.requireUpdatable(existingUser);

      const answer = await magicLink.updatePhone(existingUser, newUser.phone, unapproved);

      expect(answer).toBeRefused();
    },
  );

  test(
    'to no approved domain send nothing at sign-up',
    covers('redirects.sign-up-unapproved-texts-nobody'),
    async ({ magicLink, newUser, unapproved, messages }) => {
      const answer = await magicLink.signUp(newUser, unapproved);
      expect(answer, 'setup: the sign-up is refused').toBeRefused();

      const arrived = await messages.strayLinks(newUser.phone, (redirectUrl, phone) =>
        magicLink.signUpOrIn(withPhone(phone), { redirectUrl }),
      );

      expect(arrived, 'links that arrived').toEqual([]);
    },
  );

  test(
    'to no approved domain send nothing at sign-in',
    covers('redirects.sign-in-unapproved-texts-nobody'),
    async ({ magicLink, existingUser, unapproved, messages }) => {
      const answer = await magicLink.signIn(existingUser, unapproved);
      expect(answer, 'setup: the sign-in is refused').toBeRefused();

      const arrived = await messages.strayLinks(existingUser.phone, redirectUrl =>
        magicLink.signIn(existingUser, { redirectUrl }),
      );

      expect(arrived, 'links that arrived').toEqual([]);
    },
  );

  test(
    'to no approved domain send nothing at sign-up or in',
    covers('redirects.sign-up-or-in-unapproved-texts-nobody'),
    async ({ magicLink, newUser, unapproved, messages }) => {
      const answer = await magicLink.signUpOrIn(newUser, unapproved);
      expect(answer, 'setup: the sign-up or in is refused').toBeRefused();

      const arrived = await messages.strayLinks(newUser.phone, (redirectUrl, phone) =>
        magicLink.signUpOrIn(withPhone(phone), { redirectUrl }),
      );

      expect(arrived, 'links that arrived').toEqual([]);
    },
  );

  test(
    'to no approved domain send nothing at an update',
    covers('redirects.update-phone-unapproved-texts-nobody'),
    async ({ magicLink, existingUser, newUser, unapproved, messages }) => {
      const answer = await magicLink.updatePhone(existingUser, newUser.phone, unapproved);
      expect(answer, 'setup: the update is refused').toBeRefused();

      const arrived = await messages.strayLinks(newUser.phone, redirectUrl =>
        magicLink.updatePhone(existingUser, newUser.phone, { redirectUrl }),
      );

      expect(arrived, 'links that arrived').toEqual([]);
    },
  );

  test(
    'to no approved domain make no user at sign-up',
    covers('redirects.sign-up-unapproved-makes-nobody'),
    async ({ users, magicLink, unapproved }) => {
      const newUser = await users.unregistered();
      const answer = await magicLink.signUp(newUser, unapproved);
      expect(answer, 'setup: the sign-up is refused').toBeRefused();

      expect(await magicLink.signIn(newUser)).toBeRefused();
    },
  );

  test(
    'to no approved domain make no user at sign-up or in',
    covers('redirects.sign-up-or-in-unapproved-makes-nobody'),
    async ({ users, magicLink, unapproved }) => {
      const newUser = await users.unregistered();
      const answer = await magicLink.signUpOrIn(newUser, unapproved);
      expect(answer, 'setup: the sign-up or in is refused').toBeRefused();

      expect(await magicLink.signIn(newUser)).toBeRefused();
    },
  );

  test(
    'to no approved domain are refused under the name URI',
    covers('redirects.uri-refuses-unapproved'),
    async ({ users, magicLink, existingUser, unapproved: { redirectUrl: URI } }) => {
      await users.requireUpdatable(existingUser);
      const fields = { redirectUrl: undefined, URI };
      const { answers } = await users.refusedSignUp(newUser =>
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
    async ({ magicLink, newUser, unapproved, sentLinks }) => {
      const approved = magicLink.redirectUrl;
      const answers = [
        await magicLink.signUpOrIn(newUser, { redirectUrl: approved, URI: unapproved.redirectUrl }),
        await magicLink.signUpOrIn(newUser, { redirectUrl: unapproved.redirectUrl, URI: approved }),
      ];
      await sentLinks.atLeast(newUser.phone, answers.filter(isAccepted).length);

      const hosts = (await sentLinks.urls(newUser.phone)).map(url => new URL(url).host);

      expect(hosts, 'hosts of the links').not.toContain(new URL(unapproved.redirectUrl).host);
    },
  );
});
