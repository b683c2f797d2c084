import { groupBy } from './group-by.ts';
import type { Mark } from './mark.ts';
import { findingsToTell } from './words.ts';

/** Requirements that share a cause. */
export interface Cluster {
  marks: Mark[];
  /** Whether they share an outcome; else something differs in what came. */
  isOfOutcome: boolean;
}

/**
 * Puts marks into clusters, each into one. Outcomes of a kind are shared by a part of the catalogue or by an operation,
 * whichever explains the most; values are shared by what differs, or by the theme, but for one that holds up several others.
 * What histories alone have found and is left is shared by situations.
 */
export function clustersOf(
  marks: readonly Mark[],
  holdsUpSeveral: (id: string) => boolean,
): Cluster[] {
  const isAlone = ({ entry }: Mark) => holdsUpSeveral(entry.id);
  const hasOutcome = (each: Mark) => each.kind !== undefined || each.entry.verdict === 'blocked';
  const outcomes = cover(marks.filter(hasOutcome), axesOfOutcome);
  const bySubject = cover(
    marks.filter(each => !hasOutcome(each)),
    each => [each.subject ?? each.entry.id],
  );
  const shared = bySubject.filter(isShared);
  const rest = bySubject.filter(each => !isShared(each)).flat();
  const byTheme = cover(rest, each => (isAlone(each) ? [each.entry.id] : axesOfValue(each)));
  const isLeft = ([mark, ...others]: Mark[]) =>
    others.length === 0 && mark!.situations.length > 0 && !isAlone(mark!);
  const all = [
    ...outcomes.map(each => ({ marks: each, isOfOutcome: true })),
    ...[...shared, ...byTheme].map(each => ({ marks: each, isOfOutcome: false })),
  ];
  const left = all.filter(each => isLeft(each.marks)).flatMap(each => each.marks);
  const bySituation = linked(left);
  return absorbed(
    [
      ...all.filter(each => !isLeft(each.marks)),
      ...bySituation.map(each => ({ marks: each, isOfOutcome: false })),
    ],
    isAlone,
  );
}

const isShared = (marks: readonly Mark[]) => marks.length > 1;

/** By what an outcome may be shared, the better explanation first. */
function axesOfOutcome({ entry, kind, status, operation, group, name }: Mark): string[] {
  if (entry.verdict === 'blocked' && !kind)
    return [findingsToTell(entry)[0]?.blockedBy ?? entry.reason ?? ''];
  if (kind === 'no message' || kind === 'stale') return [kind];
  const outcome = `${kind} ${kind === 'refused' ? status : ''}`;
  const byOperation = `${outcome} by ${operation}`;
  if (entry.verdict === 'blocked') return [byOperation]; // what it is about was never judged
  return [`${outcome} in ${group}`, `${outcome} in any ${name}`, byOperation];
}

const axesOfValue = ({ theme, name, subject }: Mark): string[] => [
  theme,
  ...(subject === undefined ? [`any ${name}`] : []),
];

/** Covers marks with as few axes as a greedy choice finds: the largest first. */
function cover(marks: readonly Mark[], axesOf: (mark: Mark) => string[]): Mark[][] {
  const clusters: Mark[][] = [];
  let left = marks;
  while (left.length > 0) {
    const pairs = left.flatMap(mark => axesOf(mark).map((axis, n) => ({ mark, axis, n })));
    const preferred = pairs.toSorted((one, other) => one.n - other.n);
    const [largest] = [...groupBy(preferred, each => each.axis).values()].toSorted(
      (one, other) => other.length - one.length,
    );
    const chosen = new Set(largest!.map(each => each.mark));
    clusters.push(left.filter(each => chosen.has(each)));
    left = left.filter(each => !chosen.has(each));
  }
  return clusters;
}

/** Puts marks together that share a situation, or are linked by others that do: one history leads to them. */
function linked(marks: readonly Mark[]): Mark[][] {
  const clusters: Mark[][] = [];
  for (const mark of marks) {
    const shares = (each: Mark) => each.situations.some(one => mark.situations.includes(one));
    const near = clusters.filter(each => each.some(shares));
    for (const each of near) clusters.splice(clusters.indexOf(each), 1);
    clusters.push([...near.flat(), mark]);
  }
  return clusters;
}

/** Puts what follows from a larger cluster into it: where that has the same themes and operations. */
function absorbed(clusters: readonly Cluster[], isAlone: (mark: Mark) => boolean): Cluster[] {
  const bySize = clusters.toSorted((one, other) => other.marks.length - one.marks.length);
  const kept: Cluster[] = [];
  for (const each of bySize) {
    const isBlocked = each.marks.some(({ entry }) => entry.verdict === 'blocked');
    const staysAlone = isBlocked || (!each.isOfOutcome && each.marks.some(isAlone));
    const larger = staysAlone ? undefined : kept.find(other => follows(each, other));
    if (larger) larger.marks = [...larger.marks, ...each.marks];
    else kept.push({ ...each });
  }
  return kept;
}

function follows(one: Cluster, larger: Cluster): boolean {
  const isAlike = !one.isOfOutcome || alike(one, larger, each => each.expects);
  return (
    larger.isOfOutcome &&
    isAlike &&
    alike(one, larger, each => each.theme) &&
    alike(one, larger, each => each.operation)
  );
}

const alike = (one: Cluster, larger: Cluster, of: (mark: Mark) => unknown): boolean => {
  const values = new Set(larger.marks.map(of));
  return one.marks.every(each => values.has(of(each)));
};
