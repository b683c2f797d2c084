import type { Difference } from '../finding.ts';
import { fieldsIn, jsonIn } from './received.ts';
import { rulingOf, type Ruling, type Verdict, type WireExchange } from './rule.ts';

/** What a program asked a client to do. */
export interface AskedOfClient {
  /** As the catalogue names it: `sign-in`. */
  operation: string;
  args: AskedArgs;
}

/** What it said to the client. */
export interface AskedArgs {
  loginId?: string;
  phone?: string;
  redirectUrl?: string;
  user?: object;
  options?: object;
  refreshJwt?: string;
  token?: string;
}

/** What is known around an exchange of a client. */
export interface ClientKnown {
  project: string;
  /** The path of the base URL that the client was given, with the slash at its end where it has one. */
  basePath: string;
  /** Secrets that the client holds: JWTs, link tokens, and phones. */
  jwts: readonly string[];
  tokens: readonly string[];
  phones: readonly string[];
  /** What it was asked; missing where a client is only observed. */
  asked?: AskedOfClient;
}

/** An exchange as the rules about clients look at it. */
export interface ClientSeen extends WireExchange {
  known: ClientKnown;
  /** The path of the request with its query. */
  path: string;
  /** The fields of the request body, none where it is no JSON object. */
  sent: Record<string, unknown>;
  /** What stands behind `Bearer`. */
  bearer: string;
}

/** What holds of every request of a kind, as a requirement of clients says it. */
export interface ClientRule {
  requirement: string;
  since: string;
  /** Whether an exchange could break it. */
  concerns(seen: ClientSeen): boolean;
  judge(seen: ClientSeen): Verdict;
}

/** Reads an exchange once for all rules. */
export function lookAtClient(exchange: WireExchange, known: ClientKnown): ClientSeen {
  const { url, headers, body = '' } = exchange.request;
  const base = 'http://client';
  const parsed = URL.canParse(url, base) ? new URL(url, base) : undefined;
  const authorization = headers.find(each => each.name.toLowerCase() === 'authorization')?.value;
  return {
    ...exchange,
    known,
    path: parsed ? parsed.pathname + parsed.search : url,
    sent: fieldsIn(jsonIn(body)),
    bearer: /^bearer +(.*)$/i.exec(authorization ?? '')?.[1] ?? '',
  };
}

/** What the rules that an exchange could break say of it. */
export const rulingsBy = (rules: readonly ClientRule[], seen: ClientSeen): Ruling[] =>
  rules.filter(rule => rule.concerns(seen)).map(rule => rulingOf(rule, rule.judge(seen)));

/** The five operations. */
export const isOperation = ({ operation }: Pick<ClientSeen, 'operation'>): boolean =>
  operation !== 'keys' && operation !== 'other';

/** A verdict on one thing. */
export const verdictOn = (
  subject: string,
  holds: boolean,
  expected: string,
  received: string,
): Verdict => ({
  holds,
  expected,
  received,
  differences: holds ? [] : [{ subject, expected, received } satisfies Difference],
});
