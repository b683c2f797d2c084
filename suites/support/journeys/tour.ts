import { castOf, needsOther, type Cast } from './cast.ts';
import { dimensions, type Row } from './dimensions.ts';
import {
  bystander,
  namesake,
  otherRegistered,
  registered,
  registeredAndGone,
  registrationOf,
  verified,
  youngestOf,
} from './people.ts';
import { refusal } from './refused.ts';
import { roleOf, type Script, type Step } from './script.ts';
import { sends, verifications } from './sends.ts';

/** The history of a row, its number counted from 1: all but its end, the probes. */
export function scriptOf(row: Row, number: number): Script {
  const cast = castOf(row);
  const isNew = row.who === 'new';
  const sharing = registered(cast.other, cast.number);
  const late = refusal(row, cast, 'late');
  const meanwhile = (when: 'before' | 'between') => [
    ...(row.project === when ? namesake(cast) : []),
    ...(row.bystander === when ? bystander : []),
  ];
  return {
    title: titleOf(row, number),
    row,
    steps: [
      ...(row.phone === 'former' ? registeredAndGone(row, cast) : []),
      ...(row.phone === 'shared' && isNew ? sharing : []),
      ...registrationOf(row, cast),
      ...(row.phone === 'shared' && !isNew ? sharing : []),
      ...(row.phone === 'alone' && needsOther(row) ? otherRegistered(row, cast) : []),
      ...meanwhile('before'),
      ...askedBefore(row, cast),
      ...refusal(row, cast, 'early'),
      ...(row.phone === 'shared' ? [{ do: 'sign-in', as: cast.other } as const] : []),
      ...sends(row, cast),
      ...(isNew ? [] : seen),
      ...meanwhile('between'),
      ...(isNew ? [] : late),
      ...verifications(row),
      ...(isNew ? late : []),
      ...after(row, cast),
    ],
  };
}

/** What was only asked for has changed nothing yet: the first session and the last one of A live as before. */
const seen: readonly Step[] = [
  { do: 'me', session: { of: 'A', nth: 0 } },
  { do: 'refresh', session: youngestOf('A') },
];

/** The histories of rows, in their order. */
export const scriptsOf = (rows: readonly Row[]): Script[] =>
  rows.map((row, n) => scriptOf(row, n + 1));

function askedBefore({ who, before }: Row, { called }: Cast): readonly Step[] {
  if (before === 'none') return [];
  const session = youngestOf('A');
  if (before === 'me') {
    return [
      { do: 'me', session },
      { do: 'refresh', session },
    ];
  }
  const signIn: Step = { do: 'sign-in', as: called };
  return who === 'new' ? [signIn] : [signIn, verified('A')];
}

function after(row: Row, { afterwards: as }: Cast): readonly Step[] {
  const session = youngestOf('A');
  const link = verified(roleOf(as));
  switch (row.after) {
    case 'signIn':
      return [{ do: 'sign-in', as }, link];
    case 'update':
      return [
        { do: 'update-phone', as, session, phone: isBack(row) ? 'A+' : 'A+4' },
        { do: 'me', session },
        link,
      ];
    case 'refresh':
      return [
        { do: 'refresh', session },
        { do: 'me', session },
      ];
    case 'logout':
      return [
        { do: 'logout', session },
        { do: 'sign-in', as },
      ];
  }
}

/** Whether A moves back to the first number, which nobody else has or had. */
const isBack = ({ who, phone }: Row): boolean => who === 'moved' && phone === 'alone';

/** `tour 07: registered by sign-up, named by an email address, shares the phone; merges; logs out` */
function titleOf(row: Row, number: number): string {
  const { who, name, phone, link, change } = dimensions;
  const user = [who[row.who], name[row.name], ...(row.phone === 'alone' ? [] : [phone[row.phone]])];
  const does = row.change === 'none' ? link[row.link] : change[row.change];
  const parts = [user.join(', '), does, dimensions.after[row.after]];
  return `tour ${String(number).padStart(2, '0')}: ${parts.join('; ')}`;
}
