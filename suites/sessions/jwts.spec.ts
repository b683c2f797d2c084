import {
  boundsOfExpiry,
  claimsOf,
  hasCome,
  headerOf,
  isInAudience,
  latestStart,
  namesProject,
  namesSms,
} from '../../spec/wire/jwt.ts';
import {
  membersNotInBase64url,
  privateMembers,
  signatureProblem,
} from '../../spec/wire/signatures.ts';
import { keySetOf, requirePublished } from '../support/http/keys.ts';
import { requireAccepted, requires } from '../support/findings/set-up.ts';
import { covers, expect, test } from '../support/test.ts';

test.describe('sessions', () => {
  test('publish their keys', covers('sessions.keys-are-published'), async ({ keys }) => {
    const { keys: found } = keySetOf(keys);

    expect(keys).toBeAccepted();
    expect(found.length, 'the number of published keys').toBeGreaterThan(0);
    expect(
      found.filter(each => typeof each.kty !== 'string'),
      'the published keys without `kty`',
    ).toEqual([]);
    expect(
      found.flatMap(membersNotInBase64url),
      'the members of the published keys that are not in base64url',
    ).toEqual([]);
  });

  test('publish nothing private', covers('sessions.keys-are-public-only'), async ({ keys }) => {
    requireAccepted(keys, 'sessions.keys-are-published');

    const members = keySetOf(keys).keys.flatMap(each => Object.keys(each));

    expect(
      members.filter(each => privateMembers.includes(each)),
      'the private members of the published keys',
    ).toEqual([]);
  });

  test(
    'sign the session JWT with a published key',
    covers('sessions.session-jwt-verifies'),
    async ({ keys, existingUser }) => {
      requirePublished(keys);
      const problem = await signatureProblem(existingUser.sessionJwt, keySetOf(keys).keys);

      expect(problem, 'the problem with the signature of the session JWT').toBeUndefined();
    },
  );

  test(
    'sign the refresh JWT with a published key',
    covers('sessions.refresh-jwt-verifies'),
    async ({ keys, existingUser }) => {
      requirePublished(keys);
      const problem = await signatureProblem(existingUser.refreshJwt, keySetOf(keys).keys);

      expect(problem, 'the problem with the signature of the refresh JWT').toBeUndefined();
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
      expect(sessionJwt, 'the session JWT').toClaimTime('exp', boundsOfExpiry(Date.now()));
    },
  );

  test(
    'say when the refresh JWT expires',
    covers('sessions.refresh-jwt-expires'),
    async ({ existingUser: { refreshJwt } }) => {
      expect(refreshJwt, 'the refresh JWT').toClaimTime('exp', boundsOfExpiry(Date.now()));
    },
  );

  test(
    'begin at once',
    covers('sessions.jwts-begin-at-once'),
    async ({ existingUser: { sessionJwt, refreshJwt } }) => {
      const now = Date.now();
      const wanted = `nothing, or a time in s, ${latestStart(now)} or less`;
      const isStart = (claim: unknown) => hasCome(claim, now);

      for (const name of ['nbf', 'iat']) {
        expect(sessionJwt, 'the session JWT').toClaimSuch(name, wanted, isStart);
        expect(refreshJwt, 'the refresh JWT').toClaimSuch(name, wanted, isStart);
      }
    },
  );

  test(
    'end the session JWT before the refresh JWT',
    covers('sessions.session-ends-before-refresh'),
    async ({ existingUser: { sessionJwt, refreshJwt } }) => {
      const refreshEnds = claimsOf(refreshJwt).exp;
      requires('sessions.refresh-jwt-expires', typeof refreshEnds === 'number', {
        subject: 'claim `exp` of the refresh JWT',
        expected: 'a time in s',
        actual: refreshEnds,
      });

      const wanted = `a time in s, ${refreshEnds} or less`;
      expect(sessionJwt, 'the session JWT').toClaimSuch('exp', wanted, exp => {
        return typeof exp === 'number' && exp <= Number(refreshEnds);
      });
    },
  );

  test(
    'have the user as their subject',
    covers('sessions.subject-is-user'),
    async ({ existingUser: { sessionJwt, refreshJwt, userId } }) => {
      expect(sessionJwt, 'the session JWT').toClaim('sub', userId);
      expect(refreshJwt, 'the refresh JWT').toClaim('sub', userId);
    },
  );

  test(
    'have the project as their issuer',
    covers('sessions.issuer-is-project'),
    async ({ magicLink, existingUser: { sessionJwt, refreshJwt } }) => {
      const { projectId } = magicLink;
      const wanted = `${projectId}, alone or at the end of a URL`;
      const isIssuer = (claim: unknown) => namesProject(claim, projectId);

      expect(sessionJwt, 'the session JWT').toClaimSuch('iss', wanted, isIssuer);
      expect(refreshJwt, 'the refresh JWT').toClaimSuch('iss', wanted, isIssuer);
    },
  );

  test(
    'have the project in their audience, if any',
    covers('sessions.audience-is-project'),
    async ({ magicLink, existingUser: { sessionJwt, refreshJwt } }) => {
      const { projectId } = magicLink;
      const wanted = `nothing, or what holds ${projectId}`;
      const isAudience = (claim: unknown) => isInAudience(claim, projectId);

      expect(sessionJwt, 'the session JWT').toClaimSuch('aud', wanted, isAudience);
      expect(refreshJwt, 'the refresh JWT').toClaimSuch('aud', wanted, isAudience);
    },
  );

  test(
    'tell the kinds of JWT apart',
    covers('sessions.jwts-tell-their-kind'),
    async ({ existingUser: { sessionJwt, refreshJwt } }) => {
      expect(sessionJwt, 'the session JWT').toClaim('drn', 'DS');
      expect(refreshJwt, 'the refresh JWT').toClaim('drn', 'DSR');
    },
  );

  test(
    'name the text message as the method',
    covers('sessions.tells-the-method'),
    async ({ existingUser: { sessionJwt } }) => {
      expect(sessionJwt, 'the session JWT').toClaimSuch(
        'amr',
        'something that holds sms',
        namesSms,
      );
    },
  );
});

function keyNamedBy(jwt: string) {
  const { kid, alg } = headerOf(jwt);
  return { kid, alg };
}
