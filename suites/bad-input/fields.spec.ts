import { askEach } from '../support/tampering/entries.ts';
import { withoutHost } from '../support/tampering/redirect-urls.ts';
import { noText, noTextOfItsOwn } from '../support/tampering/wrong-types.ts';
import { covers, expect, test } from '../support/test.ts';
import { newLetters } from '../support/users/end-user.ts';

/** Texts that are no phone number, though some of them hold such numbers. */
const noPhones = (one: string, other: string) => [
  { name: 'words', value: 'no phone number' },
  { name: 'a plus sign', value: '+' },
  { name: 'two numbers with a comma', value: `${one},${other}` },
  { name: 'two numbers with a semicolon', value: `${one};${other}` },
  { name: 'two numbers with a space', value: `${one} ${other}` },
  { name: 'two numbers with a line feed', value: `${one}\n${other}` },
  { name: '5,000 digits', value: one.padEnd(5000, '7') },
];

test.describe('bad input', () => {
  test(
    'as the login ID of a sign-up is refused',
    covers('bad-input.sign-up-login-id'),
    async ({ magicLink, users }) => {
      const nobody = { loginId: undefined, phone: undefined, user: undefined };
      const { answers } = await users.refusedSignUp(newUser => {
        const wrong = noTextOfItsOwn(newUser.loginId).map(loginId => ({ loginId }));
        return Promise.all([...wrong, nobody].map(fields => magicLink.signUp(newUser, fields)));
      });

      expect(answers).toBeRefused();
    },
  );

  test(
    'as the login ID of a sign-in is refused',
    covers('bad-input.sign-in-login-id'),
    async ({ magicLink, existingUser }) => {
      const wrong = [undefined, '', ...noText(existingUser.loginId)];
      const answers = wrong.map(loginId => magicLink.signIn(existingUser, { loginId }));

      expect(await Promise.all(answers)).toBeRefused();
    },
  );

  test(
    'as the login ID of a sign-up or in is rejected',
    covers('bad-input.sign-up-or-in-login-id'),
    async ({ magicLink, newUser }) => {
      const { loginId: own } = newUser;
      const wrong = [undefined, '', ...noTextOfItsOwn(own), { $ne: own }];
      const answers = wrong.map(loginId => magicLink.signUpOrIn(newUser, { loginId }));

      expect(await Promise.all(answers)).toBeRefused();
    },
  );

  test(
    'as the phone of a sign-up is refused',
    covers('bad-input.sign-up-phone'),
    async ({ magicLink, users }) => {
      const { answers } = await users.refusedSignUp(newUser => {
        const wrong = noText(newUser.phone).map(phone => ({ phone, user: undefined }));
        return Promise.all(wrong.map(fields => magicLink.signUp(newUser, fields)));
      });

      expect(answers).toBeRefused();
    },
  );

  test(
    'as the phone of an update is refused',
    covers('bad-input.update-phone-phone'),
    async ({ magicLink, existingUser, newUser }) => {
      const answers = [undefined, '', ...noText(newUser.phone)].map(phone =>
        magicLink.updatePhone(existingUser, newUser.phone, { phone }),
      );

      expect(await Promise.all(answers)).toBeRefused();
    },
  );

  test(
    'as the token of a verify is refused',
    covers('bad-input.verify-token'),
    async ({ newLinks, magicLink, existingUser }) => {
      const { token } = await newLinks.signIn(existingUser);
      const answers = [undefined, null, '', ...noText(token)].map(each =>
        magicLink.post('verify', { token: each }),
      );

      expect(await Promise.all(answers)).toBeRefused();
    },
  );

  test(
    'as the redirect URL is refused',
    covers('bad-input.redirect-url-type'),
    async ({ magicLink, newUser, existingUser }) => {
      const answers = noText(magicLink.redirectUrl).flatMap(redirectUrl => [
        magicLink.signUp(newUser, { redirectUrl }),
        magicLink.signIn(existingUser, { redirectUrl }),
        magicLink.signUpOrIn(newUser, { redirectUrl }),
        magicLink.updatePhone(existingUser, newUser.phone, { redirectUrl }),
      ]);

      expect(await Promise.all(answers)).toBeRefused();
    },
  );

  test(
    'without a host as the redirect URL is refused',
    covers('bad-input.redirect-url-is-no-url'),
    async ({ redirectTo, connection: { approvedRedirectUrl } }) => {
      expect(await redirectTo(withoutHost(approvedRedirectUrl))).toBeRefused();
    },
  );

  test(
    'as the URI is refused',
    covers('bad-input.uri'),
    async ({ magicLink, newUser, existingUser }) => {
      const answers = noText(magicLink.redirectUrl).flatMap(URI => [
        magicLink.signUpOrIn(newUser, { redirectUrl: undefined, URI }),
        magicLink.signIn(existingUser, { redirectUrl: undefined, URI }),
      ]);

      expect(await Promise.all(answers)).toBeRefused();
    },
  );

  test(
    'as a phone number is refused by a sign-up',
    covers('bad-input.sign-up-no-phone-number'),
    async ({ magicLink, users, newUser: { phone: other } }) => {
      const { answers } = await users.refusedSignUp(newUser =>
        askEach(noPhones(newUser.phone, other), phone => magicLink.signUp({ ...newUser, phone })),
      );

      expect(answers).toBeRefused();
    },
  );

  test(
    'as a phone number is refused by a sign-up or in',
    covers('bad-input.sign-up-or-in-no-phone-number'),
    async ({ magicLink, users, newUser: { phone: one } }) => {
      const { phone: other } = await users.newUser();
      const answers = await askEach(noPhones(one, other), each => {
        const phone = /\d/.test(each) ? each : `${each} ${newLetters()}`; // as a login ID, nobody else's
        return magicLink.signUpOrIn({ loginId: phone, phone });
      });

      expect(answers).toBeRefused();
    },
  );

  test(
    'as a phone number is refused by an update',
    covers('bad-input.update-phone-no-phone-number'),
    async ({ magicLink, users, existingUser, newUser: { phone: one } }) => {
      const { phone: other } = await users.newUser();
      const answers = await askEach(noPhones(one, other), phone =>
        magicLink.updatePhone(existingUser, phone),
      );

      expect(answers).toBeRefused();
    },
  );
});
