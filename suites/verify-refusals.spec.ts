import { randomBytes } from 'node:crypto';
import {
  altered,
  hasBothCases,
  withFirstAltered,
  withLastAltered,
  withoutLast,
  withSwappedCase,
} from './support/tampering/altered-texts.ts';
import { digitsOf } from './support/users/numbers.ts';
import { covers, expect, test } from './support/test.ts';

test.describe('verify', () => {
  test(
    'refuses a token that was never handed out',
    covers('verify.refuses-unknown-token'),
    async ({ magicLink }) => {
      const answer = await magicLink.verify(randomBytes(32).toString('base64url'));

      expect(answer).toBeRefused();
    },
  );

  test(
    'refuses a token that lost its end or its beginning',
    covers('verify.refuses-truncated-token'),
    async ({ newLinks, magicLink, existingUser }) => {
      const { token } = await newLinks.signIn(existingUser);

      const answers = await Promise.all([
        magicLink.verify(token.slice(0, -4)),
        magicLink.verify(token.slice(0, Math.ceil(token.length / 2))),
        magicLink.verify(withoutLast(token)),
        magicLink.verify(token.slice(1)),
      ]);

      expect(answers).toBeRefused();
    },
  );

  test(
    'refuses a token of which a character was changed',
    covers('verify.refuses-altered-token'),
    async ({ newLinks, magicLink, existingUser }) => {
      const { token } = await newLinks.signIn(existingUser);

      const answers = await Promise.all([
        magicLink.verify(altered(token)),
        magicLink.verify(withFirstAltered(token)),
        magicLink.verify(withLastAltered(token)),
        magicLink.verify(hasBothCases(token) ? withSwappedCase(token) : altered(token)),
      ]);

      expect(answers).toBeRefused();
    },
  );

  test(
    'refuses a token with characters appended',
    covers('verify.refuses-extended-token'),
    async ({ newLinks, magicLink, existingUser }) => {
      const { token } = await newLinks.signIn(existingUser);

      const answer = await magicLink.verify(`${token}AAAA`);

      expect(answer).toBeRefused();
    },
  );

  test(
    'refuses a pattern that the token matches',
    covers('verify.refuses-wildcard-token'),
    async ({ newLinks, magicLink, existingUser }) => {
      const { token } = await newLinks.signIn(existingUser);
      const beginning = token.slice(0, -4);

      const patterns = ['*', '%', '.*', `${beginning}*`, `${beginning}%`];
      const answers = await Promise.all(patterns.map(each => magicLink.verify(each)));

      expect(answers).toBeRefused();
    },
  );

  test(
    'refuses a JWT as a token',
    covers('verify.refuses-jwt-as-token'),
    async ({ magicLink, existingUser: { sessionJwt, refreshJwt } }) => {
      const answers = await Promise.all([
        magicLink.verify(sessionJwt),
        magicLink.verify(refreshJwt),
      ]);

      expect(answers).toBeRefused();
    },
  );

  test(
    'refuses what everybody knows of a user as a token',
    covers('verify.refuses-login-id-as-token'),
    async ({ newLinks, magicLink, existingUser }) => {
      await newLinks.signIn(existingUser);
      const { loginId, userId } = existingUser;

      const known = [loginId, digitsOf(loginId), String(userId)];
      const answers = await Promise.all(known.map(each => magicLink.verify(each)));

      expect(answers).toBeRefused();
    },
  );

  test(
    'hands out nothing when it refuses',
    covers('verify.refusals-hand-out-nothing'),
    async ({ newLinks, magicLink, existingUser }) => {
      const { token } = await newLinks.signIn(existingUser);
      const answers = await Promise.all([
        magicLink.verify(altered(token)),
        magicLink.verify(token.slice(0, -4)),
      ]);
      expect(answers, 'setup: wrong tokens are refused').toBeRefused();

      expect(answers).toHoldNoSession();
    },
  );

  test(
    'uses nothing up when it refuses',
    covers('verify.refusals-use-nothing'),
    async ({ newLinks, magicLink, existingUser }) => {
      const { token } = await newLinks.signIn(existingUser);
      const answers = await Promise.all([
        magicLink.verify(altered(token)),
        magicLink.verify(token.slice(0, -4)),
        magicLink.verify(`${token}AAAA`),
      ]);
      expect(answers, 'setup: wrong tokens are refused').toBeRefused();

      const answer = await magicLink.verify(token);

      expect(answer).toBeAccepted();
    },
  );

  test(
    'refuses a link that was used before',
    covers('verify.link-works-once'),
    async ({ newLinks, users, magicLink, existingUser }) => {
      const link = await newLinks.signIn(existingUser);
      await users.verified(link);

      const secondUse = await magicLink.verify(link);

      expect(secondUse).toBeRefused();
      expect(secondUse).toHoldNoSession();
    },
  );

  test(
    'refuses the link of a sign-up that was used before',
    covers('verify.link-of-sign-up-works-once'),
    async ({ newLinks, users, magicLink }) => {
      const { link } = await newLinks.signUp();
      await users.verified(link);

      const secondUse = await magicLink.verify(link);

      expect(secondUse).toBeRefused();
    },
  );

  test(
    'refuses the link of a sign-up or in that was used before',
    covers('verify.link-of-sign-up-or-in-works-once'),
    async ({ newLinks, users, magicLink, newUser }) => {
      const link = await newLinks.signUpOrIn(newUser);
      await users.verified(link);

      const secondUse = await magicLink.verify(link);

      expect(secondUse).toBeRefused();
    },
  );

  test(
    'refuses the link of an update that was used before',
    covers('verify.link-of-update-works-once'),
    async ({ newLinks, users, magicLink, existingUser }) => {
      const { link } = await newLinks.updatePhone(existingUser);
      await users.verified(link);

      const secondUse = await magicLink.verify(link);

      expect(secondUse).toBeRefused();
    },
  );

  test(
    'brings back no phone by the second use of a link',
    covers('verify.used-link-changes-nothing'),
    async ({ newLinks, users, magicLink, existingUser }) => {
      const first = await newLinks.updatePhone(existingUser);
      const updated = await users.verified(first.link);
      const changed = { ...existingUser, refreshJwt: updated.refreshJwt };
      const second = await newLinks.updatePhone(changed);
      await users.verified(second.link);
      const signIn = await newLinks.signIn({ ...existingUser, phone: second.phone });
      await magicLink.verify(first.link);

      const { user } = await users.verified(signIn);

      expect(digitsOf(user['phone']), 'the phone').toBe(digitsOf(second.phone));
    },
  );

  test(
    'ends no session by the second use of a link',
    covers('verify.used-link-ends-no-session'),
    async ({ newLinks, users, magicLink, existingUser }) => {
      const link = await newLinks.signIn(existingUser);
      const { refreshJwt } = await users.verified(link);
      await users.requireUpdatable({ ...existingUser, refreshJwt });
      await magicLink.verify(link);

      const { answer } = await users.updatePhone({ ...existingUser, refreshJwt });

      expect(answer).toBeAccepted();
    },
  );

  test(
    'uses nothing up by a GET or a HEAD',
    covers('verify.get-uses-nothing'),
    async ({ newLinks, magicLink, existingUser }) => {
      const link = await newLinks.signIn(existingUser);
      const query = new URLSearchParams({ token: link.token, t: link.token });
      const get = await magicLink.read('verify', query);
      const head = await magicLink.read('verify', query, 'HEAD');
      expect([get, head], 'the GET and the HEAD').toHoldNoSession();

      const answer = await magicLink.verify(link);

      expect(answer).toBeAccepted();
    },
  );
});
