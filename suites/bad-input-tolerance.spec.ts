import { requireAccepted } from './support/findings/set-up.ts';
import type { MagicLink } from './support/http/magic-link.ts';
import type { ExistingUser } from './support/users/existing-users.ts';
import type { EndUsers } from './support/users/end-users.ts';
import { covers, expect, test } from './support/test.ts';

const oddTexts = [
  '%',
  '\u0000',
  '\ud800',
  '😀',
  `'"\\;--`,
  '%00',
  '${7*7}',
  '../../etc',
  'x'.repeat(9999),
];
const contentTypes = ['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'odd'];
const methods = ['GET', 'PUT', 'PATCH', 'DELETE'];
const noPhones = ['no phone number', '+'];
const megabytes = 'x'.repeat(5_000_000);

test.describe('bad input', () => {
  test(
    'is not a field that is in no document',
    covers('bad-input.takes-unknown-fields'),
    async ({ magicLink, users, existingUser, newLinks }) => {
      await requireUsualCalls(magicLink, users, existingUser);
      const unknown = { templateId: 'T1', crossDevice: false, unheardOf: { of: [1] } };
      const { answer: update } = await users.updatePhone(existingUser, unknown);
      const sends = await Promise.all([
        users.signUp(unknown).then(({ answer }) => answer),
        magicLink.signIn(existingUser, unknown),
        magicLink.signUpOrIn(await users.newUser(), unknown),
      ]);
      await newLinks.passOver(existingUser.phone);
      const { token } = await newLinks.signIn(existingUser);
      const verify = await magicLink.post('verify', { token, ...unknown });

      expect([update, ...sends, verify]).toBeAccepted();
    },
  );

  test(
    'is not an optional field that is null',
    covers('bad-input.takes-null-fields'),
    async ({ magicLink, users, existingUser }) => {
      await requireUsualCalls(magicLink, users, existingUser);
      const none = { loginOptions: null, providerId: null, templateOptions: null, locale: null };
      const flags = { addToLoginIDs: null, onMergeUseExisting: null };
      const answers = await Promise.all([
        users.signUp({ ...none, user: null }).then(({ answer }) => answer),
        magicLink.signIn(existingUser, { ...none, ssoAppId: null }),
        magicLink.signUpOrIn(await users.newUser(), none),
        users.updatePhone(existingUser, { ...none, ...flags }).then(({ answer }) => answer),
      ]);

      expect(answers).toBeAccepted();
    },
  );

  test(
    'as the content type causes no server error',
    covers('bad-input.content-type'),
    async ({ magicLink, newUser }) => {
      const answers = contentTypes.map(each =>
        magicLink.signUpOrIn(newUser, {}, { headers: { 'Content-Type': each } }),
      );

      expect(await Promise.all(answers)).toBeNoServerError();
    },
  );

  test(
    'as the method is refused',
    covers('bad-input.wrong-method-is-refused'),
    async ({ magicLink, newUser, existingUser }) => {
      const answers = methods.flatMap(method => [
        magicLink.signUp(newUser, {}, { method }),
        magicLink.signIn(existingUser, {}, { method }),
        magicLink.signUpOrIn(newUser, {}, { method }),
        magicLink.updatePhone(existingUser, newUser.phone, {}, { method }),
        magicLink.verify('no-token', { method }),
      ]);

      expect(await Promise.all(answers)).toBeRefusedOrClosed();
    },
  );

  test(
    'as the method sends nothing',
    covers('bad-input.wrong-method-has-no-effect'),
    async ({ magicLink, newUser, messages }) => {
      const query = new URLSearchParams({ loginId: newUser.loginId, phone: newUser.phone });
      await Promise.all([
        ...methods.map(method => magicLink.signUpOrIn(newUser, {}, { method })),
        magicLink.read('signUpOrIn', query),
        magicLink.read('signUp', query),
      ]);

      const arrived = await messages.strayMagicLinks(newUser.phone, redirectUrl =>
        magicLink.signUpOrIn(newUser, { redirectUrl }),
      );

      expect(arrived, 'links that arrived').toEqual([]);
    },
  );

  test('of megabytes is refused', covers('bad-input.huge-body'), async ({ magicLink, newUser }) => {
    const answers = await Promise.all([
      magicLink.signUpOrIn(newUser, { loginId: megabytes }),
      magicLink.post('verify', { token: megabytes }),
    ]);

    expect(answers).toBeRefusedOrClosed();
  });

  test(
    'nested thousands deep causes no server error',
    covers('bad-input.deep-body'),
    async ({ magicLink, newUser: { loginId } }) => {
      const deep = `${'['.repeat(3000)}${']'.repeat(3000)}`;
      const raw = `{"loginId":${JSON.stringify(loginId)},"loginOptions":{"customClaims":{"deep":${deep}}}}`;

      const answer = await magicLink.post('signUpOrIn', {}, { raw });

      expect(answer).toBeNoServerErrorOrClosed();
    },
  );

  test(
    'of odd characters causes no server error',
    covers('bad-input.odd-characters'),
    async ({ magicLink }) => {
      const answers = oddTexts.flatMap(each => [
        magicLink.post('signIn', { loginId: each }),
        magicLink.post('verify', { token: each }),
      ]);

      expect(await Promise.all(answers)).toBeNoServerErrorOrClosed();
    },
  );

  test(
    'as a phone number is refused by a sign-up',
    covers('bad-input.sign-up-no-phone-number'),
    async ({ magicLink, users }) => {
      const { answers } = await users.refusedSignUp(newUser =>
        Promise.all(noPhones.map(phone => magicLink.signUp({ ...newUser, phone }))),
      );

      expect(answers).toBeRefused();
    },
  );

  test(
    'as a phone number is refused by a sign-up or in',
    covers('bad-input.sign-up-or-in-no-phone-number'),
    async ({ magicLink }) => {
      const answers = noPhones.map(phone => magicLink.signUpOrIn({ loginId: phone, phone }));

      expect(await Promise.all(answers)).toBeRefused();
    },
  );

  test(
    'as a phone number is refused by an update',
    covers('bad-input.update-phone-no-phone-number'),
    async ({ magicLink, existingUser }) => {
      const answers = noPhones.map(phone => magicLink.updatePhone(existingUser, phone));

      expect(await Promise.all(answers)).toBeRefused();
    },
  );
});

/** Calls as usual what is to be called with odd fields, so that an operation that is down is not accused of refusing them. */
async function requireUsualCalls(magicLink: MagicLink, users: EndUsers, user: ExistingUser) {
  requireAccepted(await magicLink.signIn(user), 'a usual sign-in is accepted');
  const newUser = await users.newUser();
  requireAccepted(await magicLink.signUpOrIn(newUser), 'a usual sign-up or in is accepted');
  await users.requireUpdatable(user);
}
