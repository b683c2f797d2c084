import { sends } from '../command.ts';
import type { Difference } from '../finding.ts';
import { contentsOf } from './answers.ts';
import { claimsOf, customClaimsOf } from './jwt.ts';
import { isAccepted, Received } from './received.ts';
import { nothingIn, type Rule, type Seen, type Stranger } from './rule.ts';
import { Contents } from './texts.ts';

/** A token that is shorter stands in an answer by chance. */
const shortestToken = 12;

const ofSessions = ['verify', 'refresh', 'me', 'logout'];

const accepted = (operations: readonly string[]) => (seen: Seen) =>
  operations.includes(seen.operation) && isAccepted(seen.answer);

/** The values of others that stand in a text, as differences, but for those that the call named itself. */
export const strangersIn = (
  subject: string,
  contents: Contents,
  strangers: readonly Stranger[],
  asked: Contents,
): Difference[] =>
  strangers
    .filter(({ value }) => contents.mentions(value) && !asked.mentions(value))
    .map(({ value, whose }) => ({
      subject,
      expected: 'nothing of another user',
      received: `${JSON.stringify(value)}, ${whose}`,
    }));

/** The user whose session it is: by the answer, by what is known, or by the JWT of the call. */
function ownIds({ session, known, answer, request }: Seen): unknown[] {
  const bearer = request.headers.find(({ name }) => name.toLowerCase() === 'authorization')?.value;
  const called = (bearer?.split(':') ?? []).map(each => claimsOf(each).sub);
  const told = [session.user['userId'], answer.fields['userId'], known.session?.userId];
  return [...told, ...called].filter(each => each !== undefined);
}

/** The link tokens and the JWTs of others that an answer holds. */
function secretsOfOthers(seen: Seen): Difference[] {
  const { known, asked, told } = seen;
  const difference = (received: string) => [
    { subject: 'the answer', expected: 'no secret of another user', received },
  ];
  const isTold = (secret: string) => told.holds(secret) && !asked.holds(secret);
  const token = known.tokens.some(each => each.length >= shortestToken && isTold(each));
  const own = ownIds(seen);
  const isOfAnother = (sub: unknown) => sub !== undefined && !own.includes(sub);
  const jwt = known.jwts.some(each => isTold(each) && isOfAnother(claimsOf(each).sub));
  return [
    ...(token ? difference('a link token that the call did not name') : []),
    ...(jwt ? difference('a JWT of another user') : []),
  ];
}

const hasOthers = ({ known: { strangers, tokens, jwts } }: Seen) =>
  strangers.length + tokens.length + jwts.length > 0;

/** What an answer says beside the JWTs that it hands out, which are judged for themselves. */
function besideJwts({ answer, session: { sessionJwt, refreshJwt }, told }: Seen): Contents {
  const jwts = [sessionJwt, refreshJwt].filter(each => each);
  if (jwts.length === 0) return told;
  const hide = (text: string) => jwts.reduce((rest, jwt) => rest.replaceAll(jwt, ''), text);
  const headers = answer.headers.map(({ name, value }) => ({ name, value: hide(value) }));
  return contentsOf(new Received(answer.status, headers, hide(answer.text)));
}

const expected = 'an answer without anything of another user';

/** What JWTs say, without the custom claims that this session has asked for. */
function claimsTold({ session: { sessionJwt, refreshJwt } }: Seen): Contents {
  const all = [sessionJwt, refreshJwt].filter(each => each).map(claimsOf);
  return new Contents(JSON.stringify(all.map(each => [each, customClaimsOf(each)])));
}

/** Values of others, but for those that this session asked for itself. */
function unasked(seen: Seen): Stranger[] {
  const own = Object.values(seen.known.session?.customClaims ?? {});
  return seen.known.strangers.filter(({ value }) => !own.includes(value));
}

/** That nothing of one user stands where another reads it. */
export const othersRules: readonly Rule[] = [
  {
    requirement: 'privacy.sends-tell-of-nobody-else',
    since: '0.2.0',
    concerns: seen => accepted(sends)(seen) && seen.known.strangers.length > 0,
    judge: seen =>
      nothingIn(strangersIn('the answer', seen.told, seen.known.strangers, seen.asked), expected),
  },
  {
    requirement: 'privacy.sessions-tell-of-nobody-else',
    since: '0.2.0',
    concerns: seen => accepted(ofSessions)(seen) && hasOthers(seen),
    judge: seen =>
      nothingIn(
        [
          ...strangersIn('the answer', besideJwts(seen), unasked(seen), seen.asked),
          ...secretsOfOthers(seen),
        ],
        expected,
      ),
  },
  {
    requirement: 'privacy.jwts-tell-of-nobody-else',
    since: '0.2.0',
    concerns: seen =>
      accepted(['verify', 'refresh'])(seen) &&
      seen.session.sessionJwt + seen.session.refreshJwt !== '' &&
      seen.known.strangers.length > 0,
    judge: seen =>
      nothingIn(
        strangersIn('the claims of the JWTs', claimsTold(seen), unasked(seen), seen.asked),
        'JWTs without anything of another user',
      ),
  },
  {
    requirement: 'privacy.errors-tell-of-nobody-else',
    since: '0.2.0',
    concerns: seen => seen.status >= 400 && hasOthers(seen),
    judge: seen =>
      nothingIn(
        [
          ...strangersIn('the answer', seen.told, seen.known.strangers, seen.asked),
          ...secretsOfOthers(seen),
        ],
        'an error without anything of another user',
      ),
  },
];
