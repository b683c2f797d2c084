import { commandLine } from '../spec/program.ts';
import { harmless } from '../reporters/escape.ts';
import type { Entry } from '../reporters/report.ts';
import { signs } from '../reporters/signs.ts';
import { count } from '../reporters/text.ts';
import { parsed, run, UsageError } from './command.ts';
import { compareMany } from './compare-many.ts';
import { readReport, type AnyReport } from './report-file.ts';

type Verdict = Entry['verdict'] | 'absent';

interface Change {
  id: string;
  level: Entry['level'];
  from: Verdict;
  to: Verdict;
  reason?: string | undefined;
}

const kinds = ['regression', 'improvement', 'newly tested', 'no longer tested', 'other'] as const;

const headings: Record<(typeof kinds)[number], (n: number) => string> = {
  regression: n => count(n, 'regression'),
  improvement: n => count(n, 'improvement'),
  'newly tested': n => `${n} newly tested`,
  'no longer tested': n => `${n} no longer tested`,
  other: n => count(n, 'other change'),
};

/**
 * `compare before.json after.json`: what changed between two runs or two targets; exit code 1 on a regression. Given more,
 * or a folder for the page or for past runs, it compares implementations on one page.
 */
await run(() => {
  const { values, positionals: paths } = parsed({
    allowPositionals: true,
    options: { out: { type: 'string' }, history: { type: 'string' } },
  });
  const { out = 'comparison', history } = values;
  const [before, after] = paths;
  const isForPage = values.out !== undefined || history !== undefined;
  if (!before || (!after && !isForPage)) {
    throw new UsageError(
      `Usage: ${commandLine('compare')} a/report.json b/report.json [more …] [--out folder] [--history folder]`,
    );
  }
  if (!after || paths.length > 2 || isForPage) {
    process.stdout.write(`${compareMany(paths, { out, history })}\n`);
    return 0;
  }
  const [a, b] = [readReport(before), readReport(after)];
  const changes = changesBetween(a, b);
  const isSame = a.target === b.target;
  const lines = [
    isSame ? a.target : `${a.target} -> ${b.target}`,
    `  ${a.headline}`,
    `  ${b.headline}`,
    ...kinds.flatMap(kind => section(kind, changes)),
    ...(changes.length === 0 ? ['', 'Nothing changed.'] : []),
  ];
  process.stdout.write(`${harmless(lines.join('\n'))}\n`);
  return changes.some(each => kindOf(each) === 'regression') ? 1 : 0;
});

function changesBetween(a: AnyReport, b: AnyReport): Change[] {
  const before = new Map(a.requirements.map(each => [each.id, each]));
  const after = new Map(b.requirements.map(each => [each.id, each]));
  const ids = [...new Set([...after.keys(), ...before.keys()])];
  return ids.flatMap(id => {
    const [from, to] = [before.get(id), after.get(id)];
    const { level } = (to ?? from)!;
    const [was, is]: Verdict[] = [from?.verdict ?? 'absent', to?.verdict ?? 'absent'];
    return was === is ? [] : [{ id, level, from: was!, to: is!, reason: to?.reason }];
  });
}

/** A verdict that has lost its judgement by being blocked is a regression: a gate fails closed. */
function kindOf({ from, to }: Change): (typeof kinds)[number] {
  const [was, is] = [from, to].map(meaning);
  if (was === 'good') {
    if (is === 'bad' || to === 'blocked') return 'regression';
    return is === 'good' ? 'other' : 'no longer tested';
  }
  if (was === 'bad') {
    if (is === 'good') return 'improvement';
    return is === 'bad' ? 'other' : 'no longer tested';
  }
  return is === 'unknown' ? 'other' : 'newly tested';
}

function meaning(verdict: Verdict) {
  if (verdict === 'passed' || verdict === 'stale') return 'good';
  return ['failed', 'known failure', 'unstable'].includes(verdict) ? 'bad' : 'unknown';
}

function section(kind: (typeof kinds)[number], changes: Change[]): string[] {
  const those = changes.filter(each => kindOf(each) === kind);
  if (those.length === 0) return [];
  const lines = those.flatMap(({ id, level, from, to, reason }) => [
    `  ${to === 'absent' ? ' ' : signs[to]} ${level.padEnd(6)}  ${id}  ${from} -> ${to}`,
    ...(reason && to !== 'passed' ? [`            ${reason}`] : []),
  ]);
  return ['', headings[kind](those.length), ...lines];
}
