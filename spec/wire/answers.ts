import { operation, problems, problemsBySchema, type OperationId } from '../contract.ts';
import { holdsJwt } from './jwt.ts';
import { fieldsIn, handedOutBy, type Received } from './received.ts';
import { Contents, digitsOf, formsOf, unseenIn } from './texts.ts';

/** The five operations by their names. */
export const documented: Readonly<Record<string, OperationId>> = {
  'sign-up': 'signUp',
  'sign-in': 'signIn',
  'sign-up-or-in': 'signUpOrIn',
  'update-phone': 'updatePhone',
  verify: 'verify',
};

/** The operation of the contract that has a name; none for the others. */
export const operationNamed = (name: string): OperationId | undefined => documented[name];

const keysPath = /^\/(v[12]\/keys\/[^/]+|[^/]+\/\.well-known\/jwks\.json)$/;

/** The operation at a path, by its name: `keys` for the published keys, `other` for whatever is none of the five. */
export function operationNameAt(path: string): string {
  const [bare = ''] = path.split('?', 1);
  const found = Object.entries(documented).find(([, id]) => operation(id).path === bare);
  return found?.[0] ?? (keysPath.test(bare) ? 'keys' : 'other');
}

/** What is wrong with an answer by the OpenAPI document, in sentences that hold no secret. */
export function problemsOf(
  name: string,
  answer: Pick<Received, 'status' | 'json'> & { text?: string },
  quote?: (value: string) => string,
): string[] {
  const found = problemsByDocument(name, answer, quote);
  return found.length > 0 ? [...found, ...unseenIn(answer.text ?? '')] : [];
}

function problemsByDocument(
  name: string,
  { status, json }: Pick<Received, 'status' | 'json'>,
  quote?: (value: string) => string,
): string[] {
  if (name === 'me') return problemsBySchema('ResponseUser', json, quote);
  if (name === 'refresh') return problemsBySchema('JWTResponse', withUser(json), quote);
  const id = operationNamed(name);
  if (!id) throw new Error(`${name} is no operation of the contract`);
  return problems(id, status, json, quote);
}

/** The answer of a refresh, which need not show the user. */
const withUser = (json: unknown) =>
  typeof json === 'object' && json !== null && !Array.isArray(json) ? { user: {}, ...json } : json;

/** Whether an answer says that its body is JSON. */
export const isJson = (answer: Received): boolean =>
  /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(answer.header('content-type') ?? '');

/** Whether a masked phone shows neither the whole number nor more than all but so many of its digits. */
export function hidesDigits(maskedPhone: unknown, phone: string, hiddenDigits = 1): boolean {
  if (typeof maskedPhone !== 'string') return false;
  const [masked, whole] = [digitsOf(maskedPhone), digitsOf(phone)];
  return (
    !masked.includes(whole) && (hiddenDigits === 1 || masked.length <= whole.length - hiddenDigits)
  );
}

/** All that an answer says, in its body and its headers, plain and encoded. */
export function contentsOf(answer: Received): Contents {
  const { everything, json } = answer;
  const plain = json === undefined ? '' : JSON.stringify(json); // without escapes that nobody needs
  return new Contents(everything, ...(plain && !everything.includes(plain) ? [plain] : []));
}

/** Whether neither body nor cookies begin a session. */
export function holdsNoSession(answer: Received): boolean {
  const { sessionJwt, refreshJwt } = handedOutBy(answer);
  return !sessionJwt && !refreshJwt && !answer.cookie('DS') && !holdsJwt(answer.text);
}

/** Whether a text shows where in its code a program gave up. */
export const showsStackTrace = (text: string): boolean => stackTrace.test(text);

const stackTrace =
  /\bat [^\n"]+[:(][^\n"]*:\d+|Traceback \(most|File \\?"[^"]+", line \d+|goroutine \d+ \[|\.(?:[cm]?[jt]s|py|go|java|rb|php|cs)(?::|\()\d+/;

/** The fields that are missing or of another type than they are to have. */
export function wrongFields(fields: object, types: FieldTypes): string[] {
  return Object.entries(types)
    .filter(([name, type]) => !isOfType(fieldsIn(fields)[name], type))
    .map(([name]) => name);
}

/** Fields and the types that they are to have. */
export type FieldTypes = Readonly<Record<string, 'string' | 'number' | 'array'>>;

const isOfType = (value: unknown, type: FieldTypes[string]) =>
  type === 'array' ? Array.isArray(value) : typeof value === type;

/** A text with JWTs and tokens replaced, so that it may be cut and shown. */
export function withoutSecrets(text: string, tokens: readonly string[]): string {
  const found = tokens.flatMap(formsOf).filter(each => each.length > 5 && text.includes(each));
  return found
    .reduce((rest, each) => rest.replaceAll(each, '<link token>'), text)
    .replaceAll(/eyJ[\w-]*\.[\w-]+(?:\.[\w-]*)?/g, '<JWT>');
}
