import type { ScriptedFault } from '../../../targets/scripted-faults.ts';
import type { Called } from './called.ts';
import type { Client } from './client.ts';
import { ada, calls, operationNames, signIn } from './people.ts';

/** A case that may take long, since a client may wait and call again. */
type Case = (client: Client) => Promise<Called>;

const callWith =
  (at: string, ...faults: ScriptedFault[]): Case =>
  async client => {
    const call = await calls[at]!(client);
    client.script(...faults.map(each => ({ at, ...each })));
    return call();
  };

const signInWith = (...faults: ScriptedFault[]) => callWith('sign-in', ...faults);

const page = '<html><head><title>Slow down</title></head><body>Too many requests</body></html>';
const tooMany = {
  errorCode: 'E130429',
  errorDescription: 'API rate limit exceeded',
  errorMessage: 'Too many requests',
};

/** How long the client is asked to wait, in s. */
export const delay = 3;

const retryAfter = { 'retry-after': String(delay) };

/** How long a server keeps silent before it answers after all, in ms: more than most clients wait by themselves. */
const silence = 11_000;

/** A server that does what it is asked, and says that it has failed. */
const failures = [500, 502, 503, 504];

/** What happens at every operation. */
const casesOf = (at: string): Record<string, Case> => ({
  ...Object.fromEntries(
    failures.map(status => [
      `${at} is done and answered ${status}`,
      callWith(at, { times: 1, late: true, status, body: page, mediaType: 'text/html' }),
    ]),
  ),
  [`${at} loses its connection`]: callWith(at, { times: 1, close: 'before' }),
  [`${at} meets a rate limit`]: callWith(at, { status: 429, headers: retryAfter, body: tooMany }),
  [`${at} is to pause`]: callWith(at, {
    times: 1,
    status: 503,
    headers: retryAfter,
    body: tooMany,
  }),
  [`${at} is to wait`]: callWith(at, { times: 1, status: 429, headers: retryAfter, body: tooMany }),
});

/** The names of the cases in which an operation is done, and the answer says otherwise. */
export const doneAndFailed = (at: string): WaitingCase[] =>
  failures.map(status => `${at} is done and answered ${status}`);

const cases: Readonly<Record<string, Case>> = {
  ...Object.assign({}, ...operationNames.map(casesOf)),
  'a rate limit of a proxy': signInWith({
    status: 429,
    headers: retryAfter,
    body: page,
    mediaType: 'text/html',
  }),
  'a rate limit until a date': client => {
    const until = new Date(Date.now() + delay * 1000).toUTCString();
    const limit = { status: 429, headers: { 'retry-after': until }, body: tooMany };
    return signInWith(limit)(client);
  },
  'a rate limit without a delay': signInWith({ status: 429, body: tooMany }),
  'a rate limit without a delay after one with it': async client => {
    await ada.signUp(client);
    const limit = { at: 'sign-in', status: 429, body: tooMany };
    client.script({ ...limit, times: 1, headers: { 'retry-after': '7' } }, limit); // longer than clients wait by themselves
    await signIn(client);
    return signIn(client);
  },
  'a call after a lost connection': async client => {
    await ada.signUp(client);
    client.script({ at: 'sign-in', times: 1, close: 'before' });
    await signIn(client);
    return signIn(client);
  },
  'a server that is gone': async client => {
    await client.close();
    return signIn(client);
  },
  'a server that is silent': signInWith({ delay: silence }),
  'a server that closes every connection': signInWith({ close: 'before' }),
  'a server that fails': signInWith({ status: 500, body: {} }),
  'a server that is down': signInWith({ status: 503, body: {} }),
  'a page of a proxy': signInWith({ status: 502, body: page, mediaType: 'text/html' }),
};

/** The name of a case. */
export type WaitingCase = string;

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
    for (const name of Object.keys(cases)) void this.of(name).catch(() => undefined);
  }

  of(name: WaitingCase): Promise<Waited> {
    const going = this.begun.get(name) ?? this.go(cases[name]!);
    this.begun.set(name, going);
    return going;
  }

  private async go(each: Case): Promise<Waited> {
    const client = await this.newClient();
    return { client, called: await each(client) };
  }
}
