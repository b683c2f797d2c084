import { claimsOf, headerOf, shownTime } from '../../../spec/wire/jwt.ts';
import { judgement, type Sense, type Subject } from './judgement.ts';
import { shown } from '../../../spec/wire/texts.ts';

type Jwt = Subject<string>;

/** The matchers for claims of JWTs: a finding shows the JWT decoded, without its signature. */
export const jwtMatchers = {
  /** A claim has a value. */
  toClaim(this: Sense, jwt: Jwt, name: string, expected: unknown) {
    const wanted = `${this.isNot ? 'anything but ' : ''}${shown(expected)}`;
    return judge(this, jwt, name, wanted, claim => Object.is(claim, expected));
  },

  /** A claim is as a test asks, which is told in words: a noun. */
  toClaimSuch(
    this: Sense,
    jwt: Jwt,
    name: string,
    wanted: string,
    holds: (claim: unknown) => boolean,
  ) {
    return judge(this, jwt, name, wanted, holds);
  },

  /** A claim is a time in s after one and before another. */
  toClaimTime(this: Sense, jwt: Jwt, name: string, { after = -Infinity, before = Infinity }) {
    const wanted = `a time in s between ${Math.round(after)} and ${Math.round(before)}`;
    return judge(
      this,
      jwt,
      name,
      wanted,
      claim => typeof claim === 'number' && claim > after && claim < before,
      shownTime,
    );
  },
};

function judge(
  sense: Sense,
  { actual: jwt, name: subject = 'the JWT' }: Jwt,
  name: string,
  expected: string,
  holds: (claim: unknown) => boolean,
  received = shown,
) {
  const claims = claimsOf(jwt);
  const claim = claims[name];
  return judgement(sense, holds(claim), () => ({
    expected: `${expected} as claim \`${name}\` of ${subject}`,
    received: jwt ? `the header ${shown(headerOf(jwt))} and the claims ${shown(claims)}` : 'no JWT',
    differences: [
      { subject: `claim \`${name}\` of ${subject}`, expected, received: received(claim) },
    ],
  }));
}
