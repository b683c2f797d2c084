import {
  constraints,
  dimensions,
  type Constraint,
  type Dimension,
  type Row,
} from './dimensions.ts';

/** Dimensions whose values are to meet; where a name stands twice, a meeting in any of these dimensions will do. */
export interface Group {
  name: string;
  of: readonly Dimension[];
}

/** The names of all dimensions. */
export const names = Object.keys(dimensions) as Dimension[];

/** Any two dimensions. */
export const pairs: readonly Group[] = names.flatMap((one, n) =>
  names.slice(n + 1).map(other => ({ name: `${one}, ${other}`, of: [one, other] })),
);

/** The few groups of three in which faults hide. */
export const triples: readonly Group[] = [
  { name: 'who, name, refused', of: ['who', 'name', 'early'] },
  { name: 'who, name, refused', of: ['who', 'name', 'late'] },
  { name: 'phone, link, project', of: ['phone', 'link', 'project'] },
];

/** The values of a dimension. */
export const valuesOf = (name: Dimension): readonly string[] => values[name]!;
const values: Record<string, readonly string[]> = Object.fromEntries(
  names.map(name => [name, Object.keys(dimensions[name])]),
);

/** The values that meet in a row, for each group whose dimensions are all decided, as text. */
export function meetings(groups: readonly Group[], row: Partial<Row>): string[] {
  return groups
    .filter(({ of }) => of.every(name => row[name] !== undefined))
    .map(({ name, of }) => `${name}: ${of.map(each => row[each]).join(', ')}`);
}

/** The values that meet in a feasible row, each with a row that holds no more than them. */
export function feasible(groups: readonly Group[]): Map<string, Partial<Row>> {
  const found = new Map<string, Partial<Row>>();
  for (const group of groups) {
    for (const row of product(group.of).filter(each => completed(each))) {
      for (const meeting of meetings([group], row)) found.set(meeting, row);
    }
  }
  return found;
}

/** The first feasible row with these values; the others are decided in an order, by the first value that does. */
export function completed(
  row: Partial<Row>,
  order: readonly Dimension[] = names,
  ranked: (name: Dimension, row: Partial<Row>) => readonly string[] = valuesOf,
): Row | undefined {
  if (!isOpen(row)) return undefined;
  const name = order.find(each => row[each] === undefined);
  if (!name) return Object.fromEntries(names.map(each => [each, row[each]])) as unknown as Row;
  for (const value of ranked(name, row)) {
    const whole = completed({ ...row, [name]: value }, order, ranked);
    if (whole) return whole;
  }
  return undefined;
}

/** The constraints that each dimension is in. */
const constraintsOf = new Map(
  names.map(name => [name, constraints.filter(({ of }) => of.includes(name))]),
);

/** Whether nothing excludes what is decided so far, and each dimension still has a value that nothing excludes. */
const isOpen = (row: Partial<Row>): boolean =>
  !isExcluded(row, constraints) &&
  names.every(name => {
    const concerned = constraintsOf.get(name)!;
    if (row[name] !== undefined || concerned.length === 0) return true;
    return valuesOf(name).some(value => !isExcluded({ ...row, [name]: value }, concerned));
  });

/** Whether nothing excludes a row. */
export const isFeasible = (row: Row): boolean => !isExcluded(row, constraints);

const isExcluded = (row: Partial<Row>, by: readonly Constraint[]): boolean =>
  by.some(({ of, excludes }) => of.every(name => row[name] !== undefined) && excludes(row as Row));

function product(of: readonly Dimension[]): Partial<Row>[] {
  return of.reduce<Partial<Row>[]>(
    (rows, name) => rows.flatMap(row => valuesOf(name).map(value => ({ ...row, [name]: value }))),
    [{}],
  );
}
