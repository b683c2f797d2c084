import { digitsOf } from '../support/expect.ts';
import { covers, expect, test } from '../support/test.ts';

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
    'keeps a login ID that is no phone number beside the new one',
    covers('update-phone.keeps-named-login-id'),
    async ({ people, links, magicLink, tokens }) => {
      const namedUser = await people.namedUser(links);
      const { phone, link } = await links.updatePhone(people, namedUser, { addToLoginIDs: true });
      await people.verified(link);

      const answer = await magicLink.signIn({ ...namedUser, phone });
      expect(answer).toBeAccepted();
      const { user } = await people.verified(await tokens.next(phone));

      expect(user['userId'], 'the user ID').toBe(namedUser.userId);
    },
  );

  test(
    'leaves nobody else the login ID that it added',
    covers('update-phone.added-login-id-is-taken'),
    async ({ people, links, magicLink, existingUser }) => {
      const { phone, link } = await links.updatePhone(people, existingUser, {
        addToLoginIDs: true,
      });
      await people.verified(link);

      const answer = await magicLink.signUp({ loginId: phone, phone });

      expect(answer).toBeRefused();
    },
  );

  test(
    'acts on a taken number unless told otherwise',
    covers('update-phone.accepts-taken-number'),
    async ({ people, magicLink, existingUser, anotherUser }) => {
      await people.requireUpdatable(existingUser);

      const answer = await magicLink.updatePhone(existingUser, anotherUser.phone, {
        addToLoginIDs: true,
      });

      expect(answer).toBeAccepted();
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
