import { requireAccepted } from '../support/findings/set-up.ts';
import { covers, expect, test } from '../support/test.ts';

test.describe('sessions', () => {
  test(
    'show the user as documented, a second time too',
    covers('sessions.me-answers-as-documented'),
    async ({ supportingOperations, existingUser: { refreshJwt } }) => {
      const first = await supportingOperations.me(refreshJwt);
      const second = await supportingOperations.me(refreshJwt);
      requireAccepted([first, second], 'sessions.me-tells-the-user');

      expect([first, second]).toSatisfyApiSpec();
      expect([first, second]).toBeJson();
    },
  );

  test(
    'are renewed as documented',
    covers('sessions.refresh-answers-as-documented'),
    async ({ supportingOperations, existingUser: { refreshJwt } }) => {
      const answer = await supportingOperations.refresh(refreshJwt);
      requireAccepted(answer, 'sessions.refresh-renews');

      expect(answer).toSatisfyApiSpec();
      expect(answer).toBeJson();
    },
  );
});
