import { idsOf } from './causes.ts';
import type { Cause, Entry, Report } from './report.ts';
import type { Row } from './rows.ts';
import { count } from './text.ts';
import { rowsOf } from './words.ts';

/** A cause as reports tell it: one requirement whole, and the ids of all others. */
export interface CauseItem extends Cause {
  /** Its place among the causes, from 1. */
  number: number;
  of: number;
  /** The requirement that is told whole: one that it breaks, or else the first that it holds up. */
  entry: Entry;
  rows: Row[];
  /** The others that it breaks, and all that it holds up but that one. */
  others: Entry[];
  heldUp: string[];
}

/** The causes of a report, what to fix first first. */
export function causeItems({ causes = [], requirements }: Report): CauseItem[] {
  return causes.map((cause, n) => {
    const { breaks, blocks } = cause;
    const [shown] = idsOf(cause);
    const entry = requirements.find(each => each.id === shown)!;
    const isOne = breaks.length > 0 || blocks.length === 1;
    const isTold = ({ label }: Row) => label !== 'cause' && (isOne || label !== 'run only this');
    return {
      ...cause,
      number: n + 1,
      of: causes.length,
      entry,
      rows: [...rowsOf(entry).filter(isTold), ...runAll(cause)],
      others: requirements
        .filter(({ id }) => id !== shown && breaks.includes(id))
        .toSorted((one, other) => one.level.localeCompare(other.level)), // MUST first
      heldUp: blocks.filter(id => id !== shown),
    };
  });
}

/** The command that runs all that a cause breaks, where that is more than one requirement. */
const runAll = ({ breaks, rerun }: Cause): Row[] =>
  breaks.length > 1 && rerun ? [{ label: 'run all of it', text: rerun }] : [];

/** The place of a cause: `cause 1 of 14, fix this first`. */
export const placeOf = ({ number, of }: CauseItem): string =>
  `cause ${number} of ${of}${number === 1 && of > 1 ? ', fix this first' : ''}`;

/** A cause in a line: `MUST update-phone accepts what must be rejected: …: breaks 11 requirements`. */
export const inShort = (item: CauseItem): string =>
  `${item.level} ${item.title}: ${extentOf(item)}`;

/** How many requirements a cause breaks, and how many it holds up: `breaks 11 requirements, holds up 3`. */
export function extentOf({ breaks, blocks, entry }: CauseItem): string {
  const some = count(breaks.length, 'requirement');
  const broken = entry.verdict === 'stale' ? some : `breaks ${some}`;
  if (breaks.length === 0) return `holds up ${count(blocks.length, 'requirement')}`;
  return blocks.length > 0 ? `${broken}, holds up ${blocks.length}` : broken;
}
