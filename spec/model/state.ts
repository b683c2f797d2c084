import type { Command, Details, Options, Send } from '../command.ts';

/** What is not known for certain of somebody, since an answer that the documents leave open may have changed it. */
export type Doubt = 'login IDs' | 'phone' | 'details' | 'status';

/** An end user, as far as calls and answers have told. */
export interface Person {
  readonly id: number;
  readonly project: string;
  /** Pending until the first verify; gone when merged into somebody else. */
  readonly status: 'pending' | 'registered' | 'gone';
  readonly madeBy: 'sign-up' | 'sign-up-or-in';
  readonly loginIds: readonly string[];
  /** The login IDs that updates have added. */
  readonly added: readonly string[];
  readonly phone: string;
  /** The numbers that were the phone before. */
  readonly former: readonly string[];
  readonly details: Details;
  /** How many updates were verified. */
  readonly updates: number;
  readonly merged: boolean;
  /** As the first verify told it. */
  readonly userId?: string;
  readonly doubts: readonly Doubt[];
}

/** What an update asks for: it takes effect when the link is verified. */
export interface Change {
  readonly phone: string;
  readonly add: boolean;
  readonly useExisting: boolean;
  readonly failOnConflict: boolean;
  /** The refresh JWT with which it was asked for. */
  readonly refreshJwt: string;
}

/** A link that has arrived. */
export interface Link {
  readonly token: string;
  readonly sentBy: Send;
  readonly project: string;
  readonly person: number;
  /** The login ID that it was asked for by. */
  readonly loginId: string;
  readonly to: string;
  /** When it was asked for, in ms since 1970. */
  readonly at: number;
  /** When it was there. */
  readonly arrivedAt: number;
  readonly options: Options;
  /** Set where equal calls at the same time asked for others like it. */
  readonly amongEqual?: true;
  readonly change?: Change;
  readonly used: boolean;
  /** Set where it was refused in another project, which may have ended it. */
  readonly wasTriedElsewhere?: true;
  /** Why nobody can say whether it works, or whom it signs in. */
  readonly doubt?: string;
  /** What has happened since it was sent that may not end it, the last first. */
  readonly since: readonly Since[];
}

/** What may not end a link: a later send to the same person, and what was done by or to other links. */
export type Since = Send | 'sibling used' | 'others used' | 'update verified' | 'refused copies';

/** A session: what a verify begins. */
export interface Session {
  readonly id: number;
  readonly project: string;
  readonly person: number;
  /** Its refresh JWTs, the newest last. */
  readonly refreshJwts: readonly string[];
  readonly status: 'live' | 'ended' | 'open';
  readonly endedBy?: 'logout' | 'sign-in' | 'sign-up-or-in' | 'merge';
  readonly options: Options;
  /** What has happened since it began that may not end it, the last first. */
  readonly since: readonly SinceSession[];
}

/** What may not end a session. */
export type SinceSession =
  | 'renewed'
  | 'sibling began'
  | 'sibling logged out'
  | 'revoking asked for'
  | 'others revoked'
  | 'link tried again';

/** What holds for a whole target, as far as somebody has found out. */
export interface Facts {
  /** How long a link lives, in ms. */
  readonly linkLifetime?: number;
  /** Whether a verified update leaves the other sessions of the user alive. */
  readonly updateKeepsSessions?: boolean;
  /** The operations that accept a JWT which was never issued: whether a session has ended does not show by them. */
  readonly believing?: readonly string[];
  /** The projects: the one that is tested, and the second one where there is one. */
  readonly projects: readonly string[];
  /** Those that take the redirect URL as approved, and those that send a link where none is given. */
  readonly approving: readonly string[];
  readonly defaulting: readonly string[];
}

/** All that is known of a target's users, links and sessions. */
export interface State {
  readonly facts: Facts;
  readonly people: readonly Person[];
  readonly links: readonly Link[];
  readonly sessions: readonly Session[];
  /** Names of which nobody can say whose they are. */
  readonly doubtful: readonly string[];
  /** Names by which a call was refused, each with the requirement that it has made nobody. */
  readonly refused: Readonly<Record<string, string>>;
}

/** A target of which nothing was asked yet. */
export const newState = (facts: Facts): State => ({
  facts,
  people: [],
  links: [],
  sessions: [],
  doubtful: [],
  refused: {},
});

/** A login ID in a project, as one text. */
export const nameIn = (project: string, loginId: string) => `${project} ${loginId}`;

/** Whoever has a login ID in a project. */
export const ownerOf = ({ people }: State, project: string, loginId: string) =>
  people.find(
    each => each.project === project && each.status !== 'gone' && each.loginIds.includes(loginId),
  );

/** Whoever has a number as the phone in a project, whatever their login IDs. */
export const havingPhone = ({ people }: State, project: string, phone: string) =>
  people.filter(each => each.project === project && each.status !== 'gone' && each.phone === phone);

/** The person of an id. */
export const personOf = ({ people }: State, id: number) => people.find(each => each.id === id);

/** The link of a token. */
export const linkOf = ({ links }: State, token: string) => links.find(each => each.token === token);

/** The session of a refresh JWT. */
export const sessionOf = ({ sessions }: State, refreshJwt: string) =>
  sessions.find(each => each.refreshJwts.includes(refreshJwt));

/** Whom and what a call names: the owner of its login ID, its link, and its session, as far as they are known. */
export function namedBy(
  state: State,
  command: Command,
): { owner?: Person | undefined; link?: Link | undefined; session?: Session | undefined } {
  const jwt = 'refreshJwt' in command ? command.refreshJwt : undefined;
  return {
    owner: 'loginId' in command ? ownerOf(state, command.project, command.loginId) : undefined,
    link: command.operation === 'verify' ? linkOf(state, command.token) : undefined,
    session: jwt === undefined ? undefined : sessionOf(state, jwt),
  };
}

/** Whether somebody has asked for an update whose link is not used yet. */
export const isMoving = ({ links }: State, { id }: Person) =>
  links.some(each => each.change && !each.used && each.person === id);

/** Whether a login ID is a phone number. */
export const isNumber = (loginId: string) => /^\+?\d[\d\s().-]+$/.test(loginId);
