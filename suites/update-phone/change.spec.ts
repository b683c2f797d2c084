import { requireAccepted } from '../support/findings/set-up.ts';
import { isAccepted } from '../support/http/answer.ts';
import { covers, expect, test } from '../support/test.ts';
import { newEmail } from '../support/users/end-user.ts';
import { namesOf, sessionOf } from '../support/users/session.ts';

test.describe('update phone', () => {
  test(
    'changes the phone on verify',
    covers('update-phone.changes-phone'),
    async ({ users, newLinks, existingUser }) => {
      const { phone, link } = await newLinks.updatePhone(existingUser);

      const { user } = await users.verified(link);

      expect(user['phone'], '`phone` of the user').toBePhone(phone);
    },
  );

  test(
    'marks the new phone as verified',
    covers('update-phone.marks-phone-verified'),
    async ({ users, newLinks, existingUser }) => {
      const { link } = await newLinks.updatePhone(existingUser);

      const { user } = await users.verified(link);

      expect(user['verifiedPhone'], '`verifiedPhone` of the user').toBe(true);
    },
  );

  test(
    'signs in the user who asked',
    covers('update-phone.keeps-user'),
    async ({ users, newLinks, magicLink, existingUser, anotherUser }) => {
      const { link } = await newLinks.updatePhone(existingUser);
      const { user } = await users.verified(link);
      const taken = await magicLink.updatePhone(existingUser, anotherUser.phone);
      const shared = await newLinks.useWhatArrives(taken, anotherUser.phone);

      expect(user['userId'], '`userId` of the user').toBe(existingUser.userId);
      if (isAccepted(shared) && shared.call.operation === 'verify')
        expect(sessionOf(shared).user['userId'], '`userId` of the user of a shared phone').toBe(
          existingUser.userId,
        );
    },
  );

  test(
    'waits for verify',
    covers('update-phone.waits-for-verify'),
    async ({ users, newLinks, existingUser }) => {
      const signIn = await newLinks.signIn(existingUser);
      const { phone } = await newLinks.updatePhone(existingUser);
      await newLinks.updatePhone(existingUser, { addToLoginIDs: true }, phone);

      const { user } = await users.verified(signIn);

      expect(user['phone'], '`phone` of the user').toBePhone(existingUser.user['phone']);
    },
  );

  test(
    'leaves other users alone',
    covers('update-phone.leaves-others-alone'),
    async ({ users, newLinks, existingUser, anotherUser }) => {
      const signIn = await newLinks.signIn(anotherUser);
      const { link } = await newLinks.updatePhone(existingUser);
      await users.verified(link);

      const { user } = await users.verified(signIn);

      expect(user['userId'], '`userId` of the user').toBe(anotherUser.userId);
      expect(user['phone'], '`phone` of the user').toBe(anotherUser.user['phone']);
      expect(user['loginIds'], '`loginIds` of the user').toEqual(anotherUser.user['loginIds']);
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

      expect(user['phone'], '`phone` of the user').toBePhone(second.phone);
    },
  );

  test(
    'leaves a sign-up or in with the same user',
    covers('update-phone.sign-up-or-in-finds-user'),
    async ({ existingUsers, users, newLinks }) => {
      const existingUser = await existingUsers.createWithEmail();
      const { phone, link } = await newLinks.updatePhone(existingUser);
      await users.verified(link);

      const { user } = await users.verified(
        await newLinks.signUpOrIn(
          { ...existingUser, phone },
          {},
          'sign-up-or-in.accepts-registered',
        ),
      );

      expect(user['userId'], '`userId` of the user').toBe(existingUser.userId);
    },
  );

  test(
    'leaves the details of the user alone',
    covers('update-phone.leaves-details-alone'),
    async ({ existingUsers, users, newLinks }) => {
      const names = { name: 'Ada Example', givenName: 'Ada', familyName: 'Example' };
      const before = await existingUsers.create({ user: { ...names, email: newEmail() } });
      const { link } = await newLinks.updatePhone(before);

      const { user } = await users.verified(link);

      expect(detailsOf(user), 'the details of the user').toEqual(detailsOf(before.user));
    },
  );

  test(
    'changes no detail when it is asked for',
    covers('update-phone.request-changes-no-details'),
    async ({ users, supportingOperations, existingUser, newUser }) => {
      const before = await supportingOperations.me(existingUser.refreshJwt);
      await users.requireUpdatable(existingUser, newUser.phone);

      const after = await supportingOperations.me(existingUser.refreshJwt);

      requireAccepted([before, after], 'sessions.me-tells-the-user');
      expect(contactOf(after.fields), 'the details that me tells').toEqual(
        contactOf(before.fields),
      );
    },
  );

  test(
    'is told by me',
    covers('update-phone.me-tells-new-phone'),
    async ({ users, newLinks, supportingOperations, existingUser }) => {
      const { phone, link } = await newLinks.updatePhone(existingUser);
      const { refreshJwt } = await users.verified(link);

      const answer = await supportingOperations.me(refreshJwt);

      requireAccepted(answer, 'sessions.me-tells-the-user');
      expect(answer.fields['phone'], '`phone` that me tells').toBePhone(phone);
    },
  );

  test(
    'outlasts the sign-in links from before',
    covers('update-phone.older-links-keep-new-phone'),
    async ({ users, newLinks, magicLink, existingUser }) => {
      const older = await newLinks.signIn(existingUser);
      const { phone, link } = await newLinks.updatePhone(existingUser);
      await users.verified(link);

      const answer = await magicLink.verify(older);

      const told = sessionOf(answer).user['phone'] ?? phone; // refused, it changes nothing
      expect(told, '`phone` of the user').toBePhone(phone);
    },
  );

  test(
    'leaves the sign-in links from before alive',
    covers('update-phone.older-links-live-on'),
    async ({ users, newLinks, magicLink, existingUser }) => {
      const older = await newLinks.signIn(existingUser);
      const { link } = await newLinks.updatePhone(existingUser);
      await users.verified(link);

      const answer = await magicLink.verify(older);

      expect(answer).toBeAccepted();
    },
  );
});

function detailsOf(user: Record<string, unknown>) {
  return { email: user['email'], ...namesOf(user) };
}

function contactOf({ phone, verifiedPhone, loginIds, name, email }: Record<string, unknown>) {
  return { phone, verifiedPhone, loginIds, name, email };
}
