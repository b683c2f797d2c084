import { requireAccepted } from '../support/findings/set-up.ts';
import { isAccepted } from '../support/http/answer.ts';
import { skipIfAccepted, skipIfRefused } from '../support/http/supporting-operations.ts';
import type { NewLinks } from '../support/messages/new-links.ts';
import { covers, expect, test } from '../support/test.ts';
import type { Identity } from '../support/users/end-user.ts';
import { digitsOf } from '../../spec/wire/texts.ts';
import { sessionOf } from '../support/users/session.ts';

test.describe('update phone', () => {
  test(
    'makes the new phone a login ID when asked',
    covers('update-phone.makes-phone-a-login-id'),
    async ({ users, newLinks, magicLink, existingUser, newUser, sentTokens }) => {
      await users.requireUpdatable(existingUser, newUser.phone);
      const { phone, link } = await addingPhone(newLinks, existingUser);
      await users.verified(link);

      const answer = await magicLink.signIn({ loginId: phone, phone });
      expect(answer).toBeAccepted();
      const { user } = await users.verified(await sentTokens.next(phone));

      expect(user['userId'], '`userId` of the user').toBe(existingUser.userId);
    },
  );

  test(
    'makes the new phone a login ID on verify only',
    covers('update-phone.adds-login-id-on-verify'),
    async ({ users, newLinks, magicLink, existingUser }) => {
      const newUser = await users.unregistered();
      await addingPhone(newLinks, existingUser, newUser.phone);

      const answer = await magicLink.signIn(newUser);

      expect(answer).toBeRefused();
    },
  );

  test(
    'keeps the old login ID beside the new one',
    covers('update-phone.keeps-old-login-id'),
    async ({ users, newLinks, magicLink, existingUser, sentTokens }) => {
      const { phone, link } = await addingPhone(newLinks, existingUser);
      await users.verified(link);

      const answer = await magicLink.signIn({ ...existingUser, phone });
      expect(answer).toBeAccepted();
      const { user } = await users.verified(await sentTokens.next(phone));

      expect(user['userId'], '`userId` of the user').toBe(existingUser.userId);
    },
  );

  test(
    'makes the new phone no login ID unasked',
    covers('update-phone.adds-no-login-id-unasked'),
    async ({ users, newLinks, existingUser }) => {
      const { phone, link } = await newLinks.updatePhone(existingUser);

      const { user } = await users.verified(link);

      const loginIds = [user['loginIds']].flat().map(String);
      const added = loginIds.filter(each => digitsOf(each) === digitsOf(phone));
      expect(added, 'the login IDs that are the new phone').toEqual([]);
    },
  );

  test(
    'keeps a login ID that is no phone number beside the new one',
    covers('update-phone.keeps-named-login-id'),
    async ({ existingUsers, users, newLinks, magicLink, sentTokens }) => {
      const existingUser = await existingUsers.createWithEmail();
      const { phone, link } = await addingPhone(newLinks, existingUser);
      await users.verified(link);

      const answer = await magicLink.signIn({ ...existingUser, phone });
      expect(answer).toBeAccepted();
      const { user } = await users.verified(await sentTokens.next(phone));

      expect(user['userId'], '`userId` of the user').toBe(existingUser.userId);
    },
  );

  test(
    'leaves nobody else the login ID that it added',
    covers('update-phone.added-login-id-is-taken'),
    async ({ users, newLinks, magicLink, existingUser }) => {
      const { phone, link } = await addingPhone(newLinks, existingUser);
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
    async ({ users, newLinks, magicLink, existingUser, anotherUser, sentTokens }) => {
      const one = await newLinks.signIn(existingUser);
      const other = await newLinks.signIn(anotherUser);
      const asking = { addToLoginIDs: true, failOnConflict: true };
      const { phone, link } = await newLinks.updatePhone(existingUser, asking);
      const ways = [asking, { ...asking, onMergeUseExisting: true }];
      for (const each of ways) {
        const answer = await magicLink.updatePhone(existingUser, anotherUser.phone, each);
        await newLinks.useWhatArrives(answer, anotherUser.phone);
      }

      const first = await magicLink.verify(one);
      const second = await magicLink.verify(other);

      expect([first, second]).toBeAccepted();
      const [firstId, secondId] = [first, second].map(each => sessionOf(each).user['userId']);
      expect(firstId, '`userId` of the first user').toBe(existingUser.userId);
      expect(secondId, '`userId` of the second user').toBe(anotherUser.userId);

      const signUp = await magicLink.signUp({ loginId: phone, phone });
      if (!isAccepted(signUp)) return; // the target keeps the number for the update
      const late = await users.verified(await sentTokens.next(phone));
      await magicLink.verify(link);
      const signIn = await magicLink.signIn({ loginId: phone, phone });
      requireAccepted(signIn, 'sign-in.accepts-registered');
      const third = await users.verified(await sentTokens.next(phone));
      expect(third.user['userId'], '`userId` of the third user').toBe(late.user['userId']);
    },
  );

  test(
    'leaves the phone as it was when a late conflict fails it',
    covers('update-phone.late-conflict-changes-nothing'),
    async ({ users, newLinks, magicLink, existingUser, sentTokens }, testInfo) => {
      await newLinks.signIn(existingUser);
      const asking = { addToLoginIDs: true, failOnConflict: true };
      const { phone, link } = await newLinks.updatePhone(existingUser, asking);
      const signUp = await magicLink.signUp({ loginId: phone, phone });
      skipIfRefused([signUp], 'the target keeps the number for the update', testInfo);
      await users.verified(await sentTokens.next(phone));
      skipIfAccepted(await magicLink.verify(link), 'the target takes the link', testInfo);

      const answer = await magicLink.signIn(existingUser);

      requireAccepted(answer, 'sign-in.accepts-registered');
      await expect(sentTokens).toReceiveLink(existingUser.phone);
    },
  );
});

/** Asks for an update that makes the phone a login ID, and gives the link. */
const addingPhone = (newLinks: NewLinks, user: Identity, phone?: string) =>
  newLinks.updatePhone(user, { addToLoginIDs: true }, phone, 'update-phone.makes-phone-a-login-id');
