import { withOwnRecord } from '../findings/record.ts';
import { passOn } from '../findings/set-up.ts';
import type { ApiCaller } from '../http/caller.ts';
import type { ExistingUser, ExistingUsers } from './existing-users.ts';

/** From so many ms on it pays to make users beforehand. */
const slow = 250;
const size = 4;

interface PooledUser {
  user: ExistingUser;
  caller: ApiCaller;
}

/**
 * Existing users, each for one check. Where it takes long to make one, since the target or its messages are slow, the
 * next ones are made while a check runs: most of a run would pass in waiting for them.
 */
export class UserPool {
  private readonly inBackground: (() => ExistingUsers) | undefined;
  private readonly pooled: Promise<PooledUser>[] = [];
  private isSlow = false;

  /** Makes no user beforehand where `inBackground`, which gives each a record of calls of its own, is undefined. */
  constructor(inBackground: (() => ExistingUsers) | undefined) {
    this.inBackground = inBackground;
  }

  /** A user for the current check, whose record then holds the calls that made the user. @throws as a set-up does */
  async take(existingUsers: ExistingUsers): Promise<ExistingUser> {
    const pooled = existingUsers.caller.isProbe ? undefined : this.pooled.shift();
    const start = performance.now();
    const user = pooled
      ? await adopted(await pooled.catch(passOn), existingUsers)
      : await existingUsers.create();
    if (!pooled) this.isSlow = performance.now() - start > slow;
    if (this.isSlow) this.fill();
    return user;
  }

  /** Waits until nobody is being made any more. */
  async settle(): Promise<void> {
    await Promise.allSettled(this.pooled);
  }

  private fill(): void {
    while (this.inBackground && this.pooled.length < size) {
      const { inBackground } = this;
      const made = withOwnRecord(() => createBy(inBackground()));
      made.catch(() => undefined); // the check that takes it fails by it
      this.pooled.push(made);
    }
  }
}

async function createBy(existingUsers: ExistingUsers): Promise<PooledUser> {
  return { user: await existingUsers.create(), caller: existingUsers.caller };
}

const adopted = ({ user, caller }: PooledUser, existingUsers: ExistingUsers) =>
  existingUsers.adopt(user, caller);
