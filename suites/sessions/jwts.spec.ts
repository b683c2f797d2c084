import { claimsOf, headerOf } from '../support/http/jwt.ts';
import {
  keySetOf,
  privateMembers,
  requirePublished,
  signatureProblem,
} from '../support/http/keys.ts';
import { covers, expect, test } from '../support/test.ts';

test.describe('sessions', () => {
  test('publish their keys', covers('sessions.keys-are-published'), async ({ keys }) => {
    const { keys: found } = keySetOf(keys);

    expect(keys).toBeAccepted();
    expect(found.length, 'the number of keys').toBeGreaterThan(0);
    expect(
      found.every(each => typeof each.kty === 'string'),
      'each key has a kty',
    ).toBe(true);
  });

  test('publish nothing private', covers('sessions.keys-are-public-only'), async ({ keys }) => {
    expect(keys, 'setup: the keys are published').toBeAccepted();

    const members = keySetOf(keys).keys.flatMap(each => Object.keys(each));

    expect(
      members.filter(each => privateMembers.includes(each)),
      'private members',
    ).toEqual([]);
  });

  test(
    'sign the session JWT with a published key',
    covers('sessions.session-jwt-verifies'),
    async ({ keys, existingUser }) => {
      requirePublished(keys);
      const problem = await signatureProblem(existingUser.sessionJwt, keySetOf(keys));

      expect(problem, 'what is wrong with the signature').toBeUndefined();
    },
  );

  test(
    'sign the refresh JWT with a published key',
    covers('sessions.refresh-jwt-verifies'),
    async ({ keys, existingUser }) => {
      requirePublished(keys);
      const problem = await signatureProblem(existingUser.refreshJwt, keySetOf(keys));

      expect(problem, 'what is wrong with the signature').toBeUndefined();
    },
  );

  test(
    'name the key and its algorithm',
    covers('sessions.jwts-name-their-key'),
    async ({ keys, existingUser: { sessionJwt, refreshJwt } }) => {
      requirePublished(keys);
      const published = keySetOf(keys).keys.map(({ kid, alg }) => ({ kid, alg }));

      expect(published, 'the published keys').toContainEqual(keyNamedBy(sessionJwt));
      expect(published, 'the published keys').toContainEqual(keyNamedBy(refreshJwt));
    },
  );

  test(
    'say when the session JWT expires',
    covers('sessions.session-jwt-expires'),
    async ({ existingUser: { sessionJwt } }) => {
      expect(claimsOf(sessionJwt).exp, 'exp').toBeGreaterThan(Date.now() / 1000);
      expect(claimsOf(sessionJwt).exp, 'exp').toBeLessThan(inYears(100));
    },
  );

  test(
    'say when the refresh JWT expires',
    covers('sessions.refresh-jwt-expires'),
    async ({ existingUser: { refreshJwt } }) => {
      expect(claimsOf(refreshJwt).exp, 'exp').toBeGreaterThan(Date.now() / 1000);
      expect(claimsOf(refreshJwt).exp, 'exp').toBeLessThan(inYears(100));
    },
  );

  test(
    'end the session JWT before the refresh JWT',
    covers('sessions.session-ends-before-refresh'),
    async ({ existingUser: { sessionJwt, refreshJwt } }) => {
      const refreshEnds = claimsOf(refreshJwt).exp;
      expect(refreshEnds, 'setup: the refresh JWT expires').toEqual(expect.any(Number));

      expect(claimsOf(sessionJwt).exp, 'exp of the session JWT').toBeLessThanOrEqual(refreshEnds!);
    },
  );

  test(
    'have the user as their subject',
    covers('sessions.subject-is-user'),
    async ({ existingUser: { sessionJwt, refreshJwt, userId } }) => {
      expect(claimsOf(sessionJwt).sub, 'sub of the session JWT').toBe(userId);
      expect(claimsOf(refreshJwt).sub, 'sub of the refresh JWT').toBe(userId);
    },
  );

  test(
    'have the project as their issuer',
    covers('sessions.issuer-is-project'),
    async ({ magicLink, existingUser: { sessionJwt, refreshJwt } }) => {
      expect(isIssuedBy(sessionJwt, magicLink.projectId), 'iss of the session JWT').toBe(true);
      expect(isIssuedBy(refreshJwt, magicLink.projectId), 'iss of the refresh JWT').toBe(true);
    },
  );

  test(
    'have the project in their audience, if any',
    covers('sessions.audience-is-project'),
    async ({ magicLink, existingUser: { sessionJwt, refreshJwt } }) => {
      const names = (jwt: string) => [claimsOf(jwt).aud ?? magicLink.projectId].flat();

      expect(names(sessionJwt).includes(magicLink.projectId), 'aud of the session JWT').toBe(true);
      expect(names(refreshJwt).includes(magicLink.projectId), 'aud of the refresh JWT').toBe(true);
    },
  );

  test(
    'tell the kinds of JWT apart',
    covers('sessions.jwts-tell-their-kind'),
    async ({ existingUser: { sessionJwt, refreshJwt } }) => {
      expect(claimsOf(sessionJwt)['drn'], 'drn of the session JWT').toBe('DS');
      expect(claimsOf(refreshJwt)['drn'], 'drn of the refresh JWT').toBe('DSR');
    },
  );

  test(
    'name the text message as the method',
    covers('sessions.tells-the-method'),
    async ({ existingUser: { sessionJwt } }) => {
      expect(claimsOf(sessionJwt)['amr'], 'amr').toContain('sms');
    },
  );
});

function keyNamedBy(jwt: string) {
  const { kid, alg } = headerOf(jwt);
  return { kid, alg };
}

/** A claim of now plus so many years, in seconds: what counts in milliseconds lies far beyond. */
const inYears = (years: number) => Date.now() / 1000 + years * 365 * 24 * 3600;

function isIssuedBy(jwt: string, projectId: string): boolean {
  const issuer = claimsOf(jwt).iss ?? '';
  return issuer === projectId || issuer.split('/').slice(-2).includes(projectId);
}
