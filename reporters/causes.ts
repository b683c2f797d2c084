import { titleOf } from './cause-title.ts';
import { blockersIn } from './blockers.ts';
import { clustersOf, type Cluster } from './clusters.ts';
import { markOf, type Mark } from './mark.ts';
import { redOnes, type Cause, type Entry, type Report } from './report.ts';

/**
 * Groups what is red by what it has in common, as the fields of findings say it, never their words: each red requirement
 * is in one cause. What is blocked stands with the cause of the requirement that blocks it. Causes that concern a MUST
 * come first, in that those of the most requirements; what is listed and passes comes last.
 */
export function causesOf(
  requirements: readonly Entry[],
  rerunOf: (ids: readonly string[]) => string | undefined = () => undefined,
): Cause[] {
  const red = redOnes({ requirements: [...requirements] });
  const blockers = blockersIn(red);
  const held = (mark: Mark) => blockers.has(mark.entry.id);
  const marks = red.map(markOf);
  const heldUp = marks.filter(held);
  const heldUpBy = (id: string) => [...blockers.values()].filter(each => each === id).length;
  const clusters = clustersOf(
    marks.filter(each => !held(each)),
    id => heldUpBy(id) > 1,
  );
  const causes = clusters.map(cluster => causeOf(cluster, heldUp, blockers));
  const stale = new Set(red.filter(each => each.verdict === 'stale').map(each => each.id));
  const isStale = ({ breaks }: Cause) => Number(stale.has(breaks[0] ?? ''));
  const order = new Map(red.map((each, n) => [each.id, n]));
  const place = (cause: Cause) => order.get(idsOf(cause)[0]!)!;
  return causes
    .toSorted(
      (one, other) =>
        isStale(one) - isStale(other) ||
        rank(one) - rank(other) ||
        sizeOf(other) - sizeOf(one) ||
        place(one) - place(other),
    )
    .map(cause => {
      const rerun = rerunOf(cause.breaks);
      return { ...cause, ...(rerun && { rerun }) };
    });
}

/** Requirements with the causes of what is red among them: each red one says which is its own. */
export function numbered(
  requirements: Entry[],
  rerunOf?: (ids: readonly string[]) => string | undefined,
): Pick<Report, 'requirements' | 'causes'> {
  const causes = causesOf(requirements, rerunOf);
  if (causes.length === 0) return { requirements };
  const numbers = new Map(causes.flatMap((each, n) => idsOf(each).map(id => [id, n + 1])));
  const all = requirements.map(each => {
    const cause = numbers.get(each.id);
    return { ...each, ...(cause !== undefined && { cause }) };
  });
  return { requirements: all, causes };
}

/** The ids of all requirements of a cause. */
export const idsOf = ({ breaks, blocks }: Pick<Cause, 'breaks' | 'blocks'>): string[] => [
  ...breaks,
  ...blocks,
];

function causeOf(
  { marks }: Cluster,
  heldUp: readonly Mark[],
  blockers: ReadonlyMap<string, string>,
): Cause {
  const own = marks.filter(({ entry }) => entry.verdict !== 'blocked');
  const ids = new Set(own.map(({ entry }) => entry.id));
  const blockedBy = (id: string) => heldUp.filter(({ entry }) => blockers.get(entry.id) === id);
  const byWeight = own.toSorted(
    (one, other) =>
      rank(one.entry) - rank(other.entry) ||
      blockedBy(other.entry.id).length - blockedBy(one.entry.id).length ||
      one.situations.length - other.situations.length, // what a check shows is plainer than a history
  );
  const blocked = [
    ...marks.filter(({ entry }) => entry.verdict === 'blocked'),
    ...heldUp.filter(({ entry }) => ids.has(blockers.get(entry.id)!)),
  ];
  const all = [...byWeight, ...blocked].map(({ entry }) => entry);
  return {
    title: titleOf((byWeight.length > 0 ? byWeight : blocked) as [Mark, ...Mark[]]),
    level: all.some(each => each.level === 'MUST') ? 'MUST' : 'SHOULD',
    breaks: byWeight.map(({ entry }) => entry.id),
    blocks: blocked.map(({ entry }) => entry.id),
  };
}

const rank = ({ level }: Pick<Entry, 'level'>) => (level === 'MUST' ? 0 : 1);

const sizeOf = (cause: Cause) => idsOf(cause).length;
