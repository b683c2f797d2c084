import type { Name, Role, Step } from './script.ts';
import { linksIn, type Executed, type SentLink } from './trace.ts';

/** What a trace shows of a user in the first project: by which links, in the order in which they were verified. */
export interface TracedUser {
  name: Name;
  /** Every login ID. */
  names: readonly Name[];
  phone: Name;
  former: readonly Name[];
  /** How the user came to be known, or changed last. */
  by: 'signUp' | 'signUpOrIn' | 'moved' | 'added' | 'merged';
}

/** The user that a role has registered as; nothing, where no link of a registration was verified. */
export function userIn(trace: readonly Executed[], role: Role): TracedUser | undefined {
  return linksIn(trace, role)
    .filter(({ verified }) => verified !== undefined)
    .toSorted((a, b) => a.verified! - b.verified!)
    .reduce<TracedUser | undefined>((user, link) => after(user, link, trace), undefined);
}

/** What an update does with the number that it names. */
export function changeIn(step: SentLink['step'], before: readonly Executed[]) {
  if (step.do !== 'update-phone') return 'none';
  if (!step.addToLoginIDs) return 'move';
  if (!userIn(before, 'B')?.names.includes(step.phone) || step.as.startsWith('B')) return 'add';
  return step.onMergeUseExisting ? 'mergeExisting' : 'merge';
}

/** The number that a call gives to whoever is new. */
export const numberIn = (step: Step): Name | undefined =>
  step.do === 'sign-up' ? step.phone : step.do === 'sign-up-or-in' ? step.as : undefined;

function after(
  user: TracedUser | undefined,
  { step, sent }: SentLink,
  trace: readonly Executed[],
): TracedUser | undefined {
  if (!user) {
    const phone = numberIn(step);
    if (!phone) return undefined;
    const by = step.do === 'sign-up' ? 'signUp' : 'signUpOrIn';
    return { name: step.as, names: [step.as], phone, former: [], by };
  }
  if (step.do !== 'update-phone') return user;
  const change = changeIn(step, trace.slice(0, sent));
  const names = change === 'move' ? user.names : [...user.names, step.phone];
  const by = change === 'move' ? 'moved' : change === 'add' ? 'added' : 'merged';
  return { ...user, names, phone: step.phone, former: [...user.former, user.phone], by };
}
