import { neededByMobileSdks } from '../../spec/wire/verify.ts';
import { covers, expect, test } from '../support/test.ts';

test.describe('verify', () => {
  test(
    'tells the login ID that was used',
    covers('verify.tells-login-id'),
    async ({ existingUser }) => {
      expect(existingUser.user['loginIds'], '`loginIds` of the user').toContain(
        existingUser.loginId,
      );
    },
  );

  test('tells the phone', covers('verify.tells-phone'), async ({ existingUser }) => {
    const { user, phone } = existingUser;

    expect(user['phone'], '`phone` of the user').toBePhone(phone);
  });

  test(
    'tells a user ID that stays the same',
    covers('verify.tells-user-id'),
    async ({ users, newLinks, existingUser }) => {
      const { user } = await users.verified(await newLinks.signIn(existingUser));

      expect(existingUser.userId, '`userId` of the user').not.toBe('');
      expect({ userId: existingUser.userId }, 'the user').toHaveFields({ userId: 'string' });
      expect(user['userId'], '`userId` of the user at the second verify').toBe(existingUser.userId);
    },
  );

  test(
    'gives two users two user IDs',
    covers('verify.gives-users-their-own-id'),
    async ({ existingUser, anotherUser }) => {
      expect(existingUser.userId, '`userId` of the first user').not.toBe(anotherUser.userId);
    },
  );

  test(
    'tells what mobile SDKs need of a user',
    covers('verify.user-serves-mobile-sdks'),
    async ({ existingUser: { user } }) => {
      expect(user, 'the user').toHaveFields(neededByMobileSdks);
    },
  );

  test(
    'marks the phone as verified',
    covers('verify.marks-phone-verified'),
    async ({ existingUser: { user } }) => {
      expect(user['verifiedPhone'], '`verifiedPhone` of the user').toBe(true);
    },
  );
});
