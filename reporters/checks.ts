import type { TestCase, TestResult } from '@playwright/test/reporter';
import type { Finding } from '../spec/finding.ts';
import { groupBy } from './group-by.ts';
import { judge, type Judgement } from './judge.ts';
import type { FindingOfCheck } from './report.ts';
import { worstFirst } from './verdict.ts';

/** What the checks of a requirement say of it. */
export interface JudgedByChecks extends Omit<Judgement, 'findings'> {
  findings: FindingOfCheck[];
  ms: number;
}

/** The worst that any check comes to, with what each check has found that comes to it. */
export function judgeChecks(checks: TestCase[], stopped?: string): JudgedByChecks {
  const all = checks.map(check => judgedOnce(attemptsAt(check, stopped)));
  const worst = worstFirst
    .map(verdict => all.filter(each => each.judgement.verdict === verdict))
    .find(each => each.length > 0)!;
  const [{ judgement, ms }] = worst as [Attempt];
  const findings = [...groupBy(worst, each => each.title).values()].flatMap(foundFirst);
  if (worst.length === all.length) return { ...judgement, ms, findings };
  const share = `in ${worst.length} of ${all.length} checks`;
  const reason = judgement.reason ? `${share}: ${judgement.reason}` : share;
  return { ...judgement, reason, ms, findings };
}

/** The attempts at one check as one: unstable where two of them come to unlike verdicts. */
function judgedOnce(attempts: Attempt[]): Attempt {
  const [first] = attempts as [Attempt];
  const other = attempts.find(each => each.judgement.verdict !== first.judgement.verdict);
  if (!other) return first;
  const bad = [first, other].find(each => each.findings.length > 0) ?? first;
  const reason = `${inWords(first.judgement)} at first, and ${inWords(other.judgement)} when it ran once more`;
  return { ...bad, judgement: { verdict: 'unstable', reason } };
}

const inWords = ({ verdict, reason }: Omit<Judgement, 'findings'>) =>
  reason ? `${verdict} (${reason})` : verdict;

/** Whether a check ran to its end, which it also did where it could not be tested. */
export const ran = ({ results }: TestCase): boolean =>
  results.some(
    ({ status, annotations }) =>
      status !== 'interrupted' &&
      (status !== 'skipped' || annotations.some(({ type }) => type.startsWith('not '))),
  );

interface Attempt {
  title: string;
  judgement: Omit<Judgement, 'findings'>;
  findings: Finding[];
  ms: number;
}

function attemptsAt(check: TestCase, stopped?: string): Attempt[] {
  const { title } = check;
  const attempts = check.results.filter(isOfItsOwn).map(result => {
    const { findings = [], ...judgement } = judge(check, result);
    return { title, judgement, findings, ms: result.duration };
  });
  const reason = `never ran: ${stopped ?? 'the run ended before its turn'}`;
  const never: Attempt = { title, judgement: { verdict: 'blocked', reason }, findings: [], ms: 0 };
  return attempts.length > 0 ? attempts : [never];
}

/** Whether an attempt says something that the one before it did not: it began, and came to an end. */
function isOfItsOwn({ retry, status, annotations }: TestResult): boolean {
  if (retry === 0) return true;
  return status !== 'interrupted' && !annotations.some(({ type }) => type === 'not run again');
}

/** What the first of some attempts at a check has found. */
const foundFirst = ([first]: Attempt[]): FindingOfCheck[] =>
  (first?.findings ?? []).map(each => ({ ...each, check: first!.title }));
