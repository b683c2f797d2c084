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

/** B registers with a number alone: by the own login ID, or by a user name to which an update adds the number. */
export const otherRegistered = (row: Row, cast: Cast): readonly Step[] =>
  row.other === 'added'
    ? [...registered('B_', 'B+2'), ...added(cast)]
    : registered(cast.other, cast.othersNumber);

/** B has the number that is A's later on, moves away from it, and ends the older of two sessions. */
export function registeredAndGone(row: Row, cast: Cast): readonly Step[] {
  const { other, number, othersNumber } = cast;
  const moved: readonly Step[] = [
    { do: 'update-phone', as: other, session: youngestOf('B'), phone: othersNumber },
    verified('B'),
  ];
  return [
    ...(row.other === 'added'
      ? [...registered('B_', number), ...added(cast)]
      : [...registered(other, number), ...moved]),
    { do: 'logout', session: { of: 'B', nth: 0 } },
  ];
}

const added = ({ other }: Cast): readonly Step[] => [
  { do: 'update-phone', as: 'B_', session: youngestOf('B'), phone: other, addToLoginIDs: true },
  verified('B'),
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
