import type { ScriptedFault } from '../../../targets/scripted-faults.ts';
import type { Called } from './called.ts';
import type { Client } from './client.ts';
import { ada, signIn, verify } from './people.ts';

/** A case that may take long, since a client may wait and call again. */
type Case = (client: Client) => Promise<Called>;

const signInWith =
  (...faults: ScriptedFault[]): Case =>
  async client => {
    await ada.signUp(client);
    client.script(...faults.map(each => ({ at: 'sign-in', ...each })));
    return signIn(client);
  };

const page = '<html><head><title>Slow down</title></head><body>Too many requests</body></html>';
const tooMany = {
  errorCode: 'E130429',
  errorDescription: 'API rate limit exceeded',
  errorMessage: 'Too many requests',
};

/** How long the client is asked to wait, in s. */
export const delay = 3;

const retryAfter = { 'retry-after': String(delay) };

const cases = {
  'a rate limit': signInWith({ status: 429, headers: retryAfter, body: tooMany }),
  'a rate limit of a proxy': signInWith({
    status: 429,
    headers: retryAfter,
    body: page,
    mediaType: 'text/html',
  }),
  'a rate limit without a delay': signInWith({ status: 429, body: tooMany }),
  'a server that asks for a pause': signInWith({
    times: 1,
    status: 503,
    headers: retryAfter,
    body: tooMany,
  }),
  'a rate limit that asks for a pause': signInWith({
    times: 1,
    status: 429,
    headers: retryAfter,
    body: tooMany,
  }),
  'a send that fails when it is done': signInWith({
    times: 1,
    late: true,
    status: 503,
    body: page,
  }),
  'a verify that fails when it is done': async client => {
    client.script({ at: 'verify', times: 1, late: true, status: 503, body: page });
    return verify(client, await ada.token(client));
  },
  'a send that loses its connection': signInWith({ times: 1, close: 'before' }),
  'a verify that loses its connection': async client => {
    client.script({ at: 'verify', times: 1, close: 'before' });
    return verify(client, await ada.token(client));
  },
  'a server that is gone': async client => {
    await client.close();
    return signIn(client);
  },
  'a server that closes every connection': signInWith({ close: 'before' }),
  'a server that fails': signInWith({ status: 500, body: {} }),
  'a server that is down': signInWith({ status: 503, body: {} }),
  'a page of a proxy': signInWith({ status: 502, body: page, mediaType: 'text/html' }),
} as const satisfies Record<string, Case>;

export type WaitingCase = keyof typeof cases;

/** A case as it went. */
export interface Waited {
  client: Client;
  called: Called;
}

/** The cases that may take long, all of them at once. */
export class WaitingCases {
  private readonly begun = new Map<string, Promise<Waited>>();
  private readonly newClient: () => Promise<Client>;

  constructor(newClient: () => Promise<Client>) {
    this.newClient = newClient;
  }

  /** Begins them all, so that they wait at the same time; one that was not begun begins when it is asked for. */
  begin(): void {
    for (const name of Object.keys(cases) as WaitingCase[])
      void this.of(name).catch(() => undefined);
  }

  of(name: WaitingCase): Promise<Waited> {
    const going = this.begun.get(name) ?? this.go(cases[name]);
    this.begun.set(name, going);
    return going;
  }

  /** Closes their servers; a case that is still going is given up. */
  async close(): Promise<void> {
    const all = await Promise.allSettled(this.begun.values());
    const went = all.flatMap(each => (each.status === 'fulfilled' ? [each.value] : []));
    await Promise.all(went.map(({ client }) => client.close()));
  }

  private async go(each: Case): Promise<Waited> {
    const client = await this.newClient();
    return { client, called: await each(client) };
  }
}
