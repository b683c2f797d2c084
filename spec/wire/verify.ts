import { holdsNoSession, wrongFields, type FieldTypes } from './answers.ts';
import { looksLikeJwt } from './jwt.ts';
import { isAccepted, isRefused } from './received.ts';
import { nothingIn, type Rule, type Seen, type Verdict } from './rule.ts';
import { judgeDocument } from './sends.ts';
import { shown } from './texts.ts';

const accepted =
  (...operations: string[]) =>
  ({ operation, answer }: Seen) =>
    operations.includes(operation) && isAccepted(answer);

const refusedVerify = ({ operation, answer }: Seen) => operation === 'verify' && isRefused(answer);

const handsOut =
  (kind: 'session' | 'refresh') =>
  ({ session }: Seen): Verdict => ({
    holds: looksLikeJwt(kind === 'session' ? session.sessionJwt : session.refreshJwt),
    expected: `a ${kind} JWT`,
  });

/** What the mobile SDKs cannot do without. */
export const neededByMobileSdks: FieldTypes = {
  userId: 'string',
  loginIds: 'array',
  status: 'string',
  createdTime: 'number',
};

function judgeUser({ session: { user } }: Seen): Verdict {
  const differences = wrongFields(user, neededByMobileSdks).map(name => ({
    subject: `\`${name}\` of the user`,
    expected: `${neededByMobileSdks[name] === 'array' ? 'an' : 'a'} ${neededByMobileSdks[name]}`,
    received: shown(user[name]),
  }));
  return nothingIn(differences, `the fields ${Object.keys(neededByMobileSdks).join(', ')}`);
}

/** A user ID that is there, and that is the same as before where it is known. */
function judgeUserId(found: unknown, known: string | undefined): Verdict {
  const expected = known === undefined ? 'a user ID' : shown(known);
  const isThere = typeof found === 'string' && found !== '';
  const holds = isThere && (known === undefined || found === known);
  const received = shown(found);
  const difference = { subject: '`userId` of the user', expected, received };
  return { holds, expected, received, differences: holds ? [] : [difference] };
}

function judgeLogout({ answer: { json } }: Seen): Verdict {
  const kind = Object.prototype.toString.call(json); // null and arrays are objects by typeof
  return { holds: kind === '[object Object]', expected: 'a JSON object' };
}

/** What holds of the answers of verify, and of the operations that show the session that it begins. */
export const verifyRules: readonly Rule[] = [
  {
    requirement: 'verify.answers-as-documented',
    since: '0.1.0',
    concerns: accepted('verify'),
    judge: judgeDocument,
  },
  {
    requirement: 'verify.hands-out-session-jwt',
    since: '0.1.0',
    concerns: accepted('verify'),
    judge: handsOut('session'),
  },
  {
    requirement: 'verify.hands-out-refresh-jwt',
    since: '0.1.0',
    concerns: accepted('verify'),
    judge: handsOut('refresh'),
  },
  {
    requirement: 'verify.user-serves-mobile-sdks',
    since: '0.1.0',
    concerns: accepted('verify'),
    judge: judgeUser,
  },
  {
    requirement: 'verify.tells-user-id',
    since: '0.1.0',
    concerns: accepted('verify'),
    judge: ({ session, known }) => judgeUserId(session.user['userId'], known.session?.userId),
  },
  {
    requirement: 'verify.refusals-hand-out-nothing',
    since: '0.1.0',
    concerns: refusedVerify,
    judge: ({ answer }) => ({
      holds: holdsNoSession(answer),
      expected: 'an answer without any JWT',
    }),
  },
  {
    requirement: 'sessions.refresh-renews',
    since: '0.1.0',
    concerns: accepted('refresh'),
    judge: handsOut('session'),
  },
  {
    requirement: 'sessions.me-tells-the-user',
    since: '0.1.0',
    concerns: accepted('me'),
    judge: ({ answer, known }) => judgeUserId(answer.fields['userId'], known.session?.userId),
  },
  {
    requirement: 'sessions.me-answers-as-documented',
    since: '0.2.0',
    concerns: accepted('me'),
    judge: judgeDocument,
  },
  {
    requirement: 'sessions.refresh-answers-as-documented',
    since: '0.2.0',
    concerns: accepted('refresh'),
    judge: judgeDocument,
  },
  {
    requirement: 'sessions.logout-answers-json',
    since: '0.1.0',
    concerns: accepted('logout'),
    judge: judgeLogout,
  },
];
