import { covers, expect, test } from '../support/test.ts';
import { digitsOf } from '../support/users/numbers.ts';

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
    'keeps a login ID that is no phone number beside the new one',
    covers('update-phone.keeps-named-login-id'),
    async ({ existingUsers, users, newLinks, magicLink, sentTokens }) => {
      const existingUser = await existingUsers.createWithEmail();
      const { phone, link } = await newLinks.updatePhone(existingUser, { addToLoginIDs: true });
      await users.verified(link);

      const answer = await magicLink.signIn({ ...existingUser, phone });
      expect(answer).toBeAccepted();
      const { user } = await users.verified(await sentTokens.next(phone));

      expect(user['userId'], 'the user ID').toBe(existingUser.userId);
    },
  );

  test(
    'leaves nobody else the login ID that it added',
    covers('update-phone.added-login-id-is-taken'),
    async ({ users, newLinks, magicLink, existingUser }) => {
      const { phone, link } = await newLinks.updatePhone(existingUser, {
        addToLoginIDs: true,
      });
      await users.verified(link);

      const answer = await magicLink.signUp({ loginId: phone, phone });

      expect(answer).toBeRefused();
    },
  );

  test(
    'acts on a taken number unless told otherwise',
    covers('update-phone.accepts-taken-number'),
    async ({ users, magicLink, existingUser, anotherUser, newUser }) => {
      await users.requireUpdatable(existingUser, newUser.phone);

      const answer = await magicLink.updatePhone(existingUser, anotherUser.phone, {
        addToLoginIDs: true,
      });

      expect(answer).toBeAccepted();
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
