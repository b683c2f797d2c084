import { requireAccepted } from '../support/findings/set-up.ts';
import type { Answer } from '../support/http/answer.ts';
import { oddUrls } from '../support/tampering/redirect-urls.ts';
import { covers, expect, test } from '../support/test.ts';
import type { EndUsers } from '../support/users/end-users.ts';
import type { ExistingUser } from '../support/users/existing-users.ts';

test.describe('redirects', () => {
  test(
    'to a host that begins like an approved one are refused',
    covers('redirects.refuses-lookalike-suffix'),
    async ({ redirectTo, lookalikes }) => {
      expect(await redirectTo(lookalikes.of('suffix'))).toBeRefused();
    },
  );

  test(
    'to a host that ends like an approved one are refused',
    covers('redirects.refuses-lookalike-prefix'),
    async ({ redirectTo, lookalikes }) => {
      const answers = await redirectTo(lookalikes.of('prefix'));

      expect(answers, lookalikes.besideIn(answers)).toBeRefused();
    },
  );

  test(
    'to a host with another character for a dot are refused',
    covers('redirects.refuses-lookalike-dot'),
    async ({ redirectTo, lookalikes }) => {
      expect(await redirectTo(lookalikes.of('dot'))).toBeRefused();
    },
  );

  test(
    'to a host beside an approved one are refused',
    covers('redirects.refuses-sibling-host'),
    async ({ redirectTo, lookalikes }) => {
      const answers = await redirectTo(lookalikes.of('sibling'));

      expect(answers, lookalikes.besideIn(answers)).toBeRefused();
    },
  );

  test(
    'to a host of other letters that look alike are refused',
    covers('redirects.refuses-lookalike-letters'),
    async ({ redirectTo, lookalikes }) => {
      const answers = await redirectTo(lookalikes.of('letters'));

      expect(answers, lookalikes.besideIn(answers)).toBeRefused();
    },
  );

  test(
    'with an approved host as the user name are refused',
    covers('redirects.refuses-approved-user-info'),
    async ({ redirectTo, lookalikes }) => {
      expect(await redirectTo(lookalikes.of('userInfo'))).toBeRefused();
    },
  );

  test(
    'with an approved host in the path are refused',
    covers('redirects.refuses-approved-path'),
    async ({ redirectTo, lookalikes }) => {
      expect(await redirectTo(lookalikes.of('path'))).toBeRefused();
    },
  );

  test(
    'with an approved host in the query or the fragment are refused',
    covers('redirects.refuses-approved-query'),
    async ({ redirectTo, lookalikes }) => {
      expect(await redirectTo(lookalikes.of('query'))).toBeRefused();
    },
  );

  test(
    'with a backslash around the host are refused',
    covers('redirects.refuses-backslash-host'),
    async ({ redirectTo, lookalikes }) => {
      expect(await redirectTo(lookalikes.of('backslash'))).toBeRefused();
    },
  );

  test(
    'of a scheme that can run script are refused',
    covers('redirects.refuses-script-schemes'),
    async ({ redirectTo, lookalikes }) => {
      expect(await redirectTo(lookalikes.of('script'))).toBeRefused();
    },
  );

  test(
    'to a lookalike are refused by every operation',
    covers('redirects.refuses-lookalikes-everywhere'),
    async ({ users, lookalikes, existingUser }) => {
      const answers = await askedElsewhere(users, existingUser, lookalikes.oneOfEach());

      expect(answers, lookalikes.besideIn(answers)).toBeRefused();
    },
  );

  test(
    'that only some readers understand are refused by every operation',
    covers('redirects.refuses-odd-urls-everywhere'),
    async ({ users, connection, existingUser, unapproved }) => {
      const urls = oddUrls(connection.approvedRedirectUrl, unapproved.redirectUrl);

      expect(await askedElsewhere(users, existingUser, urls)).toBeRefused();
    },
  );
});

/** The answers of the three operations that not everybody can call, to each of some redirect URLs. */
async function askedElsewhere(
  users: EndUsers,
  existingUser: ExistingUser,
  urls: readonly string[],
): Promise<Answer[]> {
  const { magicLink } = users;
  requireAccepted(await magicLink.signIn(existingUser), 'sign-in.accepts-registered');
  const { answers } = await users.refusedSignUp(async newUser => {
    await users.requireUpdatable(existingUser, newUser.phone);
    return Promise.all(
      urls.flatMap(redirectUrl => [
        magicLink.signUp(newUser, { redirectUrl }),
        magicLink.signIn(existingUser, { redirectUrl }),
        magicLink.updatePhone(existingUser, newUser.phone, { redirectUrl }),
      ]),
    );
  });
  return answers;
}
