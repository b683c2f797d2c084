import type { Cast } from './cast.ts';
import { merges, type Row } from './dimensions.ts';
import { youngestOf } from './people.ts';
import type { OptionKind, Step } from './script.ts';

/** A call that sends a link. */
export type Send = Extract<Step, { as: unknown }>;

const youngest = youngestOf('A');

/** The call that the row is about, without its options. */
export function act({ link, change }: Row, { called, number, other }: Cast): Send {
  const as = called;
  if (link === 'signUp') return { do: 'sign-up', as, phone: number, details: true };
  if (link === 'signIn') return { do: 'sign-in', as };
  if (link === 'signUpOrIn') return { do: 'sign-up-or-in', as };
  return {
    do: 'update-phone',
    as,
    session: youngest,
    phone: merges(change) ? other : 'A+3',
    ...(change !== 'move' && { addToLoginIDs: true }),
    ...(change === 'mergeExisting' && { onMergeUseExisting: true }),
  };
}

/** The links that A asks for: the one that the row is about, alone or in its place among two others, of which one has claims. */
export function sends(row: Row, cast: Cast): readonly Step[] {
  const asked = { ...act(row, cast), ...optionsOf(row) } as Send;
  const as = elseCalled(row, cast);
  const options = ['claims'] as const;
  const others: readonly Step[] =
    row.who === 'new'
      ? [{ ...act(row, cast), options }, act(row, cast)]
      : [
          { do: 'sign-in', as, options },
          { do: 'sign-up-or-in', as },
        ];
  if (row.position === 'one') return [asked];
  return others.toSpliced(placeOf(row), 0, asked);
}

/** How A is called for another link: by the other login ID where the link of the row ends all other sessions. */
const elseCalled = ({ who, options }: Row, { called }: Cast) =>
  who === 'added' && options === 'revoke' ? 'A+2' : called;

/** How many links A has asked for before the one that the row is about. */
export const placeOf = ({ position }: Row): number =>
  ({ one: 0, first: 0, middle: 1, last: 2 })[position];

/** The link of the row is verified, over another connection than it was asked for, and one more where there are three: before it, where it is the middle one. */
export function verifications(row: Row): readonly Step[] {
  const own: Step = {
    do: 'verify',
    link: { of: 'A', nth: placeOf(row) },
    ...(row.verified === 'race' ? { atOnce: 6 } : { apart: true }),
  };
  if (row.position === 'one') return [own];
  const another: Step = { do: 'verify', link: { of: 'A', nth: row.position === 'last' ? 0 : -1 } };
  return row.position === 'middle' ? [another, own] : [own, another];
}

function optionsOf({ options }: Row): object {
  if (options === 'none') return {};
  if (options === 'default') return { redirect: 'default' };
  const kinds: readonly OptionKind[] = options === 'message' ? ['template', 'locale'] : [options];
  return { options: kinds, ...(options === 'stepup' && { session: youngest }) };
}
