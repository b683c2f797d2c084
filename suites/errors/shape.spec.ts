import { refusedAmong } from '../support/findings/set-up.ts';
import { covers, expect, test } from '../support/test.ts';

test.describe('errors', () => {
  test(
    'of a sign-up have the documented shape',
    covers('errors.sign-up-shape'),
    async ({ refusals, existingUser }) => {
      const answers = await refusals.ofSignUp(existingUser);
      const refused = refusedAmong(answers, 'sign-up.refuses-registered');

      expect(refused).toSatisfyApiSpec();
    },
  );

  test(
    'of a sign-in have the documented shape',
    covers('errors.sign-in-shape'),
    async ({ refusals, existingUser }) => {
      const answers = await refusals.ofSignIn(existingUser);
      const refused = refusedAmong(answers, 'sign-in.refuses-unregistered');

      expect(refused).toSatisfyApiSpec();
    },
  );

  test(
    'of a sign-up or in have the documented shape',
    covers('errors.sign-up-or-in-shape'),
    async ({ refusals }) => {
      const answers = await refusals.ofSignUpOrIn();
      const refused = refusedAmong(answers, 'authorization.sign-up-or-in-needs-bearer');

      expect(refused).toSatisfyApiSpec();
    },
  );

  test(
    'of an update have the documented shape',
    covers('errors.update-phone-shape'),
    async ({ refusals, existingUser }) => {
      const answers = await refusals.ofUpdatePhone(existingUser);
      const refused = refusedAmong(answers, 'update-phone.refuses-missing-jwt');

      expect(refused).toSatisfyApiSpec();
    },
  );

  test(
    'of a verify have the documented shape',
    covers('errors.verify-shape'),
    async ({ refusals, newLinks, users, existingUser }) => {
      const used = await newLinks.signIn(existingUser);
      await users.verified(used);
      const answers = await refusals.ofVerify(used);
      const refused = refusedAmong(answers, 'verify.link-works-once');

      expect(refused).toSatisfyApiSpec();
    },
  );

  test('say that they are JSON', covers('errors.are-json'), async ({ refusals, existingUser }) => {
    const answers = await refusals.ofEverything(existingUser);
    const refused = refusedAmong(answers, 'authorization.sign-up-needs-bearer');

    expect(refused).toBeJson();
  });
});
