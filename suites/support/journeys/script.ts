import type { BadBearer } from '../../../spec/command.ts';
import type { Row } from './dimensions.ts';

/** Somebody in a history: A, whom it is about; B, who is beside A; C, who is refused; Z, whose options are nobody else's. */
export type Actor = 'A' | 'B' | 'C' | 'Z';

/** Whose a call is: that of somebody in a script, or of one of many whom no script names. */
export type Role = Actor | `#${number}`;

/** How an e-mail address or a user name is spelt: 75 characters long, or with accents; plainly, where nothing is said. */
export type Spelling = 'long' | 'accented';

/**
 * A name of somebody: an e-mail address (`A@`), a number (`A+`, and others from `A+2` on), or a user name (`A_`), with its
 * spelling (`A@long`); `B@near` is close to the name of that kind that A has, `B+near` differs from `A+` in one digit.
 */
export type Name =
  `${Actor}${'@' | '_'}${'' | Spelling | 'near'}` | `${Actor}+${'' | number | 'near'}`;

/**
 * A link that somebody asked for: the first is 0, the last -1, among those that are unused unless said otherwise. It is of
 * the role that the call names by `as`, whoever has the number that it goes to.
 */
export interface LinkRef {
  of: Actor;
  nth: number;
  used?: true;
  /** Where it was asked for, whatever the project of the call. */
  project?: 'other';
}

/**
 * A session, counted likewise among those that live unless said otherwise. It is of the role whose link opened it, also
 * where a merge has made it a session of somebody else.
 */
export interface SessionRef {
  of: Actor;
  nth: number;
  ended?: true;
  /** Where it was opened, whatever the project of the call. */
  project?: 'other';
}

/** What a call to a send operation asks for besides the message; a value of its own is made for each. */
export type OptionKind = 'claims' | 'template' | 'locale' | 'stepup' | 'revoke';

interface Calling {
  /** The second project of the target; without one, the step is left out, and all others can be made. */
  project?: 'other';
  badBearer?: BadBearer;
}

interface Sending extends Calling {
  as: Name;
  redirect?: 'unapproved' | 'default';
  options?: readonly OptionKind[];
}

/** One step of a history, as data: who does what, with names in place of the values that each run makes anew. */
export type Step =
  | (Sending & { do: 'sign-up'; phone: Name; details?: true })
  | (Sending & { do: 'sign-in' | 'sign-up-or-in'; session?: SessionRef })
  | (Sending & {
      do: 'update-phone';
      session: SessionRef;
      phone: Name;
      addToLoginIDs?: true;
      onMergeUseExisting?: true;
      failOnConflict?: true;
    })
  | (Calling & {
      do: 'verify';
      link: LinkRef | 'unknown' | 'altered';
      atOnce?: number;
      /** Over another connection than the call before, which another process may serve. */
      apart?: true;
    })
  | (Calling & { do: 'refresh' | 'me' | 'logout'; session: SessionRef });

/** A history: what somebody reads of it, the row that it is of, if any, and its steps. */
export interface Script {
  title: string;
  row?: Row;
  steps: readonly Step[];
}

/** Whose name it is. */
export const roleOf = (name: Name) => name.charAt(0) as Actor;

/** Whose call a step is; nobody's where it is about a token of no link. */
export function roleIn(step: Step): Actor | undefined {
  if ('as' in step) return roleOf(step.as);
  if (step.do !== 'verify') return step.session.of;
  return typeof step.link === 'string' ? undefined : step.link.of;
}
