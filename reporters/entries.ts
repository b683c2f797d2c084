import { relative, sep } from 'node:path';
import type { FullConfig, TestCase } from '@playwright/test/reporter';
import { idOf } from '../suites/catalogue.ts';
import { groupBy } from './group-by.ts';
import type { Catalogue, Entry } from './report.ts';
import { judge, worstFirst, type Judgement } from './verdict.ts';

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
    const { ms, evidence, ...judgement } = worstOf([check, ...others], stopped);
    const place = {
      title: check.title,
      file: pathOf(check.location.file, config),
      line: check.location.line,
      durationMs: Math.round(ms),
      ...(evidence && { evidence }),
    };
    return [{ id, level, ...judgement, ...sentence, ...place }];
  });
}

function worstOf(checks: TestCase[], stopped?: string): Judgement & { ms: number } {
  const attempts = checks.flatMap(check => {
    const judged = check.results.map(each => ({ ...judge(check, each), ms: each.duration }));
    const reason = `never ran: ${stopped ?? 'the run ended before its turn'}`;
    return judged.length > 0 ? judged : [{ verdict: 'blocked' as const, reason, ms: 0 }];
  });
  const worst = worstFirst
    .map(verdict => attempts.filter(each => each.verdict === verdict))
    .find(each => each.length > 0)!;
  const [first] = worst as [(typeof attempts)[number]];
  if (worst.length === attempts.length) return first;
  const share = `in ${worst.length} of ${attempts.length} attempts`;
  return { ...first, reason: first.reason ? `${share}: ${first.reason}` : share };
}

const pathOf = (file: string, { configFile, rootDir }: FullConfig) =>
  relative(configFile ? `${configFile}/..` : `${rootDir}/..`, file)
    .split(sep)
    .join('/');
