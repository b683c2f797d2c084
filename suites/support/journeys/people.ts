import type { Cast } from './cast.ts';
import type { Row } from './dimensions.ts';
import { roleOf, type Name, type Actor, type SessionRef, type Step } from './script.ts';

/** The youngest session of somebody. */
export const youngestOf = (role: Actor): SessionRef => ({ of: role, nth: -1 });

/** The youngest link of somebody is verified. */
export const verified = (role: Actor): Step => ({ do: 'verify', link: { of: role, nth: -1 } });

/** Somebody registers by sign-up. */
export const registered = (as: Name, phone: Name): readonly Step[] => [
  { do: 'sign-up', as, phone },
  verified(roleOf(as)),
];

/** A comes to be known, in the way that the row asks for. */
export function registrationOf({ who }: Row, { name }: Cast): readonly Step[] {
  const signUp: Step = { do: 'sign-up', as: name, phone: 'A+', details: true };
  const change = {
    do: 'update-phone',
    as: name,
    session: youngestOf('A'),
    phone: 'A+2',
  } as const;
  switch (who) {
    case 'new':
      return [];
    case 'signUp':
      return [signUp, verified('A')];
    case 'signUpOrIn':
      return [{ do: 'sign-up-or-in', as: name }, verified('A')];
    case 'moved':
      return [signUp, verified('A'), change, verified('A')];
    case 'added':
      return [signUp, verified('A'), { ...change, addToLoginIDs: true }, verified('A')];
  }
}

/** B has the number that is A's later on, moves away from it, and ends the older of two sessions. */
export const registeredAndGone = ({ other, number, othersNumber }: Cast): readonly Step[] => [
  ...registered(other, number),
  { do: 'update-phone', as: other, session: youngestOf('B'), phone: othersNumber },
  verified('B'),
  { do: 'logout', session: { of: 'B', nth: 0 } },
];

/** Somebody with the name and the number of A registers in the second project. */
export const namesake = ({ called, number }: Cast): readonly Step[] => [
  { do: 'sign-up', as: called, phone: number, project: 'other' },
  { do: 'verify', link: { of: 'A', nth: -1, project: 'other' }, project: 'other' },
];

/** Somebody whose options are nobody else's. */
export const bystander: readonly Step[] = [
  { do: 'sign-up', as: 'Z@', phone: 'Z+', options: ['claims', 'template', 'locale'] },
  verified('Z'),
];
