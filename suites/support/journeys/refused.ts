import type { Cast } from './cast.ts';
import type { Row } from './dimensions.ts';
import { youngestOf } from './people.ts';
import { act, placeOf } from './sends.ts';
import type { Step } from './script.ts';

const youngest = youngestOf('A');

/** What is refused to A, before the link is sent or after it: each step for one cause. */
export function refusal(row: Row, cast: Cast, when: 'early' | 'late'): readonly Step[] {
  const isLate = when === 'late';
  const asked = isLate && row.who === 'new' ? signIn(cast) : act(row, cast);
  switch (row[when]) {
    case 'again':
      return [{ do: 'sign-up', as: cast.called, phone: 'C+' }];
    case 'unapproved':
      return [{ ...asked, redirect: 'unapproved' }];
    case 'credentials':
      return isLate
        ? [
            { ...asked, badBearer: 'unknown project' },
            { do: 'refresh', session: youngest, badBearer: 'session JWT' },
          ]
        : [
            { ...asked, badBearer: 'missing' },
            ...(row.who === 'new' ? [] : [me, { ...me, badBearer: 'forged' as const }]),
          ];
    case 'token':
      return [{ do: 'verify', link: isLate ? 'altered' : 'unknown' }];
    case 'conflict':
      return [conflict(cast)];
    case 'project':
      return [inSecondProject(row, cast, isLate)];
  }
}

/** The right JWT is shown before the forged one, which a cache may take for it. */
const me = { do: 'me', session: youngest } as const;

const signIn = ({ called }: Cast) => ({ do: 'sign-in', as: called }) as const;

const conflict = ({ called, other }: Cast): Step => ({
  do: 'update-phone',
  as: called,
  session: youngest,
  phone: other,
  addToLoginIDs: true,
  failOnConflict: true,
});

/** A name, a link or a session of A where nobody knows it. */
function inSecondProject(row: Row, cast: Cast, isLate: boolean): Step {
  if (row.who === 'new' && !isLate) return { ...signIn(cast), project: 'other' };
  if (row.who === 'new' || !isLate) return { do: 'me', session: youngest, project: 'other' };
  return { do: 'verify', link: { of: 'A', nth: placeOf(row) }, project: 'other' };
}
