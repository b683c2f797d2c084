import { digitsOf } from '../support/expect.ts';
import { withName } from '../support/people.ts';
import { namesOf, sessionOf } from '../support/session.ts';
import { covers, expect, test } from '../support/test.ts';

test.describe('update phone', () => {
  test(
    'changes the phone on verify',
    covers('update-phone.changes-phone'),
    async ({ people, links, existingUser }) => {
      const { phone, link } = await links.updatePhone(people, existingUser);

      const { user } = await people.verified(link);

      expect(digitsOf(user['phone']), 'the phone').toBe(digitsOf(phone));
    },
  );

  test(
    'marks the new phone as verified',
    covers('update-phone.marks-phone-verified'),
    async ({ people, links, existingUser }) => {
      const { link } = await links.updatePhone(people, existingUser);

      const { user } = await people.verified(link);

      expect(user['verifiedPhone'], 'verifiedPhone').toBe(true);
    },
  );

  test(
    'signs in the user who asked',
    covers('update-phone.keeps-user'),
    async ({ people, links, existingUser }) => {
      const { link } = await links.updatePhone(people, existingUser);

      const { user } = await people.verified(link);

      expect(user['userId'], 'the user ID').toBe(existingUser.userId);
    },
  );

  test(
    'waits for verify',
    covers('update-phone.waits-for-verify'),
    async ({ people, links, existingUser }) => {
      const signIn = await links.signIn(existingUser);
      await links.updatePhone(people, existingUser);
      await links.updatePhone(people, existingUser, { addToLoginIDs: true });

      const { user } = await people.verified(signIn);

      expect(digitsOf(user['phone']), 'the phone').toBe(digitsOf(existingUser.user['phone']));
    },
  );

  test(
    'leaves other users alone',
    covers('update-phone.leaves-others-alone'),
    async ({ people, links, existingUser, anotherUser }) => {
      const signIn = await links.signIn(anotherUser);
      const { link } = await links.updatePhone(people, existingUser);
      await people.verified(link);

      const { user } = await people.verified(signIn);

      expect(user['userId'], 'the user ID').toBe(anotherUser.userId);
      expect(user['phone'], 'the phone').toBe(anotherUser.user['phone']);
      expect(user['loginIds'], 'the login IDs').toEqual(anotherUser.user['loginIds']);
    },
  );

  test(
    'works a second time',
    covers('update-phone.works-twice'),
    async ({ people, links, existingUser }) => {
      const first = await links.updatePhone(people, existingUser);
      const { refreshJwt } = await people.verified(first.link);
      const second = await links.updatePhone(people, { ...existingUser, refreshJwt });

      const { user } = await people.verified(second.link);

      expect(digitsOf(user['phone']), 'the phone').toBe(digitsOf(second.phone));
    },
  );

  test(
    'leaves a sign-up or in with the same user',
    covers('update-phone.sign-up-or-in-finds-user'),
    async ({ people, links }) => {
      const namedUser = await people.namedUser(links);
      const { phone, link } = await links.updatePhone(people, namedUser);
      await people.verified(link);

      const { user } = await people.verified(await links.signUpOrIn({ ...namedUser, phone }));

      expect(user['userId'], 'the user ID').toBe(namedUser.userId);
    },
  );

  test(
    'leaves the details of the user alone',
    covers('update-phone.leaves-details-alone'),
    async ({ people, links }) => {
      const names = { name: 'Ada Example', givenName: 'Ada', familyName: 'Example' };
      const { loginId: email } = withName((await people.stranger()).phone);
      const before = await people.existingUser(links, { user: { ...names, email } });
      const { link } = await links.updatePhone(people, before);

      const { user } = await people.verified(link);

      expect(detailsOf(user)).toEqual(detailsOf(before.user));
    },
  );

  test(
    'changes no detail when it is asked for',
    covers('update-phone.request-changes-no-details'),
    async ({ people, companions, existingUser }) => {
      const before = await companions.me(existingUser.refreshJwt);
      await people.requireUpdatable(existingUser);

      const after = await companions.me(existingUser.refreshJwt);

      expect([before, after], 'setup: me answers').toBeAccepted();
      expect(contactOf(after.fields)).toEqual(contactOf(before.fields));
    },
  );

  test(
    'is told by me',
    covers('update-phone.me-tells-new-phone'),
    async ({ people, links, companions, existingUser }) => {
      const { phone, link } = await links.updatePhone(people, existingUser);
      const { refreshJwt } = await people.verified(link);

      const answer = await companions.me(refreshJwt);

      expect(answer, 'setup: me answers').toBeAccepted();
      expect(digitsOf(answer.fields['phone']), 'the phone').toBe(digitsOf(phone));
    },
  );

  test(
    'outlasts the sign-in links from before',
    covers('update-phone.older-links-keep-new-phone'),
    async ({ people, links, magicLink, existingUser }) => {
      const older = await links.signIn(existingUser);
      const { phone, link } = await links.updatePhone(people, existingUser);
      await people.verified(link);

      const answer = await magicLink.verify(older);

      const told = sessionOf(answer).user['phone'] ?? phone; // refused, it changes nothing
      expect(digitsOf(told), 'the phone').toBe(digitsOf(phone));
    },
  );

  test(
    'leaves the sign-in links from before alive',
    covers('update-phone.older-links-live-on'),
    async ({ people, links, magicLink, existingUser }) => {
      const older = await links.signIn(existingUser);
      const { link } = await links.updatePhone(people, existingUser);
      await people.verified(link);

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
