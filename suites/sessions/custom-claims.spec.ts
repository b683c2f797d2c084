import { requireAccepted } from '../support/findings/set-up.ts';
import { claimsOf, customClaimsOf } from '../../spec/wire/jwt.ts';
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
      const customClaims = { plan: 'gold', seats: 3, credit: 0, trial: false, staff: true };
      const asked = { loginOptions: { customClaims } };

      const signUp = await users.signUp(asked);
      const signIn = await magicLink.signIn(existingUser, asked);
      const signUpOrIn = await magicLink.signUpOrIn(newUser, asked);

      expect([signUp.answer, signIn, signUpOrIn]).toBeAccepted();
      const phones = [signUp.newUser, existingUser, newUser].map(({ phone }) => phone);
      const sent = await Promise.all(phones.map(each => sentTokens.next(each)));
      const sessions = await Promise.all(sent.map(each => users.verified(each)));

      const claimed = sessions.map(({ sessionJwt }) => {
        const { plan, seats, credit, trial, staff } = customClaimsOf(claimsOf(sessionJwt));
        return { plan, seats, credit, trial, staff };
      });

      const expected = sent.map(() => customClaims);
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
      const loginOptions = { customClaims: { iss: 'somebody-else', drn: 'DSR', exp, ...granting } };
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
      const found = claimsOf(sessionJwt);
      const granted = Object.entries(granting).filter(([name, value]) =>
        grants(found[name], value),
      );
      expect(
        granted.map(([name]) => name),
        'the claims of the session JWT that custom claims have set',
      ).toEqual([]);
    },
  );
});

/** What only a target says of a session: that it was stepped up, by which methods, and what it permits. */
const granting = {
  su: true,
  amr: ['conformance-method'],
  roles: ['conformance-role'],
  permissions: ['conformance-permission'],
};

/** Whether a claim holds what was asked for. */
const grants = (claim: unknown, asked: unknown) =>
  [claim].flat().some(each => [asked].flat().includes(each));
