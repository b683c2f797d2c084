import { claimsOf } from './support/http/jwt.ts';
import { digitsOf } from './support/users/numbers.ts';
import { namesOf, sessionOf } from './support/users/session.ts';
import { withName } from './support/users/users.ts';
import { covers, expect, test } from './support/test.ts';

test.describe('update phone', () => {
  test(
    'refuses a JWT without a project ID',
    covers('update-phone.refuses-jwt-alone'),
    async ({ people, magicLink, existingUser, newUser }) => {
      await people.requireUpdatable(existingUser);
      const bearer = existingUser.refreshJwt;

      const answer = await magicLink.updatePhone(existingUser, newUser.phone, {}, { bearer });

      expect(answer).toBeRefused();
    },
  );

  test(
    'serves users whose login ID is no phone number',
    covers('update-phone.serves-named-users'),
    async ({ people, links }) => {
      const namedUser = await people.namedUser(links);
      const { phone, link } = await links.updatePhone(people, namedUser);

      const { user } = await people.verified(link);

      expect(digitsOf(user['phone']), 'the phone').toBe(digitsOf(phone));
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
    'moves the links of a sign-up or in to the new phone',
    covers('update-phone.moves-links-of-sign-up-or-in'),
    async ({ people, links, magicLink, sms }) => {
      const namedUser = await people.namedUser(links);
      const { phone, link } = await links.updatePhone(people, namedUser);
      await people.verified(link);

      const answer = await magicLink.signUpOrIn(namedUser);

      expect(answer).toBeAccepted();
      await expect(sms).toReceiveLink(phone);
    },
  );

  test(
    'moves the next links to a phone that became a login ID, too',
    covers('update-phone.moves-links-after-adding'),
    async ({ people, links, magicLink, sms }) => {
      const namedUser = await people.namedUser(links);
      const { phone, link } = await links.updatePhone(people, namedUser, { addToLoginIDs: true });
      await people.verified(link);

      const answer = await magicLink.signIn(namedUser);

      expect(answer).toBeAccepted();
      await expect(sms).toReceiveLink(phone);
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
    'merges into the user whom the new session is for',
    covers('update-phone.merged-session-is-of-kept-user'),
    async ({ people, links, existingUser, anotherUser }) => {
      const merging = { addToLoginIDs: true, onMergeUseExisting: true };
      const { link } = await links.updatePhone(people, existingUser, merging, anotherUser.phone);

      const merged = await people.verified(link);

      const { sub } = claimsOf(merged.sessionJwt);
      expect(sub, 'sub').toBe(claimsOf(anotherUser.sessionJwt).sub);
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
    "keeps the named user's phone with another user's JWT when the phone is to be a login ID",
    covers('update-phone.adds-nothing-to-named-user'),
    async ({ people, links, magicLink, existingUser, anotherUser }) => {
      const signIn = await links.signIn(anotherUser);
      const { phone } = await people.stranger();
      const mixed = { loginId: anotherUser.loginId, refreshJwt: existingUser.refreshJwt };
      const answer = await magicLink.updatePhone(mixed, phone, { addToLoginIDs: true });
      await links.useWhatArrives(answer, phone);

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
