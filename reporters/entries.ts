import type { FullConfig, TestCase } from '@playwright/test/reporter';
import { asOf, given, madeBy } from '../spec/notes.ts';
import { hasCheck } from '../spec/requirement.ts';
import { idOf } from '../suites/catalogue.ts';
import { judgeChecks, type JudgedByChecks } from './checks.ts';
import { groupBy } from './group-by.ts';
import type { History } from './histories.ts';
import { judgeByHistories, unreached, type JudgedByHistories } from './judge-histories.ts';
import { asOfRelease } from './newer.ts';
import { pathOf } from './place.ts';
import { rerunOf } from './rerun-command.ts';
import { byHistories, type Catalogue, type Entry } from './report.ts';
import { worstFirst } from './verdict.ts';

/** What the tests of a run come to. */
export interface Told {
  tests: TestCase[];
  histories: History[];
  /** The requirements whose entries with `situations: true` are stale. */
  stale: readonly string[];
  /** Why tests never ran. */
  stopped?: string | undefined;
}

/** One entry for each requirement that the tests are about, in the order of the catalogue; in a full run the untested too. */
export function entriesOf(told: Told, catalogue: Catalogue, config: FullConfig): Entry[] {
  const release = asOf.in(config.metadata);
  return judgedEntries(told, catalogue, config).map(each => asOfRelease(each, told.tests, release));
}

function judgedEntries(
  { tests, histories, stale, stopped }: Told,
  catalogue: Catalogue,
  config: FullConfig,
): Entry[] {
  const checks = groupBy(tests, each => idOf(each.tags));
  const isFull = Object.entries(catalogue).every(([id, each]) => !hasCheck(each) || checks.has(id));
  return Object.entries(catalogue).flatMap(([id, requirement]): Entry[] => {
    const { level, text, quote, source, untested, shownBy } = requirement;
    const sentence = { text, quote, source };
    const own = checks.get(id) ?? [];
    const ofHistories = judgeByHistories(id, histories, stale.includes(id));
    if (own.length === 0 && !ofHistories) {
      if (!isFull) return [];
      if (shownBy && histories.length > 0)
        return [{ id, level, ...unreached(histories), ...sentence }];
      if (!untested) return [];
      return [{ id, level, verdict: 'not tested', reason: untested, ...sentence }];
    }
    const ofChecks = own.length > 0 ? judgeChecks(own, stopped) : undefined;
    const place = own[0] ? placeOf(own[0], config) : placeOfHistory(ofHistories!, histories);
    const { findings, ms = 0, ...judgement } = worse(ofChecks, ofHistories);
    const entry: Entry = {
      id,
      level,
      ...judgement,
      ...sentence,
      ...place,
      durationMs: Math.round(ms),
      ...(findings.length > 0 && { findings }),
    };
    const isQuiet = entry.verdict === 'passed' || entry.verdict === 'not tested';
    const { metadata } = config;
    const rerun = isQuiet
      ? undefined
      : rerunOf(entry, catalogue, given.in(metadata), madeBy.in(metadata));
    return [{ ...entry, ...(rerun && { rerun }) }];
  });
}

type Judged = JudgedByHistories & { ms?: number };

/** The worse of what the checks and the histories say of a requirement, with what both found: what decides comes first. */
function worse(
  checks: JudgedByChecks | undefined,
  histories: JudgedByHistories | undefined,
): Judged {
  if (!checks || !histories) return (checks ?? histories)!;
  const { histories: held, ...found } = histories;
  const { checkBlocked } = checks;
  const both = {
    ms: checks.ms,
    ...(held && { histories: held }),
    ...(checkBlocked && { checkBlocked }),
  };
  const findings = [...checks.findings, ...found.findings];
  if (checks.verdict === 'not tested' && found.verdict === 'passed')
    return { ...found, reason: byHistories, ...both };
  if (worstFirst.indexOf(found.verdict) < worstFirst.indexOf(checks.verdict))
    return { ...found, ...both, findings: [...found.findings, ...checks.findings] };
  if (checks.verdict === 'stale' && found.findings.length > 0)
    return { ...checks, ...both, findings, reason: `${checks.reason}${wrongKind}` };
  return { ...checks, ...both, findings };
}

const wrongKind =
  '; histories still find it, so list it with "situations: true" if it is to be excused';

function placeOf({ title, location, annotations }: TestCase, config: FullConfig) {
  const address = annotations.find(each => each.type === 'address')?.description;
  return {
    title,
    ...(address && { address }),
    file: pathOf(location.file, config),
    line: location.line,
  };
}

/** Of a requirement without a check in this run: the first history that found against it. */
function placeOfHistory({ findings: [found] }: JudgedByHistories, histories: readonly History[]) {
  const history = histories.find(each => each.title === found?.check);
  return history && { title: history.title, file: history.file, line: history.line };
}
