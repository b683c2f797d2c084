import { requireAccepted } from '../support/findings/set-up.ts';
import { covers, expect, test } from '../support/test.ts';
import { sessionOf } from '../support/users/session.ts';

test.describe('verify', () => {
  test.describe(() => {
    test.use({ probe: true });

    test(
      'signs in by the link of a sign-up',
      covers('verify.completes-a-sign-up'),
      async ({ newLinks, magicLink }) => {
        const { newUser, link } = await newLinks.signUp();

        const answer = await magicLink.verify(link);

        expect(answer).toBeAccepted();
        expect(sessionOf(answer).user['loginIds'], '`loginIds` of the user').toContain(
          newUser.loginId,
        );
      },
    );
  });

  test(
    'signs in by the link of a sign-in',
    covers('verify.completes-sign-in'),
    async ({ newLinks, magicLink, existingUser }) => {
      const link = await newLinks.signIn(existingUser);

      const answer = await magicLink.verify(link);

      expect(answer).toBeAccepted();
      expect(sessionOf(answer).user['userId'], '`userId` of the user').toBe(existingUser.userId);
    },
  );

  test(
    'signs in by the link of a sign-up or in',
    covers('verify.completes-sign-up-or-in'),
    async ({ newLinks, magicLink, newUser }) => {
      const link = await newLinks.signUpOrIn(newUser);

      const answer = await magicLink.verify(link);

      expect(answer).toBeAccepted();
      expect(sessionOf(answer).user['loginIds'], '`loginIds` of the user').toContain(
        newUser.loginId,
      );
    },
  );

  test(
    'registers whoever has signed up',
    covers('verify.registers-signed-up-user'),
    async ({ users, newLinks, magicLink }) => {
      const { newUser, link } = await newLinks.signUp();
      await users.verified(link);

      const answer = await magicLink.signIn(newUser);

      expect(answer).toBeAccepted();
    },
  );

  test(
    'registers whoever was new to a sign-up or in',
    covers('verify.registers-user-of-sign-up-or-in'),
    async ({ users, newLinks, magicLink, newUser }) => {
      await users.verified(await newLinks.signUpOrIn(newUser));

      const answer = await magicLink.signIn(newUser);

      expect(answer).toBeAccepted();
    },
  );

  test(
    'answers as documented',
    covers('verify.answers-as-documented'),
    async ({ existingUser: { answer } }) => {
      expect(answer).toSatisfyApiSpec();
      expect(answer).toBeJson();
    },
  );

  test(
    'hands out a session JWT',
    covers('verify.hands-out-session-jwt'),
    async ({ existingUser: { answer } }) => {
      expect(answer).toHoldJwt('session');
    },
  );

  test(
    'hands out a refresh JWT',
    covers('verify.hands-out-refresh-jwt'),
    async ({ existingUser: { answer } }) => {
      expect(answer).toHoldJwt('refresh');
    },
  );

  test(
    'sees a user for the first time once',
    covers('verify.first-seen-at-first'),
    async ({ users, sentTokens }) => {
      const { newUser, answer: signUp } = await users.signUp();
      requireAccepted(signUp, 'sign-up.accepts-new-user');

      const { answer } = await users.verified(await sentTokens.next(newUser.phone));

      expect(answer.fields['firstSeen'], '`firstSeen` of the answer of verify').toBe(true);
    },
  );

  test(
    'has seen a user before, the second time',
    covers('verify.first-seen-no-more'),
    async ({ users, newLinks, existingUser }) => {
      const { answer } = await users.verified(await newLinks.signIn(existingUser));

      expect(answer.fields['firstSeen'] ?? false, '`firstSeen` of the answer of verify').toBe(
        false,
      );
    },
  );
});
