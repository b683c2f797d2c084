import type { Entry, Report } from './report.ts';
import type { Verdict } from './verdict.ts';

/** What is compared of a report, whichever version it has. */
export type ComparedReport = Pick<
  Report,
  'target' | 'headline' | 'startedAt' | 'requirements' | 'about'
>;

/** One implementation among several. */
export interface Implementation {
  /** Its name, which no other has. */
  name: string;
  report: ComparedReport;
  kept: number;
  broken: number;
  /** The requirements that it alone breaks. */
  alone: string[];
  /** How often another implementation comes to the same, from 0 to 1; missing where none can be compared. */
  agreement?: number;
}

/** One requirement, and what each implementation comes to, in their order. */
export interface ComparedRequirement {
  id: string;
  level: Entry['level'];
  text: string;
  verdicts: (Verdict | undefined)[];
  /** How many implementations break it, of those that have a verdict. */
  broken: number;
  judged: number;
}

/** Several implementations, side by side. */
export interface Comparison {
  implementations: Implementation[];
  requirements: ComparedRequirement[];
}

/**
 * Compares implementations: those that agree most with the others come first, and the requirements that most of them
 * break.
 */
export function comparisonOf(reports: readonly ComparedReport[]): Comparison {
  const outcomes = reports.map(
    ({ requirements }) => new Map(requirements.map(each => [each.id, outcomeOf(each.verdict)])),
  );
  const names = namesOf(reports);
  const implementations = reports.map((report, n) => {
    const all = [...outcomes[n]!.values()];
    const agreement = agreementOf(n, outcomes);
    return {
      name: names[n]!,
      report,
      kept: all.filter(each => each === 'kept').length,
      broken: all.filter(each => each === 'broken').length,
      alone: [...outcomes[n]!.keys()].filter(id => isAlone(id, n, outcomes)),
      ...(agreement !== undefined && { agreement }),
    };
  });
  const sorted = implementations.toSorted(
    (one, other) => (other.agreement ?? -1) - (one.agreement ?? -1) || other.kept - one.kept,
  );
  return {
    implementations: sorted,
    requirements: requirementsOf(sorted.map(each => each.report)),
  };
}

type Outcome = 'kept' | 'broken' | undefined;

/** Whether a verdict says that a requirement is kept or broken; undefined where it says neither. */
function outcomeOf(verdict: Verdict | undefined): Outcome {
  if (verdict === 'passed' || verdict === 'stale') return 'kept';
  return verdict && ['failed', 'known failure', 'unstable'].includes(verdict)
    ? 'broken'
    : undefined;
}

type Outcomes = readonly ReadonlyMap<string, Outcome>[];

function agreementOf(n: number, outcomes: Outcomes): number | undefined {
  const pairs = [...outcomes[n]!].flatMap(([id, own]) =>
    outcomes.flatMap((others, at) => {
      const other = others.get(id);
      return at === n || !own || !other ? [] : [own === other];
    }),
  );
  return pairs.length > 0 ? pairs.filter(Boolean).length / pairs.length : undefined;
}

/** Whether one alone breaks what another keeps, and nobody else breaks. */
function isAlone(id: string, n: number, outcomes: Outcomes): boolean {
  const others = outcomes.filter((_, at) => at !== n).map(each => each.get(id));
  return outcomes[n]!.get(id) === 'broken' && others.includes('kept') && !others.includes('broken');
}

function requirementsOf(reports: readonly ComparedReport[]): ComparedRequirement[] {
  const byId = reports.map(each => new Map(each.requirements.map(one => [one.id, one])));
  const ids = [...new Set(byId.flatMap(each => [...each.keys()]))];
  return ids
    .map(id => {
      const entries = byId.map(each => each.get(id));
      const { level, text } = entries.find(each => each !== undefined)!;
      const verdicts = entries.map(each => each?.verdict);
      const outcomes = verdicts.map(outcomeOf);
      const broken = outcomes.filter(each => each === 'broken').length;
      return { id, level, text, verdicts, broken, judged: outcomes.filter(Boolean).length };
    })
    .toSorted((one, other) => other.broken - one.broken);
}

/** The names of targets; those that several have are numbered. */
function namesOf(reports: readonly ComparedReport[]): string[] {
  const targets = reports.map(each => each.target);
  return targets.map((name, n) => {
    const same = targets.filter(each => each === name).length;
    const number = targets.slice(0, n + 1).filter(each => each === name).length;
    return same > 1 ? `${name} (${number})` : name;
  });
}
