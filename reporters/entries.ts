import { relative, sep } from 'node:path';
import type { FullConfig, TestCase } from '@playwright/test/reporter';
import type { Finding } from '../spec/finding.ts';
import { idOf } from '../suites/catalogue.ts';
import { groupBy } from './group-by.ts';
import { judge, type Judgement } from './judge.ts';
import type { Catalogue, Entry, FindingOfCheck } from './report.ts';
import { worstFirst } from './verdict.ts';

/** One entry for each requirement that the tests are about, in the order of the catalogue; in a full run the untested too. */
export function entriesOf(
  tests: TestCase[],
  catalogue: Catalogue,
  config: FullConfig,
  stopped?: string,
): Entry[] {
  const checks = groupBy(tests, each => idOf(each.tags));
  const isFull = Object.entries(catalogue).every(([id, each]) => each.untested || checks.has(id));
  return Object.entries(catalogue).flatMap(([id, requirement]): Entry[] => {
    const { level, text, quote, source, untested } = requirement;
    const sentence = { text, quote, source };
    const [check, ...others] = checks.get(id) ?? [];
    if (!check) {
      if (!isFull || !untested) return [];
      return [{ id, level, verdict: 'not tested', reason: untested, ...sentence }];
    }
    const { judgement, ms, findings } = worstOf([check, ...others], stopped);
    const address = check.annotations.find(each => each.type === 'address')?.description;
    const place = {
      title: check.title,
      ...(address && { address }),
      file: pathOf(check.location.file, config),
      line: check.location.line,
      durationMs: Math.round(ms),
      ...(findings.length > 0 && { findings }),
    };
    return [{ id, level, ...judgement, ...sentence, ...place }];
  });
}

/** The worst that any attempt of any check comes to, with what each check has found that comes to it. */
function worstOf(checks: TestCase[], stopped?: string) {
  const attempts = checks.flatMap(check => attemptsAt(check, stopped));
  const worst = worstFirst
    .map(verdict => attempts.filter(each => each.judgement.verdict === verdict))
    .find(each => each.length > 0)!;
  const [{ judgement, ms }] = worst as [Attempt];
  const findings = [...groupBy(worst, each => each.title).values()].flatMap(foundFirst);
  if (worst.length === attempts.length) return { judgement, ms, findings };
  const share = `in ${worst.length} of ${attempts.length} attempts`;
  const reason = judgement.reason ? `${share}: ${judgement.reason}` : share;
  return { judgement: { ...judgement, reason }, ms, findings };
}

interface Attempt {
  title: string;
  judgement: Omit<Judgement, 'findings'>;
  findings: Finding[];
  ms: number;
}

function attemptsAt(check: TestCase, stopped?: string): Attempt[] {
  const { title } = check;
  const attempts = check.results.map(result => {
    const { findings = [], ...judgement } = judge(check, result);
    return { title, judgement, findings, ms: result.duration };
  });
  const reason = `never ran: ${stopped ?? 'the run ended before its turn'}`;
  const never: Attempt = { title, judgement: { verdict: 'blocked', reason }, findings: [], ms: 0 };
  return attempts.length > 0 ? attempts : [never];
}

/** What the first of some attempts at a check has found. */
const foundFirst = ([first]: Attempt[]): FindingOfCheck[] =>
  (first?.findings ?? []).map(each => ({ ...each, check: first!.title }));

const pathOf = (file: string, { configFile, rootDir }: FullConfig) =>
  relative(configFile ? `${configFile}/..` : `${rootDir}/..`, file)
    .split(sep)
    .join('/');
