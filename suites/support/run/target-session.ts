import type { APIRequest } from '@playwright/test';
import type { Run } from '../../../targets/run.ts';
import type { Connection, Target } from '../../../targets/target.ts';
import { Caller, equip } from '../http/caller.ts';
import { MagicLink } from '../http/magic-link.ts';
import { Inbox } from '../messages/messages.ts';
import { Links } from '../messages/new-links.ts';
import { Numbers, type LookBack } from '../users/numbers.ts';
import { Reserve, type Aside } from '../users/user-pool.ts';
import { People } from '../users/users.ts';
import { Ledger } from './run-state.ts';

/** A target as one worker deals with it: connected once, then shared by the worker's checks. */
export interface Site {
  target: Target;
  connection: Connection;
  ledger: Ledger;
  caller: Caller;
  magicLink: MagicLink;
  numbers: Numbers;
  reserve: Reserve;
  /** Whether a companion operation is there, as far as it was asked. */
  offers: Map<string, boolean>;
}

/** Reaches a target. */
export async function reach(target: Target, request: APIRequest, run: Run): Promise<Site> {
  const connection = await target.connect();
  const ledger = new Ledger(run, target.name);
  const equipment = equip(request, target, connection, ledger);
  const caller = new Caller(equipment);
  const numbers = new Numbers(target.phoneNumbers, run.seed, ledger, lookBack(connection, ledger));
  const { inbox: source, advanceClock } = connection;
  const aside = (): Aside => {
    const own = new Caller(equipment);
    const magicLink = new MagicLink(own);
    const inbox = new Inbox(source!, { target, caller: own, ledger, numbers });
    const links = new Links(magicLink, inbox, source!, unavailable);
    return { caller: own, people: new People(numbers, magicLink), links };
  };
  return {
    target,
    connection,
    ledger,
    caller,
    magicLink: new MagicLink(caller),
    numbers,
    reserve: new Reserve(source && !advanceClock ? aside : undefined),
    offers: new Map(),
  };
}

function unavailable(why: string): never {
  throw new Error(`setup: ${why}`);
}

/** Where the inbox keeps messages of earlier runs, what they have left; an inbox that fails here fails the checks that need it. */
function lookBack({ inbox }: Connection, ledger: Ledger): LookBack {
  return async phone => {
    if (!inbox?.keepsMessages || ledger.count('no message')) return [];
    return inbox.urls(phone).catch(() => []);
  };
}

/** Lets go of a target. */
export async function leave({ caller, connection, reserve }: Site): Promise<void> {
  await reserve.settle();
  await caller.close();
  await connection.inbox?.close?.();
  await connection.close?.();
}
