import { claimsOf } from '../../spec/wire/jwt.ts';
import { Contents } from '../../spec/wire/texts.ts';
import { requireAccepted, requireRefused } from '../support/findings/set-up.ts';
import { withoutToken } from '../support/messages/link.ts';
import { covers, expect, test } from '../support/test.ts';
import { newEmail, newLetters } from '../support/users/end-user.ts';
import type { ExistingUsers } from '../support/users/existing-users.ts';

test.describe('privacy', () => {
  test(
    'is kept by the answer of a call that sends',
    covers('privacy.sends-tell-of-nobody-else'),
    async ({ existingUsers, magicLink, existingUser }) => {
      const { another, data } = await userWithDetails(existingUsers);
      const options = { loginOptions: { customClaims: { plan: data[0] } } };
      const before = await magicLink.signIn(another, options);
      const answer = await magicLink.signIn(existingUser);
      requireAccepted([before, answer], 'sign-in.accepts-registered');

      expect(answer).toKeepToItself(...data);
    },
  );

  test(
    'is kept by the answer of a verify',
    covers('privacy.sessions-tell-of-nobody-else'),
    async ({ existingUsers, newLinks, users, existingUser }) => {
      const { data } = await userWithDetails(existingUsers);

      const { answer } = await users.verified(await newLinks.signIn(existingUser));

      expect(answer).toKeepToItself(...data);
    },
  );

  test(
    'is kept by the JWTs of a session',
    covers('privacy.jwts-tell-of-nobody-else'),
    async ({ newLinks, users, anotherUser, existingUser }) => {
      const plan = newLetters();
      const loginOptions = { customClaims: { plan } };
      await users.verified(await newLinks.signIn(anotherUser, { loginOptions }));

      const { sessionJwt, refreshJwt } = await users.verified(await newLinks.signIn(existingUser));

      const claims = JSON.stringify([sessionJwt, refreshJwt].map(claimsOf));
      expect(foundIn(claims, [plan]), 'the claims of another user in the JWTs').toEqual([]);
    },
  );

  test(
    'is kept by the link of a message',
    covers('privacy.messages-tell-of-nobody-else'),
    async ({ existingUsers, magicLink, existingUser, sentLinks }) => {
      const { another, data } = await userWithDetails(existingUsers);
      const before = await magicLink.signIn(another);
      requireAccepted([before, await magicLink.signIn(existingUser)], 'sign-in.accepts-registered');
      const { href } = withoutToken(await sentLinks.next(existingUser.phone));

      expect(foundIn(href, data), 'what the link holds of another user').toEqual([]);
    },
  );

  test(
    'is kept by an error',
    covers('privacy.errors-tell-of-nobody-else'),
    async ({ existingUsers, users, magicLink }) => {
      const { data } = await userWithDetails(existingUsers);
      const { answer: signIn } = await users.signInUnregistered();
      const verify = await magicLink.verify('never-handed-out');
      requireRefused(
        [signIn, verify],
        'sign-in.refuses-unregistered',
        'verify.refuses-unknown-token',
      );

      expect([signIn, verify]).toKeepToItself(...data);
    },
  );
});

/** Another user, and what nobody else is to see of that user. */
async function userWithDetails(existingUsers: ExistingUsers) {
  const details = { name: newLetters(), email: newEmail() };
  const another = await existingUsers.create({ user: details });
  const data = [details.name, details.email, another.phone, String(another.userId)];
  return { another, data };
}

const foundIn = (text: string, data: readonly string[]) => {
  const contents = new Contents(text);
  return data.filter(each => contents.mentions(each));
};
