import { requireAccepted } from '../support/findings/set-up.ts';
import { keySetOf } from '../support/http/keys.ts';
import type { MagicLink } from '../support/http/magic-link.ts';
import type { NewLinks } from '../support/messages/new-links.ts';
import { askEach, type Entry } from '../support/tampering/entries.ts';
import { forgedJwts, unsignedJwts } from '../support/tampering/forged-jwts.ts';
import { covers, expect, test } from '../support/test.ts';
import type { ExistingUser } from '../support/users/existing-users.ts';

test.describe('sessions', () => {
  test(
    'are not renewed by a forged JWT',
    covers('sessions.refresh-refuses-forged-jwt'),
    async ({ supportingOperations, magicLink, newLinks, existingUser }) => {
      const wrong = await wrongJwts(magicLink, newLinks, existingUser);

      const answers = await askEach(wrong, jwt => supportingOperations.refresh(jwt));

      const control = await supportingOperations.refresh(existingUser.refreshJwt);
      requireAccepted(control, 'sessions.refresh-renews');
      expect(answers).toBeRefused();
    },
  );

  test(
    'show the details of a user to no forged JWT',
    covers('sessions.me-refuses-forged-jwt'),
    async ({ supportingOperations, magicLink, newLinks, existingUser }) => {
      const wrong = await wrongJwts(magicLink, newLinks, existingUser);

      const answers = await askEach(wrong, jwt => supportingOperations.me(jwt));

      const control = await supportingOperations.me(existingUser.refreshJwt);
      requireAccepted(control, 'sessions.me-tells-the-user');
      expect(answers).toBeRefused();
    },
  );

  test(
    'are ended by no forged JWT',
    covers('sessions.logout-refuses-forged-jwt'),
    async ({ supportingOperations, magicLink, newLinks, existingUser }) => {
      const wrong = await wrongJwts(magicLink, newLinks, existingUser);

      const answers = await askEach(wrong, jwt => supportingOperations.logout(jwt));

      expect(answers).toBeRefused();
      const control = await supportingOperations.logout(existingUser.refreshJwt);
      requireAccepted(control, 'sessions.logout-ends-session');
    },
  );

  test(
    'are stepped up by no forged JWT',
    covers('sessions.step-up-refuses-forged-jwt'),
    async ({ magicLink, newLinks, existingUser }) => {
      const wrong = await wrongJwts(magicLink, newLinks, existingUser);
      const options = { loginOptions: { stepup: true } };
      const stepUp = (jwt: string) =>
        magicLink.signIn(existingUser, options, { bearer: `${magicLink.projectId}:${jwt}` });

      const answers = await askEach(wrong, stepUp);

      const control = await stepUp(existingUser.refreshJwt);
      requireAccepted(control, 'sessions.step-up-takes-jwt');
      expect(answers).toBeRefused();
    },
  );
});

/** What anybody can make of a refresh JWT, and the token of a link that is outstanding. */
async function wrongJwts(
  magicLink: MagicLink,
  newLinks: NewLinks,
  user: ExistingUser,
): Promise<Entry[]> {
  const { keys } = keySetOf(await magicLink.keys());
  const { token } = await newLinks.signIn(user);
  return [
    ...unsignedJwts(user.refreshJwt),
    ...(await forgedJwts(user.refreshJwt, keys)),
    { name: 'the token of a link', value: token },
  ];
}
