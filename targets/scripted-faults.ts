import { Received } from '../spec/wire/received.ts';

/** What a scripted server does in place of its usual answer, as data. */
export interface ScriptedFault {
  /** The operation at which it happens, such as `verify`; at each of the five where it is missing. */
  at?: string;
  /** How often it happens; each time where it is missing. */
  times?: number;
  /** Whether what was asked is done first, and answered otherwise after that. */
  late?: boolean;
  status?: number;
  headers?: Readonly<Record<string, string>>;
  /** The body, as JSON where it is no text. */
  body?: string | object;
  /** Its content type; application/json where it is missing. */
  mediaType?: string;
  /** How long the answer takes, in ms. */
  delay?: number;
  /** Whether the connection is closed before the answer, or in the middle of it. */
  close?: 'before' | 'middle';
  /** Changes the fields of the usual answer. */
  edit?: (fields: Record<string, unknown>) => object;
  /** Hands the refresh JWT of the usual answer out in the DSR cookie alone, the second of two. */
  refreshInCookie?: true;
  /** Hands the JWTs of the usual answer out in cookies, too. */
  cookies?: true;
}

/** An answer as it goes over the wire. */
export interface ScriptedAnswer {
  status: number;
  headers: [name: string, value: string][];
  body: string;
}

/** An answer as rules read it. */
export const receivedFrom = ({ status, headers, body }: ScriptedAnswer): Received =>
  new Received(
    status,
    headers.map(([name, value]) => ({ name, value })),
    body,
  );

/** Whether the server behind does what it was asked, before a fault changes the answer. */
export const isDone = ({ late, edit, status }: ScriptedFault): boolean =>
  late === true || edit !== undefined || status === undefined;

/** What a fault makes of the usual answer. */
export function faulty(fault: ScriptedFault, usual: ScriptedAnswer): ScriptedAnswer {
  const { edit, status, headers = {}, body, mediaType = 'application/json' } = fault;
  if (fault.refreshInCookie) return withRefreshInCookie(usual);
  if (fault.cookies) return { ...usual, headers: [...usual.headers, ...cookiesOf(usual)] };
  const more = Object.entries(headers);
  if (edit) {
    const edited = JSON.stringify(edit(JSON.parse(usual.body) as Record<string, unknown>));
    return { ...usual, headers: [...usual.headers, ...more], body: edited };
  }
  if (status === undefined) return { ...usual, headers: [...usual.headers, ...more] };
  const text = typeof body === 'object' ? JSON.stringify(body) : (body ?? '');
  return { status, headers: [['content-type', mediaType], ...more], body: text };
}

function withRefreshInCookie(usual: ScriptedAnswer): ScriptedAnswer {
  const fields = JSON.parse(usual.body) as Record<string, unknown>;
  return {
    ...usual,
    headers: [...usual.headers, ...cookiesOf(usual)],
    body: JSON.stringify({ ...fields, refreshJwt: '' }),
  };
}

function cookiesOf({ body }: ScriptedAnswer): [string, string][] {
  const { sessionJwt, refreshJwt } = JSON.parse(body) as Record<string, unknown>;
  return Object.entries({ DS: sessionJwt, DSR: refreshJwt }).map(([name, value]) => [
    'set-cookie',
    `${name}=${String(value)}; Path=/; HttpOnly`,
  ]);
}
