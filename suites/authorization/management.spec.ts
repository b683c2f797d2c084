import type { Answer } from '../support/http/answer.ts';
import type { Fields, MagicLink } from '../support/http/magic-link.ts';
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

      const answers = await withoutKey(magicLink, path, { loginId, phone, test: true });

      supportingOperations.skipIfAbsent(answers[0]!, path);
      expect(answers).toBeRefused();
      expect(await magicLink.signIn(newUser), 'a sign-in after that').toBeRefused();
    },
  );

  test(
    'by the management key is needed for the link of a test user',
    covers('authorization.management-makes-links-by-key-only'),
    async ({ magicLink, existingUser: { loginId }, supportingOperations }) => {
      const path = '/v1/mgmt/tests/generate/magiclink';

      const answers = await withoutKey(magicLink, path, { loginId, deliveryMethod: 'sms' });

      supportingOperations.skipIfAbsent(answers[0]!, path);
      expect(answers).toBeRefused();
      const links = answers.flatMap(({ fields }) => fields['link'] ?? []);
      expect(links, 'the links in the answers').toEqual([]);
    },
  );

  test(
    'by the management key is needed to delete a user',
    covers('authorization.management-deletes-by-key-only'),
    async ({ magicLink, existingUser, supportingOperations }) => {
      requireAccepted(await magicLink.signIn(existingUser), 'sign-in.accepts-registered');
      const path = '/v1/mgmt/user/delete';

      const answers = await withoutKey(magicLink, path, { loginId: existingUser.loginId });

      supportingOperations.skipIfAbsent(answers[0]!, path);
      expect(answers).toBeRefused();
      expect(await magicLink.signIn(existingUser), 'a sign-in after that').toBeAccepted();
    },
  );
});

/** The answers to a management call that presents the project ID alone, and to one without any authorization header. */
async function withoutKey(magicLink: MagicLink, path: string, fields: Fields): Promise<Answer[]> {
  const byProject = await magicLink.manage('POST', path, fields);
  const byNothing = await magicLink.manage('POST', path, fields, null);
  return [byProject.of('the project ID alone'), byNothing.of('no Authorization header')];
}
