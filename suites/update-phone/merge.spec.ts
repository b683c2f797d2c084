import { claimsOf } from '../../spec/wire/jwt.ts';
import { covers, expect, test } from '../support/test.ts';
import { sessionOf } from '../support/users/session.ts';
import { requireUpdateReadsJwts } from '../support/users/ended-sessions.ts';

test.describe('update phone', () => {
  test(
    'merges another user into the updated one',
    covers('update-phone.merge-keeps-updated-user'),
    async ({ users, magicLink, existingUser, anotherUser, newUser, sentTokens }) => {
      await users.requireUpdatable(existingUser, newUser.phone);
      const { phone } = anotherUser;
      const update = await magicLink.updatePhone(existingUser, phone, { addToLoginIDs: true });
      expect(update, 'an update that is to merge').toBeAccepted();
      const merged = await users.verified(await sentTokens.next(phone));
      const answer = await magicLink.signIn(anotherUser);
      expect(answer).toBeAccepted();
      const { user } = await users.verified(await sentTokens.next(phone));

      expect(merged.user['userId'], '`userId` of the user at the verify of the update').toBe(
        existingUser.userId,
      );
      expect(user['userId'], '`userId` of the user who signs in by the login ID').toBe(
        existingUser.userId,
      );
    },
  );

  test(
    'merges the updated user into the other when asked',
    covers('update-phone.merge-keeps-existing-user'),
    async ({ users, magicLink, existingUser, anotherUser, newUser, sentTokens }) => {
      await users.requireUpdatable(existingUser, newUser.phone);
      const { phone } = anotherUser;
      const merging = { addToLoginIDs: true, onMergeUseExisting: true };
      const update = await magicLink.updatePhone(existingUser, phone, merging);
      expect(update, 'an update that is to merge').toBeAccepted();
      const merged = await users.verified(await sentTokens.next(phone));
      const answer = await magicLink.signIn(anotherUser);
      expect(answer).toBeAccepted();
      const { user } = await users.verified(await sentTokens.next(phone));

      expect(merged.user['userId'], '`userId` of the user at the verify of the update').toBe(
        anotherUser.userId,
      );
      expect(user['userId'], '`userId` of the user who signs in by the login ID').toBe(
        anotherUser.userId,
      );
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
        'update-phone.merge-keeps-existing-user',
      );
      await users.verified(link);
      await requireUpdateReadsJwts(magicLink, existingUser, newUser.phone);

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
      await newLinks.updatePhone(
        existingUser,
        { addToLoginIDs: true },
        anotherUser.phone,
        'update-phone.accepts-taken-number',
      );

      const answers = await magicLink.verifyEach([one, other]);

      expect(answers).toBeAccepted();
      const [first, second] = answers.map(each => sessionOf(each).user['userId']);
      expect(first, '`userId` of the first user').toBe(existingUser.userId);
      expect(second, '`userId` of the second user').toBe(anotherUser.userId);
    },
  );

  test(
    'merges into the user whom the new session is for',
    covers('update-phone.merged-session-is-of-kept-user'),
    async ({ users, newLinks, existingUser, anotherUser }) => {
      const merging = { addToLoginIDs: true, onMergeUseExisting: true };
      const { link } = await newLinks.updatePhone(
        existingUser,
        merging,
        anotherUser.phone,
        'update-phone.merge-keeps-existing-user',
      );

      const merged = await users.verified(link);

      const { sub } = claimsOf(anotherUser.sessionJwt);
      expect(merged.sessionJwt, 'the session JWT').toClaim('sub', sub);
    },
  );
});
