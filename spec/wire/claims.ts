import type { JWTPayload } from 'jose';
import type { Difference } from '../finding.ts';
import { claimsOf } from './jwt.ts';
import { isAccepted } from './received.ts';
import { nothingIn, type Seen, type Verdict } from './rule.ts';
import { shown } from './texts.ts';

/** Which of the two JWTs of a sign-in. */
export type Kind = 'session' | 'refresh';

/** A JWT as an answer hands it out, with its claims, unverified. */
export interface Jwt {
  kind: Kind;
  jwt: string;
  claims: JWTPayload;
}

/** The JWTs that an answer hands out; a refresh need not hand out a new refresh JWT. */
export function jwtsOf({ session }: Seen): Jwt[] {
  const all = [
    { kind: 'session', jwt: session.sessionJwt },
    { kind: 'refresh', jwt: session.refreshJwt },
  ] as const;
  return all.filter(({ jwt }) => jwt).map(each => ({ ...each, claims: claimsOf(each.jwt) }));
}

/** The JWT of that kind that an answer hands out. */
export const jwtOf = (kind: Kind, seen: Seen) => jwtsOf(seen).find(each => each.kind === kind);

const isSession = ({ operation, answer }: Seen) =>
  (operation === 'verify' || operation === 'refresh') && isAccepted(answer);

/** Whether a verify or a refresh hands out a JWT of that kind. */
export const hands = (kind: Kind) => (seen: Seen) =>
  isSession(seen) && jwtOf(kind, seen) !== undefined;

/** Whether a verify or a refresh hands out a JWT. */
export const handsAny = (seen: Seen) => isSession(seen) && jwtsOf(seen).length > 0;

/** Judges a claim of each of some JWTs. */
export function judgeClaim(
  jwts: readonly Jwt[],
  name: string,
  expected: string | ((kind: Kind) => string),
  holds: (claim: unknown, kind: Kind) => boolean,
  received: (claim: unknown) => string = shown,
): Verdict {
  const wanted = typeof expected === 'string' ? () => expected : expected;
  const differences = jwts
    .filter(({ claims, kind }) => !holds(claims[name], kind))
    .map(({ claims, kind }) => differenceOf(name, kind, wanted(kind), received(claims[name])));
  return nothingIn(differences, `${wanted(jwts[0]?.kind ?? 'session')} as claim \`${name}\``);
}

const differenceOf = (
  name: string,
  kind: Kind,
  expected: string,
  received: string,
): Difference => ({
  subject: `claim \`${name}\` of the ${kind} JWT`,
  expected,
  received,
});
