import type { NewLinks } from '../support/messages/new-links.ts';
import { covers, expect, test } from '../support/test.ts';
import type { EndUser } from '../support/users/end-user.ts';
import { requireUpdateReadsJwts } from '../support/users/ended-sessions.ts';

test.describe('sessions', () => {
  test(
    'of other devices end when asked to',
    covers('sessions.revokes-others-when-asked'),
    async ({ newLinks, users, magicLink, existingUser, newUser }) => {
      const { refreshJwt } = await users.verified(await newLinks.signIn(existingUser));
      const others = [existingUser, { ...existingUser, refreshJwt }];
      await Promise.all(others.map(each => users.requireUpdatable(each, newUser.phone)));
      await newLinks.passOver(existingUser.phone); // where updates are texted to the old phone
      await users.verified(await revokingSignIn(newLinks, existingUser));
      await requireUpdateReadsJwts(magicLink, existingUser, newUser.phone);

      const answers = others.map(each => magicLink.updatePhone(each, newUser.phone));

      expect(await Promise.all(answers)).toBeRefused();
    },
  );

  test(
    'of other devices end by a sign-up or in, when asked to',
    covers('sessions.sign-up-or-in-revokes-others'),
    async ({ newLinks, users, magicLink, existingUser, anotherUser, newUser }) => {
      await users.requireUpdatable(existingUser, newUser.phone);
      await newLinks.passOver(existingUser.phone);
      await newLinks.signUpOrIn(anotherUser, {}, 'sign-up-or-in.accepts-registered');
      const own = 'sessions.sign-up-or-in-revokes-others';
      await users.verified(await newLinks.signUpOrIn(existingUser, revoking, own));
      await requireUpdateReadsJwts(magicLink, existingUser, newUser.phone);

      expect(await magicLink.updatePhone(existingUser, newUser.phone)).toBeRefused();
    },
  );

  test(
    'begin alive when others are to end',
    covers('sessions.revoking-keeps-the-new'),
    async ({ newLinks, users, magicLink, existingUser, newUser }) => {
      await users.requireUpdatable(existingUser, newUser.phone);
      const { refreshJwt } = await users.verified(await revokingSignIn(newLinks, existingUser));

      const answer = await magicLink.updatePhone({ ...existingUser, refreshJwt }, newUser.phone);

      expect(answer).toBeAccepted();
    },
  );

  test(
    'of other devices live until the link is verified',
    covers('sessions.revoking-waits-for-verify'),
    async ({ newLinks, users, magicLink, existingUser, newUser }) => {
      await users.requireUpdatable(existingUser, newUser.phone);
      await revokingSignIn(newLinks, existingUser);

      const answer = await magicLink.updatePhone(existingUser, newUser.phone);

      expect(answer).toBeAccepted();
    },
  );

  test(
    'of other users live on',
    covers('sessions.revoking-keeps-other-users'),
    async ({ newLinks, users, magicLink, existingUser, anotherUser, newUser }) => {
      await users.requireUpdatable(anotherUser, newUser.phone);
      await users.verified(await revokingSignIn(newLinks, existingUser));

      const answer = await magicLink.updatePhone(anotherUser, newUser.phone);

      expect(answer).toBeAccepted();
    },
  );

  test(
    'of other devices live on unasked',
    covers('sessions.keeps-others-unasked'),
    async ({ newLinks, users, magicLink, existingUser, newUser }) => {
      await users.requireUpdatable(existingUser, newUser.phone);
      await users.verified(await newLinks.signIn(existingUser));

      const answer = await magicLink.updatePhone(existingUser, newUser.phone);

      expect(answer).toBeAccepted();
    },
  );
});

const revoking = { loginOptions: { revokeOtherSessions: true } };

/** The link of a sign-in that is to end the other sessions of the user. */
const revokingSignIn = (newLinks: NewLinks, user: EndUser) =>
  newLinks.signIn(user, revoking, { accepts: 'sessions.revokes-others-when-asked' });
