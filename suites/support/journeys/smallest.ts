import type { SmallestSituation } from '../../../spec/finding.ts';
import { isFeasible, names, valuesOf } from './combinations.ts';
import type { Dimension, Row } from './dimensions.ts';
import { inWords } from './where.ts';

/** What came of a row for a requirement that was judged there. */
export interface WalkedRow {
  row: Row;
  broke: boolean;
}

/** How many rows are walked beside the failing one at the most, and at the least where all is explained before. */
const most = 8;
const least = 5;

/** Where other rows do not point at one dimension more than at another: those in which faults hide most often come first. */
const suspects: readonly Dimension[] = [
  'phone',
  'link',
  'change',
  'other',
  'options',
  'before',
  'after',
  'verified',
  'who',
  'project',
  'position',
  'late',
  'name',
  'bystander',
  'near',
  'early',
  'spelling',
];

/**
 * The values of a failing row without which the requirement holds: up to eight more rows are walked, each changed in one
 * dimension, what other rows point at first. `walk` tells whether the requirement broke in a row, nothing where it was not
 * judged, and may say that there is no time left. Nothing comes of it where no value explains anything.
 */
export async function smallestOf(
  failing: Row,
  others: readonly WalkedRow[],
  walk: (row: Row) => Promise<boolean | 'not judged' | 'no time'>,
): Promise<SmallestSituation | undefined> {
  const known: WalkedRow[] = [{ row: failing, broke: true }, ...others];
  const needed: Dimension[] = [];
  const tried = new Set<Dimension>();
  let walked = 0;
  while (walked < most && !(walked >= least && explains(needed, failing, known))) {
    const next = nextChange(failing, known, needed, tried);
    if (!next) break;
    tried.add(next.dimension);
    const broke = await walk(next.row);
    if (broke === 'no time') break;
    if (broke === 'not judged') continue;
    walked += 1;
    known.push({ row: next.row, broke });
    if (!broke) needed.push(next.dimension);
  }
  if (needed.length === 0) return undefined;
  const dimensions = names.filter(each => needed.includes(each) && !isImplied(each, needed));
  return {
    values: dimensions.map(dimension => ({
      dimension,
      value: failing[dimension],
      words: inWords(failing, dimension),
    })),
    held: known.filter(({ broke }) => !broke).length,
    of: known.length,
  };
}

/** That the link is of an update says nothing more where the kind of the update is told. */
const isImplied = (dimension: Dimension, needed: readonly Dimension[]): boolean =>
  dimension === 'link' && needed.includes('change');

/** Whether the requirement broke wherever all these values met. */
const explains = (needed: readonly Dimension[], failing: Row, known: readonly WalkedRow[]) =>
  needed.length > 0 && !known.some(each => !each.broke && hasAll(needed, failing, each.row));

const hasAll = (of: readonly Dimension[], failing: Row, row: Row): boolean =>
  of.every(each => row[each] === failing[each]);

/** The dimension to be changed next, and the row with another value there. */
function nextChange(
  failing: Row,
  known: readonly WalkedRow[],
  needed: readonly Dimension[],
  tried: ReadonlySet<Dimension>,
): { dimension: Dimension; row: Row } | undefined {
  const broken = known.filter(({ broke }) => broke).map(({ row }) => row);
  const held = known.filter(({ broke }) => !broke).map(({ row }) => row);
  const puzzling = held.filter(row => hasAll(needed, failing, row));
  const weightOf = (dimension: Dimension) =>
    shareOf(puzzling, failing, dimension) - shareOf(broken, failing, dimension);
  const candidates = suspects
    .filter(each => !tried.has(each))
    .filter(each => each !== 'change' || failing.change !== 'none') // that says no more than the link
    .map(dimension => ({ dimension, row: changedIn(failing, dimension, held) }))
    .filter((each): each is { dimension: Dimension; row: Row } => each.row !== undefined)
    .map(each => ({ ...each, weight: weightOf(each.dimension) }));
  return candidates.toSorted((a, b) => b.weight - a.weight)[0];
}

/** In which part of some rows a dimension has another value: those where the requirement held lack what breaks it. */
const shareOf = (rows: readonly Row[], failing: Row, dimension: Dimension): number =>
  rows.filter(row => row[dimension] !== failing[dimension]).length / Math.max(1, rows.length);

/** The row with another value in a dimension, one that has held most often; what excludes each of them follows it. */
function changedIn(failing: Row, dimension: Dimension, held: readonly Row[]): Row | undefined {
  const often = (value: string) => held.filter(row => row[dimension] === value).length;
  const rows = valuesOf(dimension)
    .filter(each => each !== failing[dimension])
    .toSorted((a, b) => often(b) - often(a))
    .map(value => ({ ...failing, [dimension]: value }) as Row);
  return rows.find(isFeasible) ?? rows.flatMap(each => followed(each, dimension) ?? [])[0];
}

/** A link and what its update changes go together. */
function followed(changed: Row, dimension: Dimension): Row | undefined {
  const other = { link: 'change', change: 'link' }[dimension as string] as Dimension | undefined;
  if (!other) return undefined;
  return valuesOf(other)
    .map(value => ({ ...changed, [other]: value }) as Row)
    .find(isFeasible);
}
