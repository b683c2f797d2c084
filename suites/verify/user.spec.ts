import { covers, expect, test } from '../support/test.ts';
import { digitsOf } from '../support/users/numbers.ts';

test.describe('verify', () => {
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
});
