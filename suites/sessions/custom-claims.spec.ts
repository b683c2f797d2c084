import { requireAccepted } from '../support/findings/set-up.ts';
import { claimsOf } from '../support/http/jwt.ts';
import { covers, expect, test } from '../support/test.ts';
import { sessionOf } from '../support/users/session.ts';

test.describe('sessions', () => {
  test(
    'carry custom claims',
    covers('sessions.custom-claims-arrive'),
    async ({ magicLink, users, existingUser, anotherUser, newUser, sentTokens }) => {
      requireAccepted(await magicLink.signIn(anotherUser), 'sign-in.accepts-registered');
      const usual = await magicLink.signUpOrIn(await users.newUser());
      requireAccepted(usual, 'sign-up-or-in.accepts-new-user');
      const asked = { loginOptions: { customClaims: { plan: 'gold', seats: 3 } } };

      const signUp = await users.signUp(asked);
      const signIn = await magicLink.signIn(existingUser, asked);
      const signUpOrIn = await magicLink.signUpOrIn(newUser, asked);

      expect([signUp.answer, signIn, signUpOrIn]).toBeAccepted();
      const phones = [signUp.newUser, existingUser, newUser].map(({ phone }) => phone);
      const sent = await Promise.all(phones.map(each => sentTokens.next(each)));
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

      const sessionJwt = sessionOf(verified).sessionJwt || existingUser.sessionJwt; // refused, the old one stays

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

      const sessionJwt = sessionOf(verified).sessionJwt || existingUser.sessionJwt;

      const { iss, drn } = claimsOf(existingUser.sessionJwt);
      expect(sessionJwt, 'the session JWT').toClaim('iss', iss);
      expect(sessionJwt, 'the session JWT').toClaimSuch(
        'drn',
        'the kind of the first session JWT',
        claim => {
          return drn === undefined || claim === drn;
        },
      );
      expect(sessionJwt, 'the session JWT').not.toClaim('exp', exp);
    },
  );
});
