import type { FullConfig, FullResult, Suite, TestCase } from '@playwright/test/reporter';
import { isHistory, staleSentence } from '../spec/histories.ts';
import {
  aboutRun,
  asOf,
  death,
  declared,
  given,
  hints,
  madeBy,
  notes,
  targetOutput,
} from '../spec/notes.ts';
import { idOf } from '../suites/catalogue.ts';
import { numbered } from './causes.ts';
import { entriesOf } from './entries.ts';
import { plain } from './escape.ts';
import { groupBy } from './group-by.ts';
import { headline } from './headline.ts';
import { historiesAmong, type History } from './histories.ts';
import { isNewer, newerAmong } from './newer.ts';
import type { Catalogue, Entry, NotEntered, Report } from './report.ts';
import { staleIn } from './stale.ts';
import { rerunAllOf } from './rerun-command.ts';
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

/** The targets of a run: its projects, but for those that hold nothing but tests of a user's own. */
export const targetsOf = (suite: Suite) =>
  new Set(suite.suites.filter(isOfTarget).map(each => each.title));

const isOfTarget = (project: Suite) => {
  const tests = project.allTests();
  return tests.length === 0 || !tests.every(isOfUser);
};

const isOfUser = ({ tags }: TestCase) => idOf(tags) === undefined && !isHistory(tags);

/** Turns a run into one report for each target. */
export function reportsOf(run: Run, catalogue: Catalogue): Report[] {
  const { suites: all } = run.suite;
  const projects = groupBy(all.filter(isOfTarget), each => each.title);
  if (all.length === 0) projects.set(nameOfTarget(run.config), []);
  const ofUser = all.filter(each => !isOfTarget(each)).flatMap(each => each.allTests());

  const about = aboutRun.in(run.config.metadata);
  const output = targetOutput.in(run.config.metadata);
  const said = notes.in(run.config.metadata);
  const hinted = hints.in(run.config.metadata).map(each => oneLine(plain(each)));
  const interrupted = run.result.status === 'interrupted' ? ['the run was interrupted'] : [];
  const missing = run.merged ? missingShards(run.config) : undefined;
  const hasDied = death.in(run.config.metadata);
  const incomplete = missing && `incomplete, ${missing}`;
  const cut = interrupted[0] ? 'interrupted' : hasDied ? 'the target died' : incomplete;
  const stopped = run.errors[0] ?? interrupted[0];
  return [...projects].map(([target, suites]) => {
    const tests = suites.flatMap(each => each.allTests());
    const histories = historiesAmong(tests, run.config, stopped);
    const stale = staleIn(tests, histories, catalogue);
    const requirements = entriesOf({ tests, histories, stale, stopped }, catalogue, run.config);
    const release = asOf.in(run.config.metadata);
    const newer = newerAmong(requirements, release);
    const isTold = (error: string) => stale.length > 0 && error === staleSentence(stale);
    const isStray = (each: TestCase) =>
      !Object.hasOwn(catalogue, idOf(each.tags) ?? '') && !isHistory(each.tags);
    const stray = [...tests, ...ofUser].filter(each => !each.ok() && isStray(each));
    const problems = [
      ...new Set([
        ...run.errors.filter(each => !isTold(each)),
        ...interrupted,
        ...(missing ? [missing] : []),
        ...histories.flatMap(each => each.problems),
      ]),
      ...stray.map(each => `${each.title} (no requirement): ${saidBy(each)[0]}`),
    ];
    const summary = verdicts.map(verdict => [
      verdict,
      requirements.filter(each => each.verdict === verdict).length,
    ]);
    return {
      schemaVersion: 2,
      target,
      headline: headline(requirements, countingIn(catalogue, release), {
        cut,
        merged: run.merged ?? false,
        problems: problems.length,
        operations: declared.in(run.config.metadata)?.length,
      }),
      startedAt: run.result.startTime.toISOString(),
      durationMs: Math.round(run.result.duration),
      summary: Object.fromEntries(summary),
      ...(problems.length > 0 && { problems }),
      ...(hinted.length > 0 && { hints: [...new Set(hinted)] }),
      ...(said.length > 0 && { notes: said }),
      ...(newer && { newer }),
      ...notEnteredBy(histories),
      ...(output && { targetOutput: output.map(plain) }),
      ...(about && { about }),
      ...withCauses(requirements, catalogue, run.config),
    };
  });
}

/** The requirements that count as of a release. */
const countingIn = (catalogue: Catalogue, release: string | undefined): Catalogue =>
  Object.fromEntries(Object.entries(catalogue).filter(([id]) => !isNewer(id, release)));

/** The requirements with the causes of what is red among them: each red one says which is its own. */
function withCauses(
  requirements: Entry[],
  catalogue: Catalogue,
  { metadata }: FullConfig,
): Pick<Report, 'requirements' | 'causes'> {
  const rerun = (ids: readonly string[]) => {
    const those = ids.flatMap(id => requirements.filter(each => each.id === id));
    return rerunAllOf(those, catalogue, given.in(metadata), madeBy.in(metadata));
  };
  return numbered(requirements, rerun);
}

/** Situations that were to be entered and could not be, those with the same reason together. */
function notEnteredBy(histories: History[]): { notEntered?: NotEntered[] } {
  const all = histories.flatMap(each => each.record?.notEntered ?? []);
  const notEntered = [...groupBy(all, each => oneLine(plain(each.why)))].map(([why, those]) => ({
    why,
    situations: [...new Set(those.map(each => each.situation))],
  }));
  return notEntered.length > 0 ? { notEntered } : {};
}

const saidBy = (test: TestCase): string[] =>
  test.results
    .flatMap(each => each.errors)
    .map(each => oneLine(plain(each.message ?? each.value ?? '')));

const nameOfTarget = ({ projects }: FullConfig) => projects[0]?.name ?? 'target';
