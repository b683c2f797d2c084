import {
  completed,
  feasible,
  meetings,
  names,
  pairs,
  triples,
  valuesOf,
  type Group,
} from './combinations.ts';
import type { Dimension, Row } from './dimensions.ts';
import { usual } from './rows.ts';

const seed = 3007;
const tries = 40;

/**
 * Rows in which every feasible pair of values meets, and every feasible triple of the groups: the earlier rows, with values
 * for what dimensions they lack, and as many more as it takes. Each is the best of many, chosen greedily (AETG).
 */
export function grown(earlier: readonly Partial<Row>[]): Row[] {
  const open = { pairs: feasible(pairs), triples: feasible(triples) };
  const rows: Row[] = [];
  const add = (row: Row | undefined) => {
    if (!row) return;
    rows.push(row);
    for (const each of meetings(pairs, row)) open.pairs.delete(each);
    for (const each of meetings(triples, row)) open.triples.delete(each);
  };
  for (const row of earlier) add(best(row, open, rows.length));
  while (open.pairs.size + open.triples.size > 0) add(best({}, open, rows.length));
  return rows;
}

type Open = Record<'pairs' | 'triples', ReadonlyMap<string, Partial<Row>>>;

/** The row with these values in which most of what is open meets; nothing, where no row may have these values. */
function best(values: Partial<Row>, open: Open, n: number): Row | undefined {
  if (names.every(name => values[name] !== undefined)) return completed(values);
  const random = generator(seed + n);
  // A default run walks the first rows alone: they are chosen for pairs.
  const wanted = n < usual ? { ...open, triples: new Map() } : open;
  const starts = [...wanted.pairs.values(), ...wanted.triples.values()];
  const candidates = Array.from({ length: tries }, () => {
    const start = starts[Math.floor(random() * starts.length)];
    const ranked = byGain(wanted, random);
    const order = shuffled(names, random);
    return completed({ ...start, ...values }, order, ranked) ?? completed(values, order, ranked);
  });
  return candidates
    .filter(row => row !== undefined)
    .map(row => ({ row, gain: gain(wanted, row) }))
    .reduce<{ row?: Row; gain: number }>((a, b) => (b.gain > a.gain ? b : a), { gain: -1 }).row;
}

const gain = (open: Open, row: Partial<Row>, of?: Dimension): number =>
  among(open.pairs, pairs, row, of) + 2 * among(open.triples, triples, row, of);

/** How many different open meetings a row has, with the values of one dimension where it is given. */
function among(open: Open['pairs'], groups: readonly Group[], row: Partial<Row>, of?: Dimension) {
  if (open.size === 0) return 0;
  const concerned = of ? groupsOf(groups, of) : groups;
  return new Set(meetings(concerned, row).filter(each => open.has(each))).size;
}

const groupsOf = (groups: readonly Group[], of: Dimension) =>
  groups.filter(group => group.of.includes(of));

function byGain(open: Open, random: () => number) {
  return (name: Dimension, row: Partial<Row>) =>
    shuffled(valuesOf(name), random)
      .map(value => ({ value, gain: gain(open, { ...row, [name]: value }, name) }))
      .sort((a, b) => b.gain - a.gain)
      .map(({ value }) => value);
}

function shuffled<T>(all: readonly T[], random: () => number): T[] {
  return all
    .map(each => ({ each, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ each }) => each);
}

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
function generator(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
