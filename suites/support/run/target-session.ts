import type { APIRequest } from '@playwright/test';
import { systemClock, type Clock } from '../../../targets/clock.ts';
import type { Run } from '../../../targets/run.ts';
import type { Inbox, Target } from '../../../targets/target.ts';
import { obstruct } from '../findings/set-up.ts';
import { ApiCaller } from '../http/caller.ts';
import { MagicLink } from '../http/magic-link.ts';
import { NewLinks } from '../messages/new-links.ts';
import { SentLinks } from '../messages/sent-links.ts';
import { ExistingUsers } from '../users/existing-users.ts';
import { UserPool } from '../users/user-pool.ts';
import { EndUsers } from '../users/end-users.ts';
import { connectTo, type Context } from './context.ts';

/** A target as one worker deals with it: connected to once, then shared by the worker's checks. */
export interface TargetSession extends Context {
  caller: ApiCaller;
  magicLink: MagicLink;
  userPool: UserPool;
}

/** Begins to deal with a target. */
export async function openSession(
  target: Target,
  request: APIRequest,
  run: Run,
  clock: Clock = systemClock,
): Promise<TargetSession> {
  const context = await connectTo(target, request, run, clock);
  const caller = new ApiCaller(context);
  const magicLink = new MagicLink(caller);
  return { ...context, caller, magicLink, userPool: new UserPool(backgroundOf(context)) };
}

/** Lets go of a target. */
export async function closeSession(session: TargetSession): Promise<void> {
  const { connection, requestContexts, userPool } = session;
  await userPool.settle();
  await requestContexts.close();
  await connection.inbox?.close?.();
  await connection.close?.();
}

/** Makes existing users beside the checks, with a record of calls of their own, where messages can be read and no check moves the clock. */
function backgroundOf(context: Context): (() => ExistingUsers) | undefined {
  const { inbox, advanceClock, operations, fixed } = context.connection;
  const isFrugal = context.target.budget !== undefined || context.run.isSmoke;
  if (!inbox || advanceClock || fixed || isFrugal) return undefined;
  if (operations) return undefined; // a check that calls what is not declared ends
  return () => new ExistingUsers(newLinksOf(new ApiCaller(context), inbox));
}

/** Working links for what is not the subject of a check: it is blocked where the inbox cannot give them. */
export const newLinksOf = (caller: ApiCaller, inbox: Inbox): NewLinks =>
  new NewLinks(new EndUsers(new MagicLink(caller)), new SentLinks(inbox, caller), obstruct);
