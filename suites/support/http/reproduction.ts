import { oneLine } from '../../../spec/sentence.ts';
import type { Connection } from '../../../targets/target.ts';
import type { Secret, Secrets } from '../findings/secrets.ts';
import { linkOf } from '../messages/link.ts';
import type { Answer } from './answer.ts';
import { curlOf } from './shown.ts';
import type { TokenOrigins } from './token-origins.ts';

/** So many calls a script repeats. */
const most = 12;
/** In characters: what is shorter is no token, and may stand in an answer by chance. */
const shortestSecret = 16;

interface Source {
  secrets: Secrets;
  origins: TokenOrigins;
  connection: Pick<Connection, 'inbox' | 'tlsInsecure'>;
}

/** A shell variable of a script: what it stands for, and the index of the call that needs it first. */
interface Variable {
  name: string;
  secret: Secret;
  neededBy: number;
}

/** Where the value of a variable is found: in words, the index of the call that brings it, and the command that reads it there. */
interface Origin {
  words: string;
  broughtBy?: number;
  command?: string;
}

/**
 * A script for a shell that repeats calls one after the other, with variables in place of the secrets: each is read where it
 * is found, or is to be filled in.
 */
export function reproductionOf(calls: readonly Answer[], source: Source): string {
  const variables = new Map<string, Variable>();
  const kept = keptOf(calls);
  const commands = calls.map((call, index) =>
    kept.has(index) ? commandOf(call, source, secret => nameIn(variables, secret, index)) : '',
  );
  const found = [...variables.values()].map(each => ({
    ...each,
    origin: originOf(each, calls, kept, source),
  }));
  const lines = commands.flatMap((command, index) => {
    const isRead = found.some(({ origin }) => origin.command?.includes(answerName(index)));
    const brought = found.filter(({ origin }) => origin.broughtBy === index);
    const needed = found.filter(
      ({ origin, neededBy }) => origin.broughtBy === undefined && neededBy === index,
    );
    if (!command) return [];
    return [
      ...needed.map(definition),
      ...(calls.length > 1 ? [`# ${titleOf(calls, index)}`] : []),
      isRead ? keeping(command, answerName(index)) : command,
      ...brought.map(definition),
    ];
  });
  const left = calls.length - kept.size;
  const said = `# Of ${calls.length} calls ${left} are left out: those that have least to do with the last one.`;
  return [...(left > 0 ? [said] : []), ...lines].join('\n');
}

/**
 * The calls that a script repeats, by their index: all where there is room for them, else those that lead to the last one:
 * they name the same users and numbers, or have brought what it shows.
 */
function keptOf(calls: readonly Answer[]): ReadonlySet<number> {
  if (calls.length <= most) return new Set(calls.keys());
  const last = calls.length - 1;
  const kept = new Set([last]);
  const sought = new Set(valuesOf(calls[last]!));
  for (let index = last - 1; index >= 0 && kept.size < most; index--) {
    const call = calls[index]!;
    const values = valuesOf(call);
    const leads =
      values.some(each => sought.has(each)) ||
      [...sought].some(each => each.length >= shortestSecret && call.everything.includes(each));
    if (!leads) continue;
    kept.add(index);
    for (const each of values) sought.add(each);
  }
  return kept;
}

/** Whom a call names, and what it shows: login IDs, numbers, tokens and JWTs. */
function valuesOf({ call: { headers, body } }: Answer): string[] {
  const [, ...credentials] = (headers['Authorization'] ?? headers['authorization'] ?? '').split(
    ':',
  );
  const { loginId, phone, token, user } = objectIn(body?.toString() ?? '');
  const named = [loginId, phone, token, (user as { phone?: unknown } | undefined)?.phone];
  return [...credentials, ...named].filter(
    (each): each is string => typeof each === 'string' && each !== '',
  );
}

function objectIn(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>;
  } catch {
    return {};
  }
}

function commandOf(
  { call, url }: Answer,
  { secrets, connection }: Source,
  nameOf: (secret: Secret) => string,
): string {
  const { method, headers, body } = call;
  const all = Object.entries(headers).map(([name, value]) => ({ name, value }));
  const flags = connection.tlsInsecure ? '-sSik' : '-sSi';
  return curlOf({ method, url, headers: all, body: body?.toString() }, secrets, { nameOf, flags });
}

/** The name of the variable for a secret; what the settings give bears their name. */
function nameIn(variables: Map<string, Variable>, secret: Secret, neededBy: number): string {
  if (/^(DESCOPE|PROXY|INBOX)_/.test(secret.name)) return secret.name;
  const known = variables.get(secret.form);
  if (known) return known.name;
  const alike = [...variables.values()].filter(each => each.secret.name === secret.name);
  const name = `${secret.name}_${alike.length + 1}`;
  variables.set(secret.form, { name, secret, neededBy });
  return name;
}

function originOf(
  variable: Variable,
  calls: readonly Answer[],
  kept: ReadonlySet<number>,
  source: Source,
): Origin {
  const { secret, neededBy } = variable;
  const origin =
    arrival(secret.value, calls.slice(0, neededBy), kept, source) ??
    handedOut(secret.value, calls.slice(0, neededBy), kept) ??
    ownMaking(calls[neededBy]);
  if (secret.form === secret.value) return origin;
  return { words: `${origin.words}, encoded as it is in the call` };
}

/** Of a token that has arrived in a message. */
function arrival(
  token: string,
  calls: readonly Answer[],
  kept: ReadonlySet<number>,
  { origins, connection: { inbox } }: Source,
): Origin | undefined {
  const at = origins.of(token);
  if (!at || inbox?.handedOut) return undefined;
  const sentBy = at.send ? calls.indexOf(at.send) : -1;
  const by = sentBy < 0 ? 'a call' : `call ${sentBy + 1}`;
  const words = `the token of the link that ${by} has sent to ${plain(at.phone)}`;
  if (!kept.has(sentBy)) return { words };
  const messages = inbox?.command?.(at.phone);
  const isPlain = encodeURIComponent(token) === token;
  const read = `grep -o '[?&]t=[^][:space:]"&<>\\]*' | tail -n 1 | cut -c 4-`;
  const command = messages && isPlain && `$(sleep 1; ${messages} | ${read})`;
  return { words, broughtBy: sentBy, ...(command && { command }) };
}

/** Of what the answer of a call holds: as a text in its JSON, as the token of a link there, or in a cookie. */
function handedOut(
  value: string,
  calls: readonly Answer[],
  kept: ReadonlySet<number>,
): Origin | undefined {
  const index = calls.findLastIndex(each => each.everything.includes(value));
  const call = calls[index];
  if (!call) return undefined;
  const [path, text] = pathsIn(call.json).find(
    ([, each]) => each === value || linkOf(each)?.token === value,
  ) ?? ['', ''];
  const what = path ? `${path.slice(1)} in the answer` : 'in a header of the answer';
  const words = `${what} of call ${index + 1}`;
  if (!kept.has(index)) return { words };
  const field = `printf %s "$${answerName(index)}" | jq -r ${path}`;
  const read = text === value ? field : `${field} | sed 's/.*[?&]t=//; s/[#&].*//'`;
  return { words, broughtBy: index, ...(path && { command: `$(${read})` }) };
}

/** The texts in a value with their paths, as jq writes them; what no plain path leads to is left out. */
function pathsIn(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return path ? [[path, value]] : [];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    /^[A-Za-z_]\w*$/.test(key) ? pathsIn(each, `${path}.${key}`) : [],
  );
}

const ownMaking = (call: Answer | undefined): Origin => ({
  words: `the check has made it itself${call?.entry ? `, for ${plain(call.entry)}` : ''}`,
});

function definition({ name, origin: { words, command } }: Variable & { origin: Origin }): string {
  return command
    ? `# ${name} is ${words}\n${name}=${command}`
    : `# ${name} is to be filled in: ${words}\n${name}='…'`;
}

const answerName = (index: number) => `ANSWER_${index + 1}`;

/** A command whose answer is kept, without its headers, and shown. */
function keeping(command: string, name: string): string {
  const withoutHeaders = command.replace(/\bcurl -sSi/, 'curl -sS');
  return `${name}=$(${withoutHeaders}); printf '%s\\n' "$${name}"`;
}

/** `2 of 3: verify, answered 200` */
function titleOf(calls: readonly Answer[], index: number): string {
  const { call, status, entry, sentAt } = calls[index]!;
  const before = calls[index - 1];
  const pause = before ? sentAt - before.sentAt - before.ms : 0;
  return [
    `${index + 1} of ${calls.length}: ${call.operation}`,
    ...(entry ? [`for ${plain(entry)}`] : []),
    ...(before && pause < 0 ? [`at the same time as call ${index}`] : []),
    ...(pause >= 2000 ? [`${Math.round(pause / 1000)} s after call ${index}`] : []),
    index === calls.length - 1
      ? 'its response is judged'
      : status > 0
        ? `answered ${status}`
        : 'not answered',
  ].join(', ');
}

/** A text as it may stand in a comment: an interactive shell may know no comments, and would wait for the other quote. */
const plain = (text: string) => oneLine(text).replace(/["'`\\$!();&|<>]/g, '');
