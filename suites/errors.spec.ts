import { isRefused } from './support/http/answer.ts';
import { altered } from './support/tampering/altered-texts.ts';
import { withAlteredSignature } from './support/tampering/jwt-forgery.ts';
import { covers, expect, test } from './support/test.ts';

test.describe('errors', () => {
  test(
    'of a sign-up have the documented shape',
    covers('errors.sign-up-shape'),
    async ({ refusals, existingUser, unapproved }) => {
      const answers = await refusals.ofSignUp(existingUser, unapproved);
      const refused = answers.filter(isRefused);
      expect(refused.length, 'setup: some calls are refused').toBeGreaterThan(0);

      expect(refused).toSatisfyApiSpec();
    },
  );

  test(
    'of a sign-in have the documented shape',
    covers('errors.sign-in-shape'),
    async ({ refusals, existingUser, unapproved }) => {
      const answers = await refusals.ofSignIn(existingUser, unapproved);
      const refused = answers.filter(isRefused);
      expect(refused.length, 'setup: some calls are refused').toBeGreaterThan(0);

      expect(refused).toSatisfyApiSpec();
    },
  );

  test(
    'of a sign-up or in have the documented shape',
    covers('errors.sign-up-or-in-shape'),
    async ({ refusals, unapproved }) => {
      const answers = await refusals.ofSignUpOrIn(unapproved);
      const refused = answers.filter(isRefused);
      expect(refused.length, 'setup: some calls are refused').toBeGreaterThan(0);

      expect(refused).toSatisfyApiSpec();
    },
  );

  test(
    'of an update have the documented shape',
    covers('errors.update-phone-shape'),
    async ({ refusals, existingUser, unapproved }) => {
      const answers = await refusals.ofUpdatePhone(existingUser, unapproved);
      const refused = answers.filter(isRefused);
      expect(refused.length, 'setup: some calls are refused').toBeGreaterThan(0);

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
      const refused = answers.filter(isRefused);
      expect(refused.length, 'setup: some calls are refused').toBeGreaterThan(0);

      expect(refused).toSatisfyApiSpec();
    },
  );

  test(
    'say that they are JSON',
    covers('errors.are-json'),
    async ({ refusals, existingUser, unapproved }) => {
      const answers = await refusals.ofEverything(existingUser, unapproved);
      const refused = answers.filter(isRefused);
      expect(refused.length, 'setup: some calls are refused').toBeGreaterThan(0);

      expect(refused).toBeJson();
    },
  );

  test(
    'show no stack trace',
    covers('errors.show-no-stack-trace'),
    async ({ refusals, existingUser, unapproved }) => {
      const answers = await refusals.ofEverything(existingUser, unapproved);

      expect(answers).toShowNoStackTrace();
    },
  );

  test(
    'repeat no credential',
    covers('errors.echo-no-credential'),
    async ({ newLinks, magicLink, existingUser, newUser }) => {
      const link = await newLinks.signIn(existingUser);
      const token = altered(link.token);
      const refreshJwt = withAlteredSignature(existingUser.refreshJwt);

      const update = await magicLink.updatePhone({ ...existingUser, refreshJwt }, newUser.phone);
      const verify = await magicLink.verify(token);

      expect([update, verify], 'setup: the calls are refused').toBeRefused();
      expect(update).toHoldNoToken(refreshJwt);
      expect(verify).toHoldNoToken(token);
    },
  );
});
