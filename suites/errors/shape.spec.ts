import { refusedAmong } from '../support/findings/neither.ts';
import { covers, expect, test } from '../support/test.ts';

test.describe('errors', () => {
  test(
    'of a sign-up have the documented shape',
    covers('errors.sign-up-shape'),
    async ({ refusals, existingUser, unapproved }) => {
      const refused = refusedAmong(await refusals.ofSignUp(existingUser, unapproved));

      expect(refused).toSatisfyApiSpec();
    },
  );

  test(
    'of a sign-in have the documented shape',
    covers('errors.sign-in-shape'),
    async ({ refusals, existingUser, unapproved }) => {
      const refused = refusedAmong(await refusals.ofSignIn(existingUser, unapproved));

      expect(refused).toSatisfyApiSpec();
    },
  );

  test(
    'of a sign-up or in have the documented shape',
    covers('errors.sign-up-or-in-shape'),
    async ({ refusals, unapproved }) => {
      const refused = refusedAmong(await refusals.ofSignUpOrIn(unapproved));

      expect(refused).toSatisfyApiSpec();
    },
  );

  test(
    'of an update have the documented shape',
    covers('errors.update-phone-shape'),
    async ({ refusals, existingUser, unapproved }) => {
      const refused = refusedAmong(await refusals.ofUpdatePhone(existingUser, unapproved));

      expect(refused).toSatisfyApiSpec();
    },
  );

  test(
    'of a verify have the documented shape',
    covers('errors.verify-shape'),
    async ({ refusals, newLinks, users, existingUser }) => {
      const used = await newLinks.signIn(existingUser);
      await users.verified(used);
      const refused = refusedAmong(await refusals.ofVerify(used));

      expect(refused).toSatisfyApiSpec();
    },
  );

  test(
    'say that they are JSON',
    covers('errors.are-json'),
    async ({ refusals, existingUser, unapproved }) => {
      const refused = refusedAmong(await refusals.ofEverything(existingUser, unapproved));

      expect(refused).toBeJson();
    },
  );
});
