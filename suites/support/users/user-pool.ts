import type { Answer } from '../http/answer.ts';
import type { Caller } from '../http/caller.ts';
import type { Links } from '../messages/new-links.ts';
import { People, type ExistingUser } from './users.ts';

/** From so many ms on it pays to make users beforehand. */
const slow = 250;
const size = 4;

/** Who makes a user beside the checks, with a record of calls of its own. */
export interface Aside {
  caller: Caller;
  people: People;
  links: Links;
}

interface Prepared {
  user: ExistingUser;
  answers: readonly Answer[];
}

/**
 * Existing users, each for one check. Where it takes long to make one, since the target or its messages are slow, the
 * next ones are made while a check runs: most of a run would pass in waiting for them.
 */
export class Reserve {
  private readonly aside: (() => Aside) | undefined;
  private readonly waiting: Promise<Prepared>[] = [];
  private isSlow = false;

  /** Makes no user beforehand where `aside` is undefined. */
  constructor(aside: (() => Aside) | undefined) {
    this.aside = aside;
  }

  /** A user for the current check, whose record then holds the calls that made the user. @throws as a set-up does */
  async take(caller: Caller, people: People, links: Links): Promise<ExistingUser> {
    const prepared = caller.insists ? undefined : this.waiting.shift();
    const start = performance.now();
    const user = prepared
      ? await handOver(await prepared, caller, links)
      : await people.existingUser(links);
    if (!prepared) this.isSlow = performance.now() - start > slow;
    if (this.isSlow) this.fill();
    return user;
  }

  /** Waits until nobody is being made any more. */
  async settle(): Promise<void> {
    await Promise.allSettled(this.waiting);
  }

  private fill(): void {
    while (this.aside && this.waiting.length < size) {
      const prepared = prepare(this.aside());
      prepared.catch(() => undefined); // told to the check that takes it
      this.waiting.push(prepared);
    }
  }
}

async function prepare({ caller, people, links }: Aside): Promise<Prepared> {
  const user = await people.existingUser(links);
  return { user, answers: caller.answers };
}

async function handOver({ user, answers }: Prepared, caller: Caller, links: Links) {
  caller.answers.push(...answers);
  await links.passOver(user.phone);
  return user;
}
