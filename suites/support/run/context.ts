import type { APIRequest } from '@playwright/test';
import type { Clock } from '../../../targets/clock.ts';
import { Pace } from '../../../targets/pace.ts';
import type { Run } from '../../../targets/run.ts';
import {
  keptPreflight,
  noPreflight,
  type PreflightResult,
} from '../../../targets/preflight-result.ts';
import type { Connection, Inbox, Target } from '../../../targets/target.ts';
import { Secrets } from '../findings/secrets.ts';
import { limitBodies } from '../http/body-limit.ts';
import { ApiCaller } from '../http/caller.ts';
import { RequestContexts } from '../http/request-contexts.ts';
import { EarlierLinks } from '../messages/earlier-links.ts';
import { Numbers } from '../users/numbers.ts';
import { Registrations } from '../users/registrations.ts';
import { hasLinksOfOthers } from './run-mark.ts';
import { RunState } from './run-state.ts';

/** A target that was connected to, with what all its callers in this process share. */
export interface Context {
  target: Target;
  connection: Connection;
  /** What the preflight has found. */
  preflight: PreflightResult;
  run: Run;
  runState: RunState;
  numbers: Numbers;
  earlierLinks: EarlierLinks;
  secrets: Secrets;
  pace: Pace;
  /** What the suite waits on. */
  clock: Clock;
  requestContexts: RequestContexts;
  /** Whether the target has a supporting operation, as far as it was asked. */
  supported: Map<string, boolean>;
  /** The operations that have accepted a call of this worker. */
  accepted: Set<string>;
}

/** Connects to a target. */
export async function connectTo(
  target: Target,
  request: APIRequest,
  run: Run,
  clock: Clock,
): Promise<Context> {
  limitBodies();
  const connected = await target.connect();
  const runState = new RunState(run, target.name);
  const preflight = connected.isNew ? noPreflight() : keptPreflight();
  const connection = withOldestFirst(connected, preflight);
  const look = lookOf(connection, preflight);
  const looks = {
    hasLinks: async (phone: string) => {
      const urls = (await look?.(phone)) ?? [];
      context.earlierLinks.noteDealt(phone, urls);
      return hasLinksOfOthers(urls, run);
    },
    isRegistered: (phone: string) => registrations.isRegistered(phone),
    isRegisteredAnywhere: (phone: string) => registrations.isRegisteredAnywhere(phone),
  };
  const registrations = new Registrations(() => new ApiCaller(context));
  const { phoneNumbers } = target;
  const context: Context = {
    target,
    connection,
    preflight,
    run,
    runState,
    numbers: new Numbers(
      phoneNumbers,
      run.seed,
      runState,
      connection.isNew ? undefined : looks,
      target.budget || run.isSmoke ? 1 : undefined,
    ),
    earlierLinks: new EarlierLinks(phoneNumbers, run, look),
    secrets: secretsOf(connection),
    pace: new Pace(target.rateLimit, target.name, clock),
    clock,
    requestContexts: new RequestContexts(request, connection),
    supported: new Map(),
    accepted: new Set(),
  };
  return context;
}

/** A connection whose inbox gives the oldest message first, whichever way it shows them. */
function withOldestFirst(connection: Connection, preflight: PreflightResult): Connection {
  const { inbox } = connection;
  if (!inbox) return connection;
  const urls = async (phone: string) => {
    const all = await inbox.urls(phone);
    return preflight.inbox?.isNewestFirst ? all.toReversed() : all;
  };
  return { ...connection, inbox: Object.assign(Object.create(inbox) as Inbox, { urls }) };
}

function secretsOf(connection: Connection): Secrets {
  const { managementKey, projectId, otherProjectId, proxy, inbox, fixed } = connection;
  const secrets = new Secrets();
  secrets.learn(managementKey, 'DESCOPE_MANAGEMENT_KEY');
  secrets.learn(projectId, 'DESCOPE_PROJECT_ID');
  secrets.learn(otherProjectId, 'DESCOPE_OTHER_PROJECT_ID');
  secrets.learn(proxy?.password, 'PROXY_PASSWORD');
  secrets.learn(fixed?.refreshJwt, 'FIXED_REFRESH_JWT');
  for (const [name, value] of Object.entries(inbox?.secrets ?? {})) {
    secrets.learn(value, name);
    secrets.learn(value.replace(/^\S+ +/, ''), name); // what follows the scheme
  }
  return secrets;
}

/** How to look at the messages of earlier runs, where an inbox keeps them; one that fails here fails the checks that need it. */
function lookOf({ inbox, isNew }: Connection, preflight: PreflightResult) {
  if (isNew || !inbox?.keepsMessages) return undefined;
  return async (phone: string) =>
    preflight.inbox?.delivers === false ? [] : inbox.urls(phone).catch(() => []);
}
