import type { APIRequest } from '@playwright/test';
import type { Clock } from '../../../targets/clock.ts';
import { Pace } from '../../../targets/pace.ts';
import type { Run } from '../../../targets/run.ts';
import type { Connection, Target } from '../../../targets/target.ts';
import { Secrets } from '../findings/secrets.ts';
import { limitBodies } from '../http/body-limit.ts';
import { RequestContexts } from '../http/request-contexts.ts';
import { Numbers, type LookBack } from '../users/numbers.ts';
import { RunState } from './run-state.ts';

/** A target that was connected to, with what all its callers in this process share. */
export interface Context {
  target: Target;
  connection: Connection;
  runState: RunState;
  numbers: Numbers;
  secrets: Secrets;
  pace: Pace;
  /** What the suite waits on. */
  clock: Clock;
  requestContexts: RequestContexts;
  /** Whether the target has a supporting operation, as far as it was asked. */
  supported: Map<string, boolean>;
}

/** Connects to a target. */
export async function connectTo(
  target: Target,
  request: APIRequest,
  run: Run,
  clock: Clock,
): Promise<Context> {
  limitBodies();
  const connection = await target.connect();
  const runState = new RunState(run, target.name);
  const lookBack = lookBackOf(connection, runState);
  return {
    target,
    connection,
    runState,
    numbers: new Numbers(target.phoneNumbers, run.seed, runState, lookBack),
    secrets: secretsOf(connection),
    pace: new Pace(target.rateLimit, clock),
    clock,
    requestContexts: new RequestContexts(request, connection.tlsInsecure),
    supported: new Map(),
  };
}

function secretsOf({ managementKey, projectId, otherProjectId }: Connection): Secrets {
  const secrets = new Secrets();
  secrets.learn(managementKey, 'DESCOPE_MANAGEMENT_KEY');
  secrets.learn(projectId, 'DESCOPE_PROJECT_ID');
  secrets.learn(otherProjectId, 'DESCOPE_OTHER_PROJECT_ID');
  return secrets;
}

/** Where the inbox keeps messages of earlier runs, what they have left; an inbox that fails here fails the checks that need it. */
function lookBackOf({ inbox }: Connection, runState: RunState): LookBack {
  return async phone => {
    if (!inbox?.keepsMessages || runState.count('no message')) return [];
    return inbox.urls(phone).catch(() => []);
  };
}
