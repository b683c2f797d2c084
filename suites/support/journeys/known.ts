import type { Command } from '../../../spec/command.ts';
import {
  namedBy,
  ownerOf,
  personOf,
  type Link,
  type Person,
  type State,
} from '../../../spec/model.ts';
import type { Known, Stranger, WireExchange } from '../../../spec/wire.ts';
import type { Answer } from '../http/answer.ts';

/** An answer as the rules of the wire take it. */
export function exchangeOf({ call, url, status, headers, text }: Answer): WireExchange {
  const { operation, method, body } = call;
  const sent = Object.entries(call.headers).map(([name, value]) => ({ name, value }));
  return {
    operation,
    request: { method, url, headers: sent, ...(body !== undefined && { body: body.toString() }) },
    status,
    headers,
    body: text,
  };
}

/** What is known beside the state: where the message goes, its token, the keys, the link that is verified. */
export interface Beside {
  to?: string;
  token?: string;
  keys?: readonly object[];
  link?: Link;
  sessionJwts?: Iterable<string>;
  /** All values that the history has made. */
  values: readonly string[];
  /** Those of whoever the call is about. */
  own(person: Person): readonly string[];
}

/** What is known of the people and secrets around a call. */
export function knownOf(state: State, command: Command, beside: Beside): Known {
  const { to, token, keys, link, sessionJwts = [] } = beside;
  const people = involved(state, command);
  const { customClaims = {}, stepup = false } = link?.options ?? {};
  return {
    project: command.project,
    at: command.at,
    ...(to !== undefined && { to }),
    namedByPhone: 'loginId' in command && command.loginId === to,
    tokens: [...state.links.map(each => each.token), ...(token ? [token] : [])],
    jwts: [...state.sessions.flatMap(each => each.refreshJwts), ...sessionJwts],
    strangers: strangersTo(state, people, beside, command),
    ...(keys && { keys }),
    ...(link && { session: { stepup, customClaims } }),
  };
}

/** Whom a call is about, the first of them the one that is named or signed in. */
function involved(state: State, command: Command): Person[] {
  const { owner, link, session } = namedBy(state, command);
  const taken = link?.change && ownerOf(state, link.project, link.change.phone);
  const all = [
    owner,
    personOf(state, link?.person ?? -1),
    personOf(state, session?.person ?? -1),
    taken,
  ];
  return [...new Set(all.filter(each => each !== undefined))];
}

/** The values of this history that belong to nobody whom a call is about; none where somebody was merged, or is in doubt. */
function strangersTo(
  state: State,
  people: readonly Person[],
  { values, own: ownOf }: Pick<Beside, 'values' | 'own'>,
  command: Command,
): Stranger[] {
  if (people.length === 0 && !('loginId' in command)) return [];
  if (people.some(each => each.merged || each.status === 'gone' || each.doubts.length > 0))
    return [];
  const ids = new Set(people.map(each => each.id));
  const links = state.links.filter(each => ids.has(each.person));
  const own = new Set([
    ...people.flatMap(each => [
      ...ownOf(each),
      ...each.loginIds,
      each.phone,
      ...each.former,
      ...Object.values(each.details),
    ]),
    ...links.map(each => each.to),
    ...('loginId' in command ? [command.loginId] : []),
    ...('phone' in command ? [command.phone] : []),
  ]);
  const claims = state.links
    .filter(each => !ids.has(each.person))
    .flatMap(({ options: { customClaims = {}, templateOptions = {} } }) => [
      ...Object.values(customClaims),
      ...Object.values(templateOptions),
    ]);
  return [
    ...values
      .filter(each => !own.has(each))
      .map(value => ({ value, whose: 'a value of another user' })),
    ...claims.map(value => ({ value, whose: 'an option of another call' })),
  ];
}
