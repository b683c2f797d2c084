import { claimsOf } from '../support/http/jwt.ts';
import { covers, expect, test } from '../support/test.ts';
import { sessionOf } from '../support/users/session.ts';

test.describe('sessions', () => {
  test(
    'carry custom claims',
    covers('sessions.custom-claims-arrive'),
    async ({ newLinks, users, existingUser, newUser }) => {
      const asked = { loginOptions: { customClaims: { plan: 'gold', seats: 3 } } };
      const sent = await Promise.all([
        newLinks.signUp(asked).then(({ link }) => link),
        newLinks.signIn(existingUser, asked),
        newLinks.signUpOrIn(newUser, asked),
      ]);
      const sessions = await Promise.all(sent.map(each => users.verified(each)));

      const claims = sessions.map(({ sessionJwt }) => claimsOf(sessionJwt));

      const expected = { plan: 'gold', seats: 3 };
      expect(claims.map(each => ({ ...(each['nsec'] as object), ...each }))).toEqual(
        claims.map(() => expect.objectContaining(expected)),
      );
    },
  );

  test(
    'keep their subject whatever the custom claims',
    covers('sessions.custom-claims-keep-identity'),
    async ({ magicLink, newLinks, existingUser, anotherUser }) => {
      const loginOptions = { customClaims: { sub: String(anotherUser.userId) } };
      const answer = await magicLink.signIn(existingUser, { loginOptions });
      const verified = await newLinks.useWhatArrives(answer, existingUser.phone);

      const sessionJwt = sessionOf(verified).sessionJwt || existingUser.sessionJwt; // refused, the old one stays

      expect(claimsOf(sessionJwt).sub, 'sub').toBe(claimsOf(existingUser.sessionJwt).sub);
    },
  );

  test(
    'keep issuer, kind and expiry whatever the custom claims',
    covers('sessions.custom-claims-keep-reserved'),
    async ({ magicLink, newLinks, existingUser }) => {
      const exp = Math.floor(Date.now() / 1000) + 50 * 365 * 24 * 3600;
      const loginOptions = { customClaims: { iss: 'somebody-else', drn: 'DSR', exp } };
      const answer = await magicLink.signIn(existingUser, { loginOptions });
      const verified = await newLinks.useWhatArrives(answer, existingUser.phone);

      const claims = claimsOf(sessionOf(verified).sessionJwt || existingUser.sessionJwt);

      const usual = claimsOf(existingUser.sessionJwt);
      expect(claims.iss, 'iss').toBe(usual.iss);
      expect(claims['drn'], 'drn').toBe(usual['drn'] ?? claims['drn']);
      expect(claims.exp, 'exp').not.toBe(exp);
    },
  );
});
