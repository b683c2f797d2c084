import { requireAccepted, requireRefused } from '../support/findings/set-up.ts';
import { askEach, type Entry } from '../support/tampering/entries.ts';
import { covers, expect, test } from '../support/test.ts';
import { unknownUser, withPhone } from '../support/users/end-user.ts';

test.describe('sign-in', () => {
  test(
    'refuses somebody who is not registered',
    covers('sign-in.refuses-unregistered'),
    async ({ users }) => {
      const { answer } = await users.signInUnregistered();

      expect(answer).toBeRefused();
    },
  );

  test(
    'refuses an e-mail address that is not registered',
    covers('sign-in.refuses-unknown-email'),
    async ({ magicLink }) => {
      const answer = await magicLink.signIn(unknownUser());

      expect(answer).toBeRefused();
    },
  );

  test(
    'takes a login ID as a whole',
    covers('sign-in.refuses-near-login-ids'),
    async ({ magicLink, existingUser, newUser }) => {
      const { loginId } = existingUser;
      const part = loginId.slice(0, -1);

      const near = [
        ...['', '%', '_', '*', '.'].map(each => part + each),
        `${newUser.loginId},${loginId}`,
        loginId.padEnd(2000, '0'),
      ];
      const answers = near.map(each => magicLink.signIn({ ...existingUser, loginId: each }));

      expect(await Promise.all(answers)).toBeRefused();
    },
  );

  test(
    'takes an e-mail address as a whole',
    covers('sign-in.refuses-part-of-email'),
    async ({ magicLink, existingUsers }) => {
      const existingUser = await existingUsers.createWithEmail();
      requireAccepted(await magicLink.signIn(existingUser), 'sign-in.accepts-registered');

      const answers = await askEach(partsOf(existingUser.loginId), loginId =>
        magicLink.signIn({ ...existingUser, loginId }),
      );

      expect(answers).toBeRefused();
    },
  );

  test(
    'sends nothing to somebody who is not registered',
    covers('sign-in.texts-nobody-unregistered'),
    async ({ users, magicLink, messages }) => {
      const { newUser, answer } = await users.signInUnregistered();
      requireRefused(answer, 'sign-in.refuses-unregistered');

      const arrived = await messages.strayLinks(newUser.phone, (redirectUrl, phone) =>
        magicLink.signUpOrIn(withPhone(phone), { redirectUrl }),
      );

      expect(arrived, 'the links that arrived').toEqual([]);
    },
  );

  test(
    'makes no user of somebody who is not registered',
    covers('sign-in.makes-no-user'),
    async ({ users, magicLink }) => {
      requireAccepted((await users.signUp()).answer, 'sign-up.accepts-new-user');
      const { newUser, answer } = await users.signInUnregistered();
      requireRefused(answer, 'sign-in.refuses-unregistered');

      expect(await magicLink.signIn(newUser), 'the same sign-in again').toBeRefused();
      expect(await magicLink.signUp(newUser), 'a sign-up after that').toBeAccepted();
    },
  );
});

/** Parts of an e-mail address that nobody has, and the name in it at other domains. */
function partsOf(email: string): Entry[] {
  const [name, domain] = email.split('@');
  return [
    { name: 'the name alone', value: `${name}` },
    { name: 'the name and the at sign', value: `${name}@` },
    { name: 'the domain and the at sign', value: `@${domain}` },
    { name: 'an address cut short', value: email.slice(0, -1) },
    { name: 'the name at another domain', value: `${name}@example.org` },
    { name: 'the name at a subdomain', value: `${name}@mail.${domain}` },
  ];
}
