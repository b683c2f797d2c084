import { digitsOf } from './support/users/numbers.ts';
import { sessionOf } from './support/users/session.ts';
import { covers, expect, test } from './support/test.ts';

test.describe('update phone', () => {
  test(
    'makes the new phone a login ID when asked',
    covers('update-phone.makes-phone-a-login-id'),
    async ({ users, newLinks, magicLink, existingUser, sentTokens }) => {
      const { phone, link } = await newLinks.updatePhone(existingUser, {
        addToLoginIDs: true,
      });
      await users.verified(link);

      const answer = await magicLink.signIn({ loginId: phone, phone });
      expect(answer).toBeAccepted();
      const { user } = await users.verified(await sentTokens.next(phone));

      expect(user['userId'], 'the user ID').toBe(existingUser.userId);
    },
  );

  test(
    'makes the new phone a login ID on verify only',
    covers('update-phone.adds-login-id-on-verify'),
    async ({ users, newLinks, magicLink, existingUser }) => {
      const newUser = await users.unregistered();
      await newLinks.updatePhone(existingUser, { addToLoginIDs: true }, newUser.phone);

      const answer = await magicLink.signIn(newUser);

      expect(answer).toBeRefused();
    },
  );

  test(
    'keeps the old login ID beside the new one',
    covers('update-phone.keeps-old-login-id'),
    async ({ users, newLinks, magicLink, existingUser, sentTokens }) => {
      const { phone, link } = await newLinks.updatePhone(existingUser, {
        addToLoginIDs: true,
      });
      await users.verified(link);

      const answer = await magicLink.signIn({ ...existingUser, phone });
      expect(answer).toBeAccepted();
      const { user } = await users.verified(await sentTokens.next(phone));

      expect(user['userId'], 'the user ID').toBe(existingUser.userId);
    },
  );

  test(
    'makes the new phone no login ID unasked',
    covers('update-phone.adds-no-login-id-unasked'),
    async ({ users, newLinks, existingUser }) => {
      const { phone, link } = await newLinks.updatePhone(existingUser);

      const { user } = await users.verified(link);

      const loginIds = [user['loginIds']].flat();
      expect(loginIds.map(digitsOf), 'the digits of the login IDs').not.toContain(digitsOf(phone));
    },
  );

  test(
    'merges another user into the updated one',
    covers('update-phone.merge-keeps-updated-user'),
    async ({ users, newLinks, magicLink, existingUser, anotherUser, sentTokens }) => {
      const { phone, link } = await newLinks.updatePhone(
        existingUser,
        { addToLoginIDs: true },
        anotherUser.phone,
      );
      const merged = await users.verified(link);
      const answer = await magicLink.signIn(anotherUser);
      expect(answer).toBeAccepted();
      const { user } = await users.verified(await sentTokens.next(phone));

      expect(merged.user['userId'], 'the user ID at verify').toBe(existingUser.userId);
      expect(user['userId'], 'the user ID of the login ID').toBe(existingUser.userId);
    },
  );

  test(
    'merges the updated user into the other when asked',
    covers('update-phone.merge-keeps-existing-user'),
    async ({ users, newLinks, magicLink, existingUser, anotherUser, sentTokens }) => {
      const { phone, link } = await newLinks.updatePhone(
        existingUser,
        { addToLoginIDs: true, onMergeUseExisting: true },
        anotherUser.phone,
      );
      const merged = await users.verified(link);
      const answer = await magicLink.signIn(anotherUser);
      expect(answer).toBeAccepted();
      const { user } = await users.verified(await sentTokens.next(phone));

      expect(merged.user['userId'], 'the user ID at verify').toBe(anotherUser.userId);
      expect(user['userId'], 'the user ID of the login ID').toBe(anotherUser.userId);
    },
  );

  test(
    'ends the session of a user who is merged into another',
    covers('update-phone.merge-ends-session'),
    async ({ users, newLinks, magicLink, existingUser, anotherUser, newUser }) => {
      const { link } = await newLinks.updatePhone(
        existingUser,
        { addToLoginIDs: true, onMergeUseExisting: true },
        anotherUser.phone,
      );
      await users.verified(link);

      const names = [existingUser.loginId, anotherUser.loginId];
      const answers = names.map(loginId =>
        magicLink.updatePhone({ ...existingUser, loginId }, newUser.phone),
      );

      expect(await Promise.all(answers)).toBeRefused();
    },
  );

  test(
    'merges nobody before verify',
    covers('update-phone.merge-waits-for-verify'),
    async ({ newLinks, magicLink, existingUser, anotherUser }) => {
      const one = await newLinks.signIn(existingUser);
      const other = await newLinks.signIn(anotherUser);
      await newLinks.updatePhone(existingUser, { addToLoginIDs: true }, anotherUser.phone);

      const answers = await magicLink.verifyEach([one, other]);

      expect(answers).toBeAccepted();
      const [first, second] = answers.map(each => sessionOf(each).user['userId']);
      expect(first, 'the user ID of the first').toBe(existingUser.userId);
      expect(second, 'the user ID of the second').toBe(anotherUser.userId);
    },
  );

  test(
    'merges nobody when a conflict is to fail',
    covers('update-phone.fails-on-conflict'),
    async ({ newLinks, magicLink, existingUser, anotherUser }) => {
      const one = await newLinks.signIn(existingUser);
      const other = await newLinks.signIn(anotherUser);
      const answer = await magicLink.updatePhone(existingUser, anotherUser.phone, {
        addToLoginIDs: true,
        failOnConflict: true,
      });
      await newLinks.useWhatArrives(answer, anotherUser.phone);

      const first = await magicLink.verify(one);
      const second = await magicLink.verify(other);

      expect([first, second]).toBeAccepted();
      expect(first.fields['user']).toMatchObject({ userId: existingUser.userId });
      expect(second.fields['user']).toMatchObject({ userId: anotherUser.userId });
    },
  );
});
