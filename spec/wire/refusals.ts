import { isJson, operationNamed, problemsOf, showsStackTrace, withoutSecrets } from './answers.ts';
import { isRefused } from './received.ts';
import { nothingIn, type Rule, type Seen, type Verdict } from './rule.ts';

/** What is shorter is no credential, but a word that an error may well have. */
const shortestCredential = 16;

const refused = (seen: Seen) =>
  operationNamed(seen.operation) !== undefined &&
  seen.request.method === 'POST' &&
  isRefused(seen.answer);

const refusedBy = (operation: string) => (seen: Seen) =>
  seen.operation === operation && refused(seen);

function judgeShape({ operation, answer, known, request }: Seen): Verdict {
  const expected = 'a rejection as the OpenAPI document describes it';
  const secrets = [...known.tokens, ...credentialsIn(request)];
  const found = problemsOf(operation, answer, text => withoutSecrets(text, secrets));
  return nothingIn(
    found.map(received => ({ subject: 'the answer', expected, received })),
    expected,
  );
}

function judgeType({ answer }: Seen): Verdict {
  const expected = 'the content type application/json';
  const received = `the content type is ${answer.header('content-type') ?? 'missing'}`;
  const difference = { subject: 'the answer', expected, received };
  return nothingIn(isJson(answer) ? [] : [difference], expected);
}

/** The token and the JWTs that a request carries. */
function credentialsIn({ headers, body }: Seen['request']): string[] {
  const bearer = headers.find(({ name }) => name.toLowerCase() === 'authorization')?.value ?? '';
  const [, ...jwts] = bearer.split(':');
  const token = /"token"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(body ?? '')?.[1];
  return [...jwts, ...(token ? textsIn(token) : [])].filter(
    each => each.length >= shortestCredential,
  );
}

function textsIn(json: string): string[] {
  try {
    return [String(JSON.parse(json))];
  } catch {
    return [];
  }
}

const shapeRule = (operation: string, requirement: string): Rule => ({
  requirement,
  since: '0.1.0',
  concerns: refusedBy(operation),
  judge: judgeShape,
});

/** What holds of refusals. */
export const refusalRules: readonly Rule[] = [
  shapeRule('sign-up', 'errors.sign-up-shape'),
  shapeRule('sign-in', 'errors.sign-in-shape'),
  shapeRule('sign-up-or-in', 'errors.sign-up-or-in-shape'),
  shapeRule('update-phone', 'errors.update-phone-shape'),
  shapeRule('verify', 'errors.verify-shape'),
  {
    requirement: 'errors.are-json',
    since: '0.1.0',
    concerns: refused,
    judge: judgeType,
  },
  {
    requirement: 'errors.show-no-stack-trace',
    since: '0.1.0',
    concerns: ({ status }) => status >= 400,
    judge: ({ body }) => ({
      holds: !showsStackTrace(body),
      expected: 'a rejection without a stack trace',
    }),
  },
  {
    requirement: 'errors.echo-no-credential',
    since: '0.1.0',
    concerns: seen => isRefused(seen.answer) && credentialsIn(seen.request).length > 0,
    judge: ({ request, told }) => ({
      holds: !credentialsIn(request).some(each => told.holds(each)),
      expected: 'a rejection without the JWT or the token that was sent',
    }),
  },
];
