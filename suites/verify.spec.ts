import { requireAccepted } from './support/findings/set-up.ts';
import { digitsOf } from './support/users/numbers.ts';
import { sessionOf } from './support/users/session.ts';
import { covers, expect, test } from './support/test.ts';

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
        expect(sessionOf(answer).user['loginIds'], 'the login IDs').toContain(newUser.loginId);
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
      expect(sessionOf(answer).user['userId'], 'the user ID').toBe(existingUser.userId);
    },
  );

  test(
    'signs in by the link of a sign-up or in',
    covers('verify.completes-sign-up-or-in'),
    async ({ newLinks, magicLink, newUser }) => {
      const link = await newLinks.signUpOrIn(newUser);

      const answer = await magicLink.verify(link);

      expect(answer).toBeAccepted();
      expect(sessionOf(answer).user['loginIds'], 'the login IDs').toContain(newUser.loginId);
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
    'tells the login ID that was used',
    covers('verify.tells-login-id'),
    async ({ existingUser }) => {
      expect(existingUser.user['loginIds'], 'the login IDs').toContain(existingUser.loginId);
    },
  );

  test('tells the phone', covers('verify.tells-phone'), async ({ existingUser }) => {
    const { user, phone } = existingUser;

    expect(digitsOf(user['phone']), 'the phone').toBe(digitsOf(phone));
  });

  test(
    'tells a user ID that stays the same',
    covers('verify.tells-user-id'),
    async ({ users, newLinks, existingUser }) => {
      const { user } = await users.verified(await newLinks.signIn(existingUser));

      expect(existingUser.userId, 'the user ID').toEqual(expect.stringMatching(/./));
      expect(user['userId'], 'the user ID at the second verify').toBe(existingUser.userId);
    },
  );

  test(
    'gives two users two user IDs',
    covers('verify.gives-users-their-own-id'),
    async ({ existingUser, anotherUser }) => {
      expect(existingUser.userId, 'the user IDs').not.toBe(anotherUser.userId);
    },
  );

  test(
    'tells what mobile SDKs need of a user',
    covers('verify.user-serves-mobile-sdks'),
    async ({ existingUser: { user } }) => {
      expect(user).toMatchObject({
        userId: expect.any(String),
        loginIds: expect.any(Array),
        status: expect.any(String),
        createdTime: expect.any(Number),
      });
    },
  );

  test(
    'marks the phone as verified',
    covers('verify.marks-phone-verified'),
    async ({ existingUser: { user } }) => {
      expect(user['verifiedPhone'], 'verifiedPhone').toBe(true);
    },
  );

  test(
    'sees a user for the first time once',
    covers('verify.first-seen-at-first'),
    async ({ users, sentTokens }) => {
      const { newUser, answer: signUp } = await users.signUp();
      requireAccepted(signUp, 'the sign-up is accepted');

      const { answer } = await users.verified(await sentTokens.next(newUser.phone));

      expect(answer.fields['firstSeen'], 'firstSeen').toBe(true);
    },
  );

  test(
    'has seen a user before, the second time',
    covers('verify.first-seen-no-more'),
    async ({ users, newLinks, existingUser }) => {
      const { answer } = await users.verified(await newLinks.signIn(existingUser));

      expect(answer.fields['firstSeen'] ?? false, 'firstSeen').toBe(false);
    },
  );
});
