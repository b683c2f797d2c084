import { requireAccepted } from '../support/findings/set-up.ts';
import { covers, expect, test } from '../support/test.ts';

test.describe('authorization', () => {
  test(
    'by the management key is needed to make a test user',
    covers('authorization.management-makes-users-by-key-only'),
    async ({ users, magicLink, supportingOperations }) => {
      const newUser = await users.unregistered();
      const { loginId, phone } = newUser;
      const path = '/v1/mgmt/user/create/test';

      const answer = await magicLink.manage('POST', path, { loginId, phone, test: true });

      supportingOperations.skipIfAbsent(answer, path);
      expect(answer).toBeRefused();
      expect(await magicLink.signIn(newUser), 'a sign-in after that').toBeRefused();
    },
  );

  test(
    'by the management key is needed for the link of a test user',
    covers('authorization.management-makes-links-by-key-only'),
    async ({ magicLink, existingUser: { loginId }, supportingOperations }) => {
      const path = '/v1/mgmt/tests/generate/magiclink';

      const answer = await magicLink.manage('POST', path, { loginId, deliveryMethod: 'sms' });

      supportingOperations.skipIfAbsent(answer, path);
      expect(answer).toBeRefused();
      expect(answer.fields['link'], '`link` of the answer').toBeUndefined();
    },
  );

  test(
    'by the management key is needed to delete a user',
    covers('authorization.management-deletes-by-key-only'),
    async ({ magicLink, existingUser, supportingOperations }) => {
      requireAccepted(await magicLink.signIn(existingUser), 'sign-in.accepts-registered');
      const path = '/v1/mgmt/user/delete';

      const answer = await magicLink.manage('POST', path, { loginId: existingUser.loginId });

      supportingOperations.skipIfAbsent(answer, path);
      expect(answer).toBeRefused();
      expect(await magicLink.signIn(existingUser), 'a sign-in after that').toBeAccepted();
    },
  );
});
