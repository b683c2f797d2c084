import { requireAccepted, requireRefused } from '../support/findings/set-up.ts';
import { spellingsOf } from '../support/tampering/redirect-urls.ts';
import { covers, expect, test } from '../support/test.ts';
import { withPhone } from '../support/users/end-user.ts';

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
      requireAccepted(await magicLink.signIn(existingUser), 'sign-in.accepts-registered');

      const answer = await magicLink.signIn(existingUser, unapproved);

      expect(answer).toBeRefused();
    },
  );

  test(
    'to no approved domain are refused by a sign-up or in',
    covers('redirects.sign-up-or-in-refuses-unapproved'),
    async ({ magicLink, newUser, unapproved }) => {
      requireAccepted(await magicLink.signUpOrIn(newUser), 'sign-up-or-in.accepts-new-user');

      const answer = await magicLink.signUpOrIn(newUser, unapproved);

      expect(answer).toBeRefused();
    },
  );

  test(
    'to no approved domain are refused by an update',
    covers('redirects.update-phone-refuses-unapproved'),
    async ({ users, magicLink, existingUser, newUser, unapproved }) => {
      await users.requireUpdatable(existingUser, newUser.phone);

      const answer = await magicLink.updatePhone(existingUser, newUser.phone, unapproved);

      expect(answer).toBeRefused();
    },
  );

  test(
    'to no approved domain send nothing at sign-up',
    covers('redirects.sign-up-unapproved-texts-nobody'),
    async ({ magicLink, newUser, unapproved, messages }) => {
      const answer = await magicLink.signUp(newUser, unapproved);
      requireRefused(answer, 'redirects.sign-up-refuses-unapproved');

      const arrived = await messages.strayLinks(newUser.phone, (redirectUrl, phone) =>
        magicLink.signUpOrIn(withPhone(phone), { redirectUrl }),
      );

      expect(arrived, 'the links that arrived').toEqual([]);
    },
  );

  test(
    'to no approved domain send nothing at sign-in',
    covers('redirects.sign-in-unapproved-texts-nobody'),
    async ({ magicLink, existingUser, unapproved, messages }) => {
      const answer = await magicLink.signIn(existingUser, unapproved);
      requireRefused(answer, 'redirects.sign-in-refuses-unapproved');

      const arrived = await messages.strayLinks(existingUser.phone, redirectUrl =>
        magicLink.signIn(existingUser, { redirectUrl }),
      );

      expect(arrived, 'the links that arrived').toEqual([]);
    },
  );

  test(
    'to no approved domain send nothing at sign-up or in',
    covers('redirects.sign-up-or-in-unapproved-texts-nobody'),
    async ({ magicLink, newUser, unapproved, messages }) => {
      const answer = await magicLink.signUpOrIn(newUser, unapproved);
      requireRefused(answer, 'redirects.sign-up-or-in-refuses-unapproved');

      const arrived = await messages.strayLinks(newUser.phone, (redirectUrl, phone) =>
        magicLink.signUpOrIn(withPhone(phone), { redirectUrl }),
      );

      expect(arrived, 'the links that arrived').toEqual([]);
    },
  );

  test(
    'to no approved domain send nothing at an update',
    covers('redirects.update-phone-unapproved-texts-nobody'),
    async ({ magicLink, existingUser, newUser, unapproved, messages }) => {
      const answer = await magicLink.updatePhone(existingUser, newUser.phone, unapproved);
      requireRefused(answer, 'redirects.update-phone-refuses-unapproved');

      const arrived = await messages.strayLinks(newUser.phone, redirectUrl =>
        magicLink.updatePhone(existingUser, newUser.phone, { redirectUrl }),
      );

      expect(arrived, 'the links that arrived').toEqual([]);
    },
  );

  test(
    'to no approved domain make no user at sign-up',
    covers('redirects.sign-up-unapproved-makes-nobody'),
    async ({ users, magicLink, unapproved }) => {
      const newUser = await users.unregistered();
      const answer = await magicLink.signUp(newUser, unapproved);
      requireRefused(answer, 'redirects.sign-up-refuses-unapproved');

      expect(await magicLink.signIn(newUser)).toBeRefused();
    },
  );

  test(
    'to no approved domain make no user at sign-up or in',
    covers('redirects.sign-up-or-in-unapproved-makes-nobody'),
    async ({ users, magicLink, unapproved }) => {
      const newUser = await users.unregistered();
      const answer = await magicLink.signUpOrIn(newUser, unapproved);
      requireRefused(answer, 'redirects.sign-up-or-in-refuses-unapproved');

      expect(await magicLink.signIn(newUser)).toBeRefused();
    },
  );

  test(
    'to no approved domain leave the phone as it is at an update',
    covers('redirects.update-phone-unapproved-changes-nothing'),
    async ({ users, newLinks, magicLink, existingUser, newUser, unapproved }) => {
      const signIn = await newLinks.signIn(existingUser);
      const answer = await magicLink.updatePhone(existingUser, newUser.phone, unapproved);
      requireRefused(answer, 'redirects.update-phone-refuses-unapproved');

      const { user } = await users.verified(signIn);

      expect(user['phone'], '`phone` of the user').toBePhone(existingUser.phone);
    },
  );

  test(
    'to no approved domain are refused however they are written',
    covers('redirects.refuses-unapproved-in-any-scheme'),
    async ({ redirectTo, unapproved: { redirectUrl } }) => {
      expect(await redirectTo(spellingsOf(redirectUrl))).toBeRefused();
    },
  );
});
