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

      const claimed = sessions.map(({ sessionJwt }) => {
        const claims = claimsOf(sessionJwt);
        const { plan, seats }: Record<string, unknown> = {
          ...(claims['nsec'] as object),
          ...claims,
        };
        return { plan, seats };
      });

      const expected = sent.map(() => ({ plan: 'gold', seats: 3 }));
      expect(claimed, 'the custom claims of the session JWTs').toEqual(expected);
    },
  );

  test(
    'keep their subject whatever the custom claims',
    covers('sessions.custom-claims-keep-identity'),
    async ({ magicLink, newLinks, existingUser, anotherUser }) => {
      const loginOptions = { customClaims: { sub: String(anotherUser.userId) } };
      const answer = await magicLink.signIn(existingUser, { loginOptions });
      const verified = await newLinks.useWhatArrives(answer, existingUser.phone);

      const { sessionJwt } = verified ? sessionOf(verified) : existingUser;

      const { sub } = claimsOf(existingUser.sessionJwt);
      expect(sessionJwt || existingUser.sessionJwt, 'the session JWT').toClaim('sub', sub);
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

      const sessionJwt = (verified && sessionOf(verified).sessionJwt) || existingUser.sessionJwt;

      const { iss, drn } = claimsOf(existingUser.sessionJwt);
      expect(sessionJwt, 'the session JWT').toClaim('iss', iss);
      expect(sessionJwt, 'the session JWT').toClaimSuch('drn', `${drn}`, claim => {
        return drn === undefined || claim === drn;
      });
      expect(sessionJwt, 'the session JWT').not.toClaim('exp', exp);
    },
  );
});
