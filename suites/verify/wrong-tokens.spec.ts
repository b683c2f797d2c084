import { randomBytes } from 'node:crypto';
import {
  altered,
  hasBothCases,
  withFirstAltered,
  withLastAltered,
  withoutLast,
  withSwappedCase,
} from '../support/tampering/altered-texts.ts';
import { requireRefused } from '../support/findings/set-up.ts';
import { covers, expect, test } from '../support/test.ts';
import { digitsOf } from '../../spec/wire/texts.ts';

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
      requireRefused(
        answers,
        'verify.refuses-altered-token',
        'verify.refuses-truncated-token',
        'verify.refuses-extended-token',
      );

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
      requireRefused(
        answers,
        'verify.refuses-altered-token',
        'verify.refuses-truncated-token',
        'verify.refuses-extended-token',
      );

      const answer = await magicLink.verify(token);

      expect(answer).toBeAccepted();
    },
  );
});
