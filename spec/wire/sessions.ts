import { hands, handsAny, judgeClaim, jwtOf, jwtsOf, type Jwt, type Kind } from './claims.ts';
import {
  boundsOfExpiry,
  hasCome,
  headerOf,
  isInAudience,
  latestStart,
  namesProject,
  namesSms,
  shownTime,
} from './jwt.ts';
import { nothingIn, type Known, type Rule, type Seen } from './rule.ts';
import { signatureProblem } from './signatures.ts';
import { shown } from './texts.ts';

const signature = (kind: Kind, requirement: string): Rule => ({
  requirement,
  since: '0.1.0',
  concerns: seen => hands(kind)(seen) && hasKeys(seen.known),
  judge: async seen => {
    const problem = await signatureProblem(jwtOf(kind, seen)?.jwt ?? '', seen.known.keys ?? []);
    const expected = `a ${kind} JWT that verifies with a published key`;
    const difference = { subject: `the ${kind} JWT`, expected, received: problem ?? '' };
    return nothingIn(problem === undefined ? [] : [difference], expected);
  },
});

const expiry = (kind: Kind, requirement: string): Rule => ({
  requirement,
  since: '0.1.0',
  concerns: hands(kind),
  judge: seen => {
    const { after, before } = boundsOfExpiry(seen.known.at);
    const wanted = `a time in s between ${Math.round(after)} and ${Math.round(before)}`;
    const isInTime = (claim: unknown) =>
      typeof claim === 'number' && claim > after && claim < before;
    return judgeClaim(
      jwtsOf(seen).filter(each => each.kind === kind),
      'exp',
      wanted,
      isInTime,
      shownTime,
    );
  },
});

const hasKeys = ({ keys = [] }: Known) => keys.length > 0;

/** The user ID that a session is to be of: as the answer tells it, or else as it is known. */
const userIdOf = ({ session, known }: Seen) => session.user['userId'] ?? known.session?.userId;

/** What holds of each session JWT and refresh JWT that verify and refresh hand out. */
export const sessionRules: readonly Rule[] = [
  signature('session', 'sessions.session-jwt-verifies'),
  signature('refresh', 'sessions.refresh-jwt-verifies'),
  expiry('session', 'sessions.session-jwt-expires'),
  expiry('refresh', 'sessions.refresh-jwt-expires'),
  {
    requirement: 'sessions.jwts-name-their-key',
    since: '0.1.0',
    concerns: seen => handsAny(seen) && hasKeys(seen.known),
    judge: seen => {
      const published = (seen.known.keys ?? []) as { kid?: unknown; alg?: unknown }[];
      const isNamed = ({ jwt }: Jwt) => {
        const { kid, alg } = headerOf(jwt);
        return published.some(each => each.kid === kid && each.alg === alg);
      };
      const expected = 'a published key with this `kid` and `alg`';
      const differences = jwtsOf(seen)
        .filter(each => !isNamed(each))
        .map(({ kind, jwt }) => ({
          subject: `the header of the ${kind} JWT`,
          expected,
          received: shown(headerOf(jwt)),
        }));
      return nothingIn(differences, expected);
    },
  },
  {
    requirement: 'sessions.jwts-begin-at-once',
    since: '0.2.0',
    concerns: handsAny,
    judge: seen => {
      const { at } = seen.known;
      const wanted = `nothing, or a time in s, ${latestStart(at)} or less`;
      const starts = ['nbf', 'iat'].map(name =>
        judgeClaim(jwtsOf(seen), name, wanted, claim => hasCome(claim, at)),
      );
      return starts.find(({ holds }) => !holds) ?? starts[0]!;
    },
  },
  {
    requirement: 'sessions.session-ends-before-refresh',
    since: '0.1.0',
    concerns: seen =>
      hands('session')(seen) && typeof jwtOf('refresh', seen)?.claims.exp === 'number',
    judge: seen => {
      const ends = Number(jwtOf('refresh', seen)?.claims.exp);
      const session = jwtsOf(seen).filter(({ kind }) => kind === 'session');
      return judgeClaim(session, 'exp', `a time in s, ${ends} or less`, exp => {
        return typeof exp === 'number' && exp <= ends;
      });
    },
  },
  {
    requirement: 'sessions.subject-is-user',
    since: '0.1.0',
    concerns: seen => handsAny(seen) && userIdOf(seen) !== undefined,
    judge: seen => {
      const userId = userIdOf(seen);
      return judgeClaim(jwtsOf(seen), 'sub', shown(userId), claim => claim === userId);
    },
  },
  {
    requirement: 'sessions.issuer-is-project',
    since: '0.1.0',
    concerns: handsAny,
    judge: seen => {
      const { project } = seen.known;
      const wanted = `${project}, alone or at the end of a URL`;
      return judgeClaim(jwtsOf(seen), 'iss', wanted, claim => namesProject(claim, project));
    },
  },
  {
    requirement: 'sessions.audience-is-project',
    since: '0.1.0',
    concerns: handsAny,
    judge: seen => {
      const { project } = seen.known;
      const wanted = `nothing, or what holds ${project}`;
      return judgeClaim(jwtsOf(seen), 'aud', wanted, claim => isInAudience(claim, project));
    },
  },
  {
    requirement: 'sessions.jwts-tell-their-kind',
    since: '0.1.0',
    concerns: handsAny,
    judge: seen => {
      const drn = (kind: Kind) => (kind === 'session' ? 'DS' : 'DSR');
      const isKind = (claim: unknown, kind: Kind) => claim === drn(kind);
      return judgeClaim(jwtsOf(seen), 'drn', kind => shown(drn(kind)), isKind);
    },
  },
  {
    requirement: 'sessions.tells-the-method',
    since: '0.1.0',
    concerns: hands('session'),
    judge: seen => {
      const session = jwtsOf(seen).filter(({ kind }) => kind === 'session');
      return judgeClaim(session, 'amr', 'something that holds sms', namesSms);
    },
  },
];
