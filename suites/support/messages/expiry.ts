import { setTimeout as wait } from 'node:timers/promises';
import type { Identity } from '../http/magic-link.ts';
import type { Site } from '../run/target-session.ts';
import type { People } from '../users/users.ts';
import type { Link } from './link.ts';
import type { Links } from './new-links.ts';

/** A lifetime in s that a run waits for; a longer one is not tested without a clock. */
const longestWait = 60;
const margin = 1;

/** A link with somebody it was made for. */
export interface Owned {
  link: Link;
  owner: Identity & { phone: string };
}

/** What a link was made by, of those that are wanted old. */
const kinds = ['signIn', 'updatePhone', 'signUp', 'signUpOrIn'] as const;

type Kind = (typeof kinds)[number];

/** A link that was made at the start of the run, to have grown old at its end. */
interface Armed extends Owned {
  madeAt: number;
}

/** Whether old links can be had on a target. */
export function canAge({ connection: { advanceClock, linkLifetime } }: Site): boolean {
  if (linkLifetime === undefined) return false;
  return advanceClock !== undefined || linkLifetime <= longestWait;
}

/** Lets links grow old: by the clock of the target where we have it, else by waiting for what the preflight has armed. */
export class Ageing {
  private readonly site: Site;
  private readonly people: People;
  private readonly links: Links;

  constructor(site: Site, people: People, links: Links) {
    this.site = site;
    this.people = people;
    this.links = links;
  }

  /** Makes the links that checks want old, at the start of a run whose target has a clock of its own. */
  async arm(): Promise<void> {
    if (!canAge(this.site) || this.site.connection.advanceClock) return;
    await Promise.allSettled(kinds.map(kind => this.armOne(kind)));
  }

  /** A link of a kind that has outlived its lifetime. */
  async outlived(kind: Kind): Promise<Owned> {
    const [line] = this.site.ledger.details(`armed ${kind}`);
    const armed = line ? (JSON.parse(line) as Armed) : undefined;
    const { link, owner, madeAt } = armed ?? { ...(await this.make(kind)), madeAt: Date.now() };
    this.site.caller.secrets.learn(link.token, 'LINK_TOKEN');
    this.site.caller.secrets.learn(owner.refreshJwt, 'REFRESH_JWT');
    await this.pass(this.lifetime + margin - (Date.now() - madeAt) / 1000);
    await this.links.passOver(owner.phone);
    return { link, owner };
  }

  /** A link that has lived most of its lifetime. */
  async aged(): Promise<Owned> {
    const owned = await this.make('signIn');
    await this.pass(this.lifetime * 0.75);
    return owned;
  }

  private get lifetime(): number {
    return this.site.connection.linkLifetime ?? 0;
  }

  private async armOne(kind: Kind): Promise<void> {
    const armed: Armed = { ...(await this.make(kind)), madeAt: Date.now() };
    this.site.ledger.add(`armed ${kind}`, JSON.stringify(armed));
  }

  private async make(kind: Kind): Promise<Owned> {
    if (kind === 'signUp') {
      const { person, link } = await this.links.signUpStranger(this.people);
      return { owner: { ...person, refreshJwt: '' }, link };
    }
    if (kind === 'signUpOrIn') {
      const person = await this.people.stranger();
      return { owner: { ...person, refreshJwt: '' }, link: await this.links.signUpOrIn(person) };
    }
    const { loginId, phone, refreshJwt } = await this.people.existingUser(this.links);
    const owner = { loginId, phone, refreshJwt };
    if (kind === 'signIn') return { owner, link: await this.links.signIn(owner) };
    const { link } = await this.links.updatePhone(this.people, owner);
    return { owner, link };
  }

  private async pass(seconds: number): Promise<void> {
    const { advanceClock } = this.site.connection;
    if (advanceClock) return advanceClock(seconds);
    if (seconds > 0) await wait(seconds * 1000);
  }
}
