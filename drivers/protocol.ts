import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

/** The first line of a driver: which protocol it speaks, and for which SDK. */
export interface Hello {
  protocol: 1;
  sdk: string;
  version: string;
}

/** What a command is about, as a program would tell an SDK. */
export interface Args {
  loginId?: string;
  /** The new phone of an update. */
  phone?: string;
  redirectUrl?: string;
  user?: Partial<Record<UserDetail, string>>;
  options?: Options;
  refreshJwt?: string;
  token?: string;
  /** Of a verify: the session JWT is validated by the SDK's own means, too. */
  validate?: true;
}

/** The details of a user who signs up. */
export type UserDetail = 'name' | 'phone' | 'email' | 'givenName' | 'middleName' | 'familyName';

/** What a call may ask for beside the link. */
export interface Options {
  stepup?: boolean;
  customClaims?: Record<string, unknown>;
  templateOptions?: Record<string, string>;
  revokeOtherSessions?: boolean;
  addToLoginIDs?: boolean;
  onMergeUseExisting?: boolean;
}

/** The server that a command is for. */
export interface Config {
  baseUrl: string;
  projectId: string;
}

/** A line to a driver. */
export interface Command {
  id: string;
  op: string;
  config: Config;
  args: Args;
}

/** What a caller of the SDK was given. */
export type Value = Partial<
  Record<'maskedPhone' | 'sessionJwt' | 'refreshJwt' | 'user' | 'firstSeen', unknown>
>;

/** What a caller can read in the fields of the SDK's own error. */
export type ErrorFields = Partial<
  Record<'code' | 'description' | 'message' | 'status' | 'retryAfter', unknown>
>;

/** What came of a command: exactly one of the three. */
export type Answer =
  | { id: string; value: Value }
  | { id: string; error: ErrorFields }
  | { id: string; unsupported: string };

type Kind = 'hello' | 'answer';

const compiled = new Map<Kind, ValidateFunction>();

/** What is wrong with a line of a driver, read as JSON, as a verb that follows "the driver"; undefined where nothing is. */
export function problemOfLine(kind: Kind, message: unknown): string | undefined {
  if (message === undefined) return 'wrote a line on stdout that is no JSON';
  const validate = validator(kind);
  if (validate(message)) return undefined;
  const errors = validate.errors!;
  const inside = errors.find(each => each.instancePath !== ''); // of several forms, the one that was meant
  const { instancePath, message: said } = inside ?? errors[0]!;
  const what = kind === 'hello' ? 'began with a line' : 'answered with a line';
  return `${what} that is not as drivers/protocol.schema.json says: ${instancePath || 'it'} ${said}`;
}

/** A text as JSON; undefined where it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function validator(kind: Kind): ValidateFunction {
  const known = compiled.get(kind);
  if (known) return known;
  const path = new URL('protocol.schema.json', import.meta.url);
  const schema = JSON.parse(readFileSync(path, 'utf8')) as object;
  const ajv = new Ajv2020({ strict: true, strictRequired: false }).addSchema(schema);
  for (const each of ['hello', 'answer'] as const)
    compiled.set(each, ajv.compile({ $ref: `driver-protocol#/$defs/${each}` }));
  return compiled.get(kind)!;
}
