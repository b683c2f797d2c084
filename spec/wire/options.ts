import { claimsOf, customClaimsOf } from './jwt.ts';
import { isAccepted } from './received.ts';
import { nothingIn, type Rule, type Seen } from './rule.ts';
import { shown } from './texts.ts';

/** What a verify or refresh hands out, where it is known what it is to say. */
const handsOut =
  (...operations: string[]) =>
  ({ operation, answer, known, session }: Seen) =>
    operations.includes(operation) &&
    isAccepted(answer) &&
    known.session !== undefined &&
    session.sessionJwt !== '';

const onVerify = handsOut('verify'); // no document says what of it a refresh keeps
const onBoth = handsOut('verify', 'refresh');

/** The claims that are no custom ones, whoever asks for them. */
const reserved = ['iss', 'drn', 'exp'];
const notJudged = ['aud', 'amr', 'iat', 'nbf', 'jti', 'sid', 'su', 'tu', 'dct', 'rexp', 'nsec'];
const standard = ['sub', ...reserved, ...notJudged, 'roles', 'permissions', 'tenants'];

const asked = ({ known }: Seen) => Object.entries(known.session?.customClaims ?? {});

const custom = (seen: Seen) => asked(seen).filter(([name]) => !standard.includes(name));

const claimsIn = ({ session }: Seen): Record<string, unknown> => claimsOf(session.sessionJwt);

/** The asked claims of some names must not replace what the target says. */
function keeps(requirement: string, names: readonly string[]): Rule {
  const of = (seen: Seen) => asked(seen).filter(([name]) => names.includes(name));
  return {
    requirement,
    since: '0.1.0',
    concerns: seen => onBoth(seen) && of(seen).length > 0,
    judge: seen => {
      const isOwn = (value: string) => value === seen.known.session?.userId;
      const replaced = of(seen).filter(
        ([name, value]) => !isOwn(value) && String(claimsIn(seen)[name]) === value,
      );
      const differences = replaced.map(([name, value]) => ({
        subject: `claim \`${name}\` of the session JWT`,
        expected: `anything but ${shown(value)}`,
        received: shown(claimsIn(seen)[name]),
      }));
      return nothingIn(differences, 'claims that custom claims do not replace');
    },
  };
}

/** Whether the session JWT claims a step-up where there was one, and only there. */
function stepUp(requirement: string, stepup: boolean): Rule {
  const concerns = stepup ? onVerify : onBoth;
  const expected = stepup ? 'true' : 'nothing, or false';
  return {
    requirement,
    since: '0.1.0',
    concerns: seen => concerns(seen) && seen.known.session?.stepup === stepup,
    judge: seen => {
      const { su } = claimsIn(seen);
      const subject = 'claim `su` of the session JWT';
      const difference = { subject, expected, received: shown(su) };
      return nothingIn((su ?? false) === stepup ? [] : [difference], `${expected} as claim \`su\``);
    },
  };
}

/** What holds of a session for the options that were asked for. */
export const optionRules: readonly Rule[] = [
  stepUp('sessions.step-up-marks-session', true),
  stepUp('sessions.plain-sign-in-is-no-step-up', false),
  {
    requirement: 'sessions.custom-claims-arrive',
    since: '0.1.0',
    concerns: seen => onVerify(seen) && custom(seen).length > 0,
    judge: seen => {
      const found = customClaimsOf(claimsIn(seen));
      const differences = custom(seen)
        .filter(([name, value]) => found[name] !== value)
        .map(([name, value]) => ({
          subject: `claim \`${name}\` of the session JWT`,
          expected: shown(value),
          received: shown(found[name]),
        }));
      return nothingIn(differences, 'the custom claims in the session JWT');
    },
  },
  keeps('sessions.custom-claims-keep-identity', ['sub']),
  keeps('sessions.custom-claims-keep-reserved', reserved),
];
