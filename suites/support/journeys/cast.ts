import { isNamedByNumber, type Row } from './dimensions.ts';
import type { Name } from './script.ts';

/** The names and numbers of a history. */
export interface Cast {
  /** The name by which A registers. */
  name: Name;
  /** The name by which A is called later on. */
  called: Name;
  /** The number at which A is texted when the link is asked for. */
  number: Name;
  /** The name of B. */
  other: Name;
  /** The number of B, where it is B's alone. */
  othersNumber: Name;
  /** Who A is after the link: B, where A is merged into B. */
  afterwards: Name;
}

/** The names and numbers that a row asks for. */
export function castOf(row: Row): Cast {
  const hasTwo = row.who === 'moved' || row.who === 'added';
  const name = nameOf(row);
  const other = otherOf(row);
  const called = row.who === 'added' && row.name === 'phone' ? 'A+2' : name;
  return {
    name,
    called,
    number: hasTwo ? 'A+2' : 'A+',
    other,
    othersNumber: isNumber(other) ? other : 'B+',
    afterwards: row.change === 'mergeExisting' ? other : called,
  };
}

/** Whether the history needs another user, whoever has which number. */
export const needsOther = (row: Row): boolean => row.near === 'near' || isNamedByNumber(row);

function nameOf({ name, spelling }: Row): Name {
  if (name === 'phone') return 'A+';
  return `A${name === 'email' ? '@' : '_'}${spelling === 'plain' ? '' : spelling}`;
}

function otherOf(row: Row): Name {
  if (row.near === 'near')
    return `B${{ phone: '+', email: '@', userName: '_' }[row.name]}near` as Name;
  return isNamedByNumber(row) ? 'B+' : 'B@';
}

const isNumber = (name: Name): boolean => name.includes('+');
