import { test as base } from '@playwright/test';
import { Contents } from '../../../spec/wire/texts.ts';
import type { Address } from '../../../targets/scripted.ts';
import { judging } from '../findings/judging.ts';
import type { Judged, Trail } from '../findings/failure.ts';
import { record } from '../findings/record.ts';
import { obstruct } from '../findings/set-up.ts';
import { browserless } from '../http/browserless.ts';
import { notTested } from '../run/not-tested.ts';
import type { Called } from './called.ts';
import type { Client } from './client.ts';
import type { ClientRequest } from './request.ts';
import { ClientSession, type Tested } from './session.ts';
import type { Refusal } from './refusals.ts';
import { arrivedAmong, requireArrival, requireReply } from './set-up.ts';
import type { Waited, WaitingCase } from './waiting.ts';

export { covers } from '../../catalogue.ts';
export { expect } from './matchers.ts';
export {
  arrivedAmong,
  requireAccepted,
  requireAnyRequest,
  requireRefused,
  requireRequests,
  requireSuccess,
} from './set-up.ts';

interface Options {
  /** Who is tested. */
  sdk: Tested;
}

interface Fixtures {
  clientSession: ClientSession;
  /** All commands and requests of the check. */
  clientTrail: Trail & { clients: Client[] };
  /** Sets what is expected of the check, and keeps what happened where it did not pass. */
  judgement: void;
  /** Blocks a check whose server, which is ours, broke the contract. */
  serversAreSound: void;
  /** The client under test on a server of its own. */
  client: Client;
  /** Makes more of them: below a path, or on a server that nobody trusts. */
  clients: { at(address?: Address): Promise<Client> };
  /** What came of a call; skips where the SDK cannot do it. */
  settled: (called: Promise<Called>) => Promise<Called>;
  /** What came of a call; where the SDK cannot do it, the check goes on without. */
  attempted: (called: Promise<Called>) => Promise<Called>;
  /** The requests for keys that a client has made; skips where it has made none. */
  keyRequests: (client: Client) => ClientRequest[];
  /** How many of some secrets were printed, by the SDK or its driver. */
  printed: (secrets: readonly string[]) => number;
  /** A case that may take long, which was begun before. */
  waited: (name: WaitingCase) => Promise<Waited>;
  /** Several of them, but for those that the SDK cannot do; skips where it can do none. */
  waitedAll: (names: readonly WaitingCase[]) => Promise<(Waited & { name: WaitingCase })[]>;
  /** Each operation as it was refused in each way, but for those that the SDK cannot do; skips where it can do none. */
  refusals: () => Promise<Refusal[]>;
  /** The clients that are called again and again, after those of the check. */
  withJourney: (client: Client) => Promise<Client[]>;
}

/** What most checks ask for. */
export type Taken = Pick<Fixtures, 'client' | 'settled' | 'attempted' | 'withJourney' | 'refusals'>;

interface Worker {
  /** Opens a session with a driver once for all checks of a worker, and closes it when the next is asked for. */
  clientSessions: { with(tested: Tested): Promise<ClientSession> };
}

/** A check of a client asks for what it needs. */
export const test = base.extend(browserless).extend<Options & Fixtures, Worker>({
  sdk: [undefined as unknown as Tested, { option: true }],

  clientSessions: [
    async ({}, use) => {
      let current: ClientSession | undefined;
      const withTested = async (tested: Tested) => {
        if (current?.tested === tested) return current;
        const left = current;
        current = undefined;
        await left?.close();
        return (current = await ClientSession.open(tested));
      };
      await use({ with: withTested });
      await current?.close();
    },
    { scope: 'worker', box: 'self' },
  ],

  clientSession: [
    async ({ clientSessions, sdk }, use, testInfo) => {
      const session = await clientSessions.with(sdk);
      if (testInfo.retry === 0) session.beginWaiting(); // a second attempt is of one check
      await use(session);
    },
    { box: 'self' },
  ],

  clientTrail: [
    async ({ clientSession: { secrets } }, use) => {
      const clients: Client[] = [];
      const trail = { clients, secrets, answers: [] as Judged[] };
      Object.defineProperty(trail, 'answers', { get: () => clients.flatMap(each => each.trail) });
      await use(trail);
    },
    { box: 'self' },
  ],

  judgement: [
    async ({ clientSession: { tested }, clientTrail }, use, testInfo) =>
      judging({ ...tested, trail: clientTrail }, use, testInfo),
    { auto: true, box: 'self' },
  ],

  serversAreSound: [
    async ({ judgement, clientTrail }, use) => {
      await use(judgement); // which ends after this
      const [fault] = clientTrail.clients.flatMap(each => each.server.ourFaults);
      if (!fault) return;
      record().length = 0; // whatever was found rests on that
      obstruct(`an error of this suite: its own server ${fault}`);
    },
    { auto: true, box: 'self' },
  ],

  clients: [
    async ({ clientSession, clientTrail }, use) => {
      const made: Client[] = [];
      const at = async (address?: Address) => {
        const client = await clientSession.newClient(address);
        made.push(client);
        clientTrail.clients.push(client);
        return client;
      };
      await use({ at });
      await Promise.all(made.map(each => each.close()));
    },
    { box: 'self' },
  ],

  client: [async ({ clients }, use) => use(await clients.at()), { box: 'self' }],

  settled: [
    async ({ attempted }, use, testInfo) =>
      use(async asked => {
        const called = await attempted(asked);
        const { unsupported } = called;
        if (unsupported) notTested(testInfo, `the SDK cannot do it: ${unsupported}`, 'not offered');
        requireArrival(called);
        return called;
      }),
    { box: 'self' },
  ],

  attempted: [
    async ({}, use) =>
      use(async asked => {
        const called = await asked;
        requireReply(called);
        return called;
      }),
    { box: 'self' },
  ],

  keyRequests: [
    async ({}, use, testInfo) =>
      use(client => {
        const found = client.requestsOf('keys');
        if (found.length > 0) return found;
        return notTested(testInfo, 'the SDK fetches no keys', 'not offered');
      }),
    { box: 'self' },
  ],

  printed: [
    async ({ clientSession: { driver } }, use) =>
      use(secrets => {
        const contents = new Contents(driver.printed());
        return secrets.filter(each => contents.holds(each)).length;
      }),
    { box: 'self' },
  ],

  waited: [
    async ({ clientSession: { waiting }, clientTrail, settled }, use) =>
      use(async name => {
        const waited = await waiting.of(name);
        clientTrail.clients.push(waited.client);
        await settled(Promise.resolve(waited.called));
        return waited;
      }),
    { box: 'self' },
  ],

  waitedAll: [
    async ({ clientSession: { waiting }, clientTrail }, use) =>
      use(async names => {
        const all = names.map(async name => ({ name, ...(await waiting.of(name)) }));
        return arrivedOf(await Promise.all(all), clientTrail.clients);
      }),
    { box: 'self' },
  ],

  refusals: [
    async ({ clientSession, clientTrail }, use) =>
      use(async () => arrivedOf(await clientSession.refusals, clientTrail.clients)),
    { box: 'self' },
  ],

  withJourney: [
    async ({ clientSession, clientTrail }, use) =>
      use(async client => {
        const walked = await clientSession.journey;
        clientTrail.clients.push(...walked);
        walked.flatMap(each => each.calls).forEach(requireReply);
        return [client, ...walked];
      }),
    { box: 'self' },
  ],
});

/** Of calls that were made for all checks, those that arrived; their clients come into the trail of the check. */
function arrivedOf<T extends Waited>(all: readonly T[], trail: Client[]): T[] {
  trail.push(...new Set(all.map(each => each.client)));
  all.forEach(({ called }) => requireReply(called));
  const arrived = arrivedAmong(all.map(each => each.called));
  return all.filter(({ called }) => arrived.includes(called));
}
