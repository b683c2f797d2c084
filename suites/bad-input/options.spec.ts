import { claimsOf } from '../../spec/wire/jwt.ts';
import { digitsOf } from '../../spec/wire/texts.ts';
import { askOddlyOf } from '../support/tampering/odd-texts.ts';
import { otherFieldsWithWrongTypes } from '../support/tampering/wrong-types.ts';
import { requireAccepted } from '../support/findings/set-up.ts';
import { covers, expect, test } from '../support/test.ts';
import type { EndUsers } from '../support/users/end-users.ts';
import type { ExistingUser } from '../support/users/existing-users.ts';

test.describe('bad input', () => {
  test(
    'in other fields of a sign-up causes no server error',
    covers('bad-input.sign-up-other-fields'),
    async ({ magicLink, users }) => {
      const answers = otherFieldsWithWrongTypes('signUp').map(fields =>
        users.newUser().then(each => magicLink.signUp(each, fields)),
      );

      expect(await Promise.all(answers)).toBeNoServerError();
    },
  );

  test(
    'in other fields of a sign-in causes no server error',
    covers('bad-input.sign-in-other-fields'),
    async ({ magicLink, existingUser }) => {
      const answers = otherFieldsWithWrongTypes('signIn').map(fields =>
        magicLink.signIn(existingUser, fields),
      );

      expect(await Promise.all(answers)).toBeNoServerError();
    },
  );

  test(
    'in other fields of a sign-up or in causes no server error',
    covers('bad-input.sign-up-or-in-other-fields'),
    async ({ magicLink, newUser }) => {
      const answers = otherFieldsWithWrongTypes('signUpOrIn').map(fields =>
        magicLink.signUpOrIn(newUser, fields),
      );

      expect(await Promise.all(answers)).toBeNoServerError();
    },
  );

  test(
    'in other fields of an update causes no server error',
    covers('bad-input.update-phone-other-fields'),
    async ({ magicLink, existingUser, newUser }) => {
      const answers = otherFieldsWithWrongTypes('updatePhone').map(fields =>
        magicLink.updatePhone(existingUser, newUser.phone, fields),
      );

      expect(await Promise.all(answers)).toBeNoServerError();
    },
  );

  test(
    'is not a field that is in no document',
    covers('bad-input.takes-unknown-fields'),
    async ({ magicLink, users, existingUser, newUser, newLinks }) => {
      const phone = await requireUsualCalls(users, existingUser);
      const unknown = { templateId: 'T1', crossDevice: false, unheardOf: { of: [1] } };
      const update = await magicLink.updatePhone(existingUser, phone, unknown);
      const sends = await Promise.all([
        users.signUp(unknown).then(({ answer }) => answer),
        magicLink.signIn(existingUser, unknown),
        magicLink.signUpOrIn(newUser, unknown),
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
    async ({ magicLink, users, existingUser, newUser }) => {
      const phone = await requireUsualCalls(users, existingUser);
      const none = { loginOptions: null, providerId: null, templateOptions: null, locale: null };
      const flags = { addToLoginIDs: null, onMergeUseExisting: null };
      const answers = await Promise.all([
        users.signUp({ ...none, user: null }).then(({ answer }) => answer),
        magicLink.signIn(existingUser, { ...none, ssoAppId: null }),
        magicLink.signUpOrIn(newUser, none),
        magicLink.updatePhone(existingUser, phone, { ...none, ...flags }),
      ]);

      expect(answers).toBeAccepted();
    },
  );

  test(
    'of odd characters causes no server error',
    covers('bad-input.odd-characters'),
    async ({ magicLink }) => {
      const answers = await Promise.all([
        askOddlyOf('loginId', loginId => magicLink.post('signIn', { loginId })),
        askOddlyOf('token', token => magicLink.post('verify', { token })),
      ]);

      expect(answers.flat()).toBeNoServerErrorOrClosed();
    },
  );

  test(
    'is no wish where a flag or an option is null',
    covers('bad-input.null-fields-change-nothing'),
    async ({ users, newLinks, magicLink, existingUser, anotherUser }) => {
      const noFlags = { addToLoginIDs: null, onMergeUseExisting: null, failOnConflict: null };
      const usual = 'bad-input.takes-null-fields';
      const { phone, link } = await newLinks.updatePhone(existingUser, noFlags, undefined, usual);
      const updated = await users.verified(link);
      const loginOptions = {
        stepup: null,
        mfa: null,
        customClaims: null,
        revokeOtherSessions: null,
      };
      const signIn = await newLinks.signIn(anotherUser, { loginOptions }, { accepts: usual });
      const signedIn = await users.verified(signIn);

      const added = [updated.user['loginIds']].flat().map(digitsOf);
      expect(added, 'the login IDs after an update').not.toContain(digitsOf(phone));
      const { su = false } = claimsOf(signedIn.sessionJwt);
      expect(su, 'claim `su` of the session JWT').toBe(false);
      const other = await magicLink.updatePhone(anotherUser, (await users.newUser()).phone);
      expect(other, 'an update by the older session').toBeAccepted();
    },
  );
});

/**
 * Calls as usual what is to be called with odd fields, so that an operation that is down is not accused of refusing them;
 * gives the phone that an update was asked for.
 */
async function requireUsualCalls(users: EndUsers, user: ExistingUser) {
  const { magicLink } = users;
  requireAccepted(await magicLink.signIn(user), 'sign-in.accepts-registered');
  const newUser = await users.newUser();
  requireAccepted(await magicLink.signUpOrIn(newUser), 'sign-up-or-in.accepts-new-user');
  const { phone } = await users.newUser();
  await users.requireUpdatable(user, phone);
  return phone;
}
