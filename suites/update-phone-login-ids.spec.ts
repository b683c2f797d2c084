import { digitsOf } from './support/users/numbers.ts';
import { sessionOf } from './support/users/session.ts';
import { covers, expect, test } from './support/test.ts';

test.describe('update phone', () => {
  test(
    'makes the new phone a login ID when asked',
    covers('update-phone.makes-phone-a-login-id'),
    async ({ people, links, magicLink, existingUser, tokens }) => {
      const { phone, link } = await links.updatePhone(people, existingUser, {
        addToLoginIDs: true,
      });
      await people.verified(link);

      const answer = await magicLink.signIn({ loginId: phone, phone });
      expect(answer).toBeAccepted();
      const { user } = await people.verified(await tokens.next(phone));

      expect(user['userId'], 'the user ID').toBe(existingUser.userId);
    },
  );

  test(
    'makes the new phone a login ID on verify only',
    covers('update-phone.adds-login-id-on-verify'),
    async ({ people, links, magicLink, existingUser }) => {
      const person = await people.unregistered();
      await links.updatePhone(people, existingUser, { addToLoginIDs: true }, person.phone);

      const answer = await magicLink.signIn(person);

      expect(answer).toBeRefused();
    },
  );

  test(
    'keeps the old login ID beside the new one',
    covers('update-phone.keeps-old-login-id'),
    async ({ people, links, magicLink, existingUser, tokens }) => {
      const { phone, link } = await links.updatePhone(people, existingUser, {
        addToLoginIDs: true,
      });
      await people.verified(link);

      const answer = await magicLink.signIn({ ...existingUser, phone });
      expect(answer).toBeAccepted();
      const { user } = await people.verified(await tokens.next(phone));

      expect(user['userId'], 'the user ID').toBe(existingUser.userId);
    },
  );

  test(
    'makes the new phone no login ID unasked',
    covers('update-phone.adds-no-login-id-unasked'),
    async ({ people, links, existingUser }) => {
      const { phone, link } = await links.updatePhone(people, existingUser);

      const { user } = await people.verified(link);

      const loginIds = [user['loginIds']].flat();
      expect(loginIds.map(digitsOf), 'the digits of the login IDs').not.toContain(digitsOf(phone));
    },
  );

  test(
    'merges another user into the updated one',
    covers('update-phone.merge-keeps-updated-user'),
    async ({ people, links, magicLink, existingUser, anotherUser, tokens }) => {
      const { phone, link } = await links.updatePhone(
        people,
        existingUser,
        { addToLoginIDs: true },
        anotherUser.phone,
      );
      const merged = await people.verified(link);
      const answer = await magicLink.signIn(anotherUser);
      expect(answer).toBeAccepted();
      const { user } = await people.verified(await tokens.next(phone));

      expect(merged.user['userId'], 'the user ID at verify').toBe(existingUser.userId);
      expect(user['userId'], 'the user ID of the login ID').toBe(existingUser.userId);
    },
  );

  test(
    'merges the updated user into the other when asked',
    covers('update-phone.merge-keeps-existing-user'),
    async ({ people, links, magicLink, existingUser, anotherUser, tokens }) => {
      const { phone, link } = await links.updatePhone(
        people,
        existingUser,
        { addToLoginIDs: true, onMergeUseExisting: true },
        anotherUser.phone,
      );
      const merged = await people.verified(link);
      const answer = await magicLink.signIn(anotherUser);
      expect(answer).toBeAccepted();
      const { user } = await people.verified(await tokens.next(phone));

      expect(merged.user['userId'], 'the user ID at verify').toBe(anotherUser.userId);
      expect(user['userId'], 'the user ID of the login ID').toBe(anotherUser.userId);
    },
  );

  test(
    'ends the session of a user who is merged into another',
    covers('update-phone.merge-ends-session'),
    async ({ people, links, magicLink, existingUser, anotherUser, newUser }) => {
      const { link } = await links.updatePhone(
        people,
        existingUser,
        { addToLoginIDs: true, onMergeUseExisting: true },
        anotherUser.phone,
      );
      await people.verified(link);

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
    async ({ people, links, magicLink, existingUser, anotherUser }) => {
      const one = await links.signIn(existingUser);
      const other = await links.signIn(anotherUser);
      await links.updatePhone(people, existingUser, { addToLoginIDs: true }, anotherUser.phone);

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
    async ({ links, magicLink, existingUser, anotherUser }) => {
      const one = await links.signIn(existingUser);
      const other = await links.signIn(anotherUser);
      const answer = await magicLink.updatePhone(existingUser, anotherUser.phone, {
        addToLoginIDs: true,
        failOnConflict: true,
      });
      await links.useWhatArrives(answer, anotherUser.phone);

      const first = await magicLink.verify(one);
      const second = await magicLink.verify(other);

      expect([first, second]).toBeAccepted();
      expect(first.fields['user']).toMatchObject({ userId: existingUser.userId });
      expect(second.fields['user']).toMatchObject({ userId: anotherUser.userId });
    },
  );
});
