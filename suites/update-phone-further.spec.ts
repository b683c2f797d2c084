import { claimsOf } from './support/http/jwt.ts';
import { withEmail } from './support/users/end-user.ts';
import { digitsOf } from './support/users/numbers.ts';
import { namesOf, sessionOf } from './support/users/session.ts';
import { covers, expect, test } from './support/test.ts';

test.describe('update phone', () => {
  test(
    'refuses a JWT without a project ID',
    covers('update-phone.refuses-jwt-alone'),
    async ({ users, magicLink, existingUser, newUser }) => {
      await users.requireUpdatable(existingUser);
      const bearer = existingUser.refreshJwt;

      const answer = await magicLink.updatePhone(existingUser, newUser.phone, {}, { bearer });

      expect(answer).toBeRefused();
    },
  );

  test(
    'serves users whose login ID is no phone number',
    covers('update-phone.serves-named-users'),
    async ({ existingUsers, users, newLinks }) => {
      const existingUser = await existingUsers.createWithEmail();
      const { phone, link } = await newLinks.updatePhone(existingUser);

      const { user } = await users.verified(link);

      expect(digitsOf(user['phone']), 'the phone').toBe(digitsOf(phone));
    },
  );

  test(
    'works a second time',
    covers('update-phone.works-twice'),
    async ({ users, newLinks, existingUser }) => {
      const first = await newLinks.updatePhone(existingUser);
      const { refreshJwt } = await users.verified(first.link);
      const second = await newLinks.updatePhone({ ...existingUser, refreshJwt });

      const { user } = await users.verified(second.link);

      expect(digitsOf(user['phone']), 'the phone').toBe(digitsOf(second.phone));
    },
  );

  test(
    'moves the links of a sign-up or in to the new phone',
    covers('update-phone.moves-links-of-sign-up-or-in'),
    async ({ existingUsers, users, newLinks, magicLink, messages }) => {
      const existingUser = await existingUsers.createWithEmail();
      const { phone, link } = await newLinks.updatePhone(existingUser);
      await users.verified(link);

      const answer = await magicLink.signUpOrIn(existingUser);

      expect(answer).toBeAccepted();
      await expect(messages).toReceiveLink(phone);
    },
  );

  test(
    'moves the next links to a phone that became a login ID, too',
    covers('update-phone.moves-links-after-adding'),
    async ({ existingUsers, users, newLinks, magicLink, messages }) => {
      const existingUser = await existingUsers.createWithEmail();
      const { phone, link } = await newLinks.updatePhone(existingUser, { addToLoginIDs: true });
      await users.verified(link);

      const answer = await magicLink.signIn(existingUser);

      expect(answer).toBeAccepted();
      await expect(messages).toReceiveLink(phone);
    },
  );

  test(
    'leaves a sign-up or in with the same user',
    covers('update-phone.sign-up-or-in-finds-user'),
    async ({ existingUsers, users, newLinks }) => {
      const existingUser = await existingUsers.createWithEmail();
      const { phone, link } = await newLinks.updatePhone(existingUser);
      await users.verified(link);

      const { user } = await users.verified(await newLinks.signUpOrIn({ ...existingUser, phone }));

      expect(user['userId'], 'the user ID').toBe(existingUser.userId);
    },
  );

  test(
    'leaves the details of the user alone',
    covers('update-phone.leaves-details-alone'),
    async ({ existingUsers, users, newLinks }) => {
      const names = { name: 'Ada Example', givenName: 'Ada', familyName: 'Example' };
      const { loginId: email } = withEmail((await users.newUser()).phone);
      const before = await existingUsers.create({ user: { ...names, email } });
      const { link } = await newLinks.updatePhone(before);

      const { user } = await users.verified(link);

      expect(detailsOf(user)).toEqual(detailsOf(before.user));
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
    'is told by me',
    covers('update-phone.me-tells-new-phone'),
    async ({ users, newLinks, supportingOperations, existingUser }) => {
      const { phone, link } = await newLinks.updatePhone(existingUser);
      const { refreshJwt } = await users.verified(link);

      const answer = await supportingOperations.me(refreshJwt);

      expect(answer, 'setup: me answers').toBeAccepted();
      expect(digitsOf(answer.fields['phone']), 'the phone').toBe(digitsOf(phone));
    },
  );

  test(
    'changes no detail when it is asked for',
    covers('update-phone.request-changes-no-details'),
    async ({ users, supportingOperations, existingUser }) => {
      const before = await supportingOperations.me(existingUser.refreshJwt);
      await users.requireUpdatable(existingUser);

      const after = await supportingOperations.me(existingUser.refreshJwt);

      expect([before, after], 'setup: me answers').toBeAccepted();
      expect(contactOf(after.fields)).toEqual(contactOf(before.fields));
    },
  );

  test(
    'merges into the user whom the new session is for',
    covers('update-phone.merged-session-is-of-kept-user'),
    async ({ users, newLinks, existingUser, anotherUser }) => {
      const merging = { addToLoginIDs: true, onMergeUseExisting: true };
      const { link } = await newLinks.updatePhone(existingUser, merging, anotherUser.phone);

      const merged = await users.verified(link);

      const { sub } = claimsOf(merged.sessionJwt);
      expect(sub, 'sub').toBe(claimsOf(anotherUser.sessionJwt).sub);
    },
  );

  test(
    'acts on a taken number unless told otherwise',
    covers('update-phone.accepts-taken-number'),
    async ({ users, magicLink, existingUser, anotherUser }) => {
      await users.requireUpdatable(existingUser);

      const answer = await magicLink.updatePhone(existingUser, anotherUser.phone, {
        addToLoginIDs: true,
      });

      expect(answer).toBeAccepted();
    },
  );

  test(
    "keeps the named user's phone with another user's JWT when the phone is to be a login ID",
    covers('update-phone.adds-nothing-to-named-user'),
    async ({ users, newLinks, magicLink, existingUser, anotherUser }) => {
      const signIn = await newLinks.signIn(anotherUser);
      const { phone } = await users.newUser();
      const mixed = { loginId: anotherUser.loginId, refreshJwt: existingUser.refreshJwt };
      const answer = await magicLink.updatePhone(mixed, phone, { addToLoginIDs: true });
      await newLinks.useWhatArrives(answer, phone);

      const verified = await magicLink.verify(signIn);

      expect(verified, 'setup: the link is verified').toBeAccepted();
      const { user } = sessionOf(verified);
      expect(user['phone'], 'the phone').toBe(anotherUser.user['phone']);
      expect(user['loginIds'], 'the login IDs').toEqual(anotherUser.user['loginIds']);
    },
  );
});

function detailsOf(user: Record<string, unknown>) {
  return { email: user['email'], ...namesOf(user) };
}

function contactOf({ phone, verifiedPhone, loginIds, name, email }: Record<string, unknown>) {
  return { phone, verifiedPhone, loginIds, name, email };
}
