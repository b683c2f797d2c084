import type { FullConfig, FullResult, Suite, TestCase } from '@playwright/test/reporter';
import { notes } from '../spec/notes.ts';
import { idOf } from '../suites/catalogue.ts';
import { entriesOf } from './entries.ts';
import { plain } from './escape.ts';
import { groupBy } from './group-by.ts';
import { headline } from './headline.ts';
import type { Catalogue, Report } from './report.ts';
import { missingShards } from './shards.ts';
import { oneLine } from './text.ts';
import { verdicts } from './verdict.ts';

/** What a run was: the arguments that Playwright gives to a reporter. */
export interface Run {
  config: FullConfig;
  suite: Suite;
  result: FullResult;
  /** Errors outside of any test. */
  errors: string[];
  /** Whether it is put together from the reports of several. */
  merged?: boolean;
}

const preflight = 'preflight';

/** The targets of a run: every project but the preflight. */
export const targetsOf = (suite: Suite) =>
  new Set(suite.suites.map(each => each.title).filter(each => each !== preflight));

/** Turns a run into one report for each target. */
export function reportsOf(run: Run, catalogue: Catalogue): Report[] {
  const projects = groupBy(run.suite.suites, each => each.title);
  const before = projects.get(preflight)?.flatMap(each => each.allTests()) ?? [];
  projects.delete(preflight);
  if (projects.size === 0) projects.set(nameOfTarget(run.config), []);

  const broken = before.filter(each => !each.ok()).flatMap(saidBy);
  const hints = before.flatMap(hintsOf);
  const said = notes.in(run.config.metadata);
  const interrupted = run.result.status === 'interrupted' ? ['the run was interrupted'] : [];
  const missing = run.merged ? missingShards(run.config) : undefined;
  const cut = interrupted[0] ? 'interrupted' : missing && `incomplete, ${missing}`;
  const stopped = broken[0] ?? run.errors[0] ?? interrupted[0];
  return [...projects].map(([target, suites]) => {
    const tests = suites.flatMap(each => each.allTests());
    const requirements = entriesOf(tests, catalogue, run.config, stopped);
    const isStray = (each: TestCase) => !Object.hasOwn(catalogue, idOf(each.tags) ?? '');
    const stray = tests.filter(each => !each.ok() && isStray(each));
    const problems = [
      ...new Set([...broken, ...run.errors, ...interrupted, ...(missing ? [missing] : [])]),
      ...stray.map(each => `${each.title} (no requirement): ${saidBy(each)[0]}`),
    ];
    const summary = verdicts.map(verdict => [
      verdict,
      requirements.filter(each => each.verdict === verdict).length,
    ]);
    return {
      schemaVersion: 2,
      target,
      headline: headline(requirements, catalogue, {
        cut,
        merged: run.merged ?? false,
        hasProblems: problems.length > 0,
      }),
      startedAt: run.result.startTime.toISOString(),
      durationMs: Math.round(run.result.duration),
      summary: Object.fromEntries(summary),
      ...(problems.length > 0 && { problems }),
      ...(hints.length > 0 && { hints: [...new Set(hints)] }),
      ...(said.length > 0 && { notes: said }),
      requirements,
    };
  });
}

const saidBy = (test: TestCase): string[] =>
  test.results
    .flatMap(each => each.errors)
    .map(each => oneLine(plain(each.message ?? each.value ?? '')));

const hintsOf = (test: TestCase): string[] =>
  test.results
    .flatMap(each => each.annotations)
    .filter(each => each.type === 'hint')
    .map(each => oneLine(plain(each.description ?? '')));

const nameOfTarget = ({ projects }: FullConfig) =>
  projects.find(each => each.name !== preflight)?.name ?? 'target';
