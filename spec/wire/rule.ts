import type { Difference, Header } from '../finding.ts';
import { contentsOf } from './answers.ts';
import { handedOutBy, Received, type HandedOut } from './received.ts';
import { Contents } from './texts.ts';

/** A call and its whole answer. */
export interface WireExchange {
  /** The operation as the catalogue names it: `verify`, `sign-in`. */
  operation: string;
  request: { method: string; url: string; headers: readonly Header[]; body?: string };
  status: number;
  headers: readonly Header[];
  body: string;
}

/** A value that belongs to somebody else, and what it is: "the name of B". */
export interface Stranger {
  value: string;
  whose: string;
}

/** What is known of the people and secrets around an exchange. */
export interface Known {
  /** The ID of the project that was called. */
  project: string;
  /** When the call was made, in ms since 1970. */
  at: number;
  /** The phone that an accepted send texts. */
  to?: string;
  /** Whether the login ID of the call is that phone. */
  namedByPhone: boolean;
  /** All link tokens so far, that of this very send among them. */
  tokens: readonly string[];
  /** The JWTs that were known before this answer. */
  jwts: readonly string[];
  /** Numbers, names, claim values and option values of others, each used once only in a run. */
  strangers: readonly Stranger[];
  /** The published keys, where the target offers them. */
  keys?: readonly object[];
  /** What an accepted verify or refresh is to say. */
  session?: {
    userId?: string;
    stepup: boolean;
    customClaims: Readonly<Record<string, string>>;
  };
}

/** What a rule says of one exchange, message or user. Where it holds, that is a witness: it could have been broken. */
export interface Ruling {
  requirement: string;
  holds: boolean;
  /** The release as of which the rule judges. */
  since: string;
  /** What was expected, as a noun; `received` is missing where the answer itself says it. */
  expected: string;
  received?: string;
  differences: Difference[];
}

/** Whether a rule holds, and what it asked for. */
export interface Verdict {
  holds: boolean;
  expected: string;
  received?: string;
  differences?: Difference[];
}

/** What holds of every answer of a kind, as a requirement says it. */
export interface Rule {
  requirement: string;
  since: string;
  /** Whether an exchange could break it. */
  concerns(seen: Seen): boolean;
  judge(seen: Seen): Verdict | Promise<Verdict>;
}

/** An exchange as rules look at it. */
export interface Seen extends WireExchange {
  known: Known;
  answer: Received;
  /** What the answer hands out. */
  session: HandedOut;
  /** All that the request says, the answer says. */
  asked: Contents;
  told: Contents;
}

/** Reads an exchange once for all rules. */
export function look(exchange: WireExchange, known: Known): Seen {
  const { request, status, headers, body } = exchange;
  const answer = new Received(status, headers, body);
  const values = request.headers.map(({ value }) => value);
  return {
    ...exchange,
    known,
    answer,
    session: handedOutBy(answer),
    asked: new Contents(decoded(request.url), request.body ?? '', ...values),
    told: contentsOf(answer),
  };
}

/** A URL with its escapes decoded, where they are right. */
function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

/** A ruling of a verdict. */
export const rulingOf = (
  { requirement, since }: Pick<Rule, 'requirement' | 'since'>,
  { differences = [], ...verdict }: Verdict,
): Ruling => ({ requirement, since, ...verdict, differences });

/** A verdict that holds where nothing differs. */
export const nothingIn = (differences: Difference[], expected: string): Verdict => ({
  holds: differences.length === 0,
  expected,
  differences,
});
