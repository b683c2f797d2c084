import { findingOf, type Exchange } from '../../spec/finding.ts';
import type { AboutRun } from '../../spec/notes.ts';
import { roleOf, type Requirement } from '../../spec/requirement.ts';
import { sentenceOf } from '../../spec/sentence.ts';
import { numbered } from '../../reporters/causes.ts';
import { excusedUntil } from '../../reporters/judge.ts';
import { headline } from '../../reporters/headline.ts';
import type { Entry, FindingOfCheck, Report } from '../../reporters/report.ts';
import { count } from '../../reporters/text.ts';
import { verdicts } from '../../reporters/verdict.ts';
import { addressOf, requirements, type RequirementId } from '../../suites/catalogue.ts';
import { ClientRequest } from '../../suites/support/client/request.ts';
import { withSecretsHidden } from '../../suites/support/findings/failure.ts';
import type { KnownFailure } from '../../targets/known-failures.ts';
import type { Observation, Problem, Tally } from './observation.ts';
import { neverUsed, sawNothing } from './unseen.ts';

/** What a report tells beside the verdicts. */
export interface Circumstances {
  target: string;
  begun: number;
  about: AboutRun;
  knownFailures: Readonly<Record<string, KnownFailure>>;
  /** Why the traffic is not all that there was, or none at all: a sentence. */
  problem?: string | undefined;
  notes: readonly string[];
}

/** The report of what traffic has shown: an entry for each requirement that an exchange could have broken. */
export function reportOf(observation: Observation, said: Circumstances): Report {
  const { target, begun, about, problem, notes } = said;
  const entries = Object.entries(requirements).flatMap(([id, requirement]) => {
    const tally = observation.tallies.get(id);
    return tally ? [entryOf(id as RequirementId, requirement, tally, observation, said)] : [];
  });
  const summary = verdicts.map(each => [each, entries.filter(e => e.verdict === each).length]);
  const cut = problem && !sawNothing(observation) ? 'incomplete, not all was read' : undefined;
  const why = observation.used.size === 0 ? 'is at a path of the API' : 'was answered';
  const told =
    sawNothing(observation) && !entries.some(each => each.verdict === 'failed')
      ? `nothing tested: no request ${why}`
      : headline(entries, requirements, { cut });
  return {
    schemaVersion: 2,
    target,
    headline: told,
    startedAt: new Date(begun).toISOString(),
    durationMs: Date.now() - begun,
    summary: Object.fromEntries(summary),
    ...(problem && { problems: [observation.learned.secrets.hide(problem)] }),
    notes: [...notes, ...notesOf(observation)],
    about,
    ...numbered(entries),
  };
}

function entryOf(
  id: RequirementId,
  requirement: Requirement,
  tally: Tally,
  observation: Observation,
  { knownFailures }: Circumstances,
): Entry {
  const { level, text, quote, source } = requirement;
  const findings = [...tally.problems.values()].map(each =>
    findingFrom(id, each, tally, observation),
  );
  return {
    id,
    level,
    ...verdictOf(findings, knownFailures[id]),
    text,
    quote,
    source,
    address: addressOf(id),
    durationMs: 0,
    ...(findings.length > 0 && { findings }),
  };
}

/** An entry of the list is never stale here: that this traffic shows no failure is no proof that it is mended. */
function verdictOf(
  [found]: FindingOfCheck[],
  listed: KnownFailure | undefined,
): Pick<Entry, 'verdict' | 'reason' | 'link' | 'until'> {
  if (!found) return { verdict: 'passed' };
  const reason = sentenceOf(found);
  if (!listed || listed.situations || listed.blocked) return { verdict: 'failed', reason };
  const { link, until } = listed;
  const more = { ...(link && { link }), ...(until && { until }) };
  if (!listed.expired) return { verdict: 'known failure', reason: listed.reason, ...more };
  return { verdict: 'failed', reason: excusedUntil(until, listed.reason, reason), ...more };
}

function findingFrom(
  requirement: RequirementId,
  { ruling, operation, sample, count: broken }: Problem,
  { judged }: Tally,
  { learned: { secrets } }: Observation,
): FindingOfCheck {
  const { expected, differences } = ruling;
  const isOfClient = roleOf(requirements[requirement]) === 'client';
  const came = isOfClient ? differences.map(each => each.received).join(', ') : undefined;
  const request = new ClientRequest({ ...sample, operation }, sample.origin, secrets);
  const step: Exchange = { ...request.exchange(), whose: 'observed' };
  const received = ruling.received ?? came;
  const said = withSecretsHidden({ expected, received, differences }, secrets);
  const finding = findingOf({ requirement, trail: [step], ...said });
  return { ...finding, attempts: { broken, of: judged }, check: 'observed traffic' };
}

/** What was and was not seen, in sentences. */
function notesOf(observation: Observation): string[] {
  const { total, used, others, unjudged, learned } = observation;
  const judged = [...used.values()].reduce((sum, each) => sum + each, 0);
  const calls = [...used].map(([name, n]) => `${name} ${n}`).join(', ');
  const never = neverUsed(observation);
  const elsewhere = [...others].toSorted(([, a], [, b]) => b - a);
  const shown = elsewhere.slice(0, 5).map(([path, n]) => `${learned.secrets.hide(path)} (${n})`);
  const more = elsewhere.length - shown.length;
  return [
    `${count(total, 'request')} seen, ${judged} of them judged${calls && `: ${calls}`}`,
    ...(never.length > 0 ? [`never used: ${never.join(', ')}`] : []),
    ...(shown.length > 0 && judged > 0
      ? [`not judged: ${[...shown, ...(more > 0 ? [`${more} more paths`] : [])].join(', ')}`]
      : []),
    ...[...unjudged].map(([why, n]) => `in ${count(n, 'exchange')}, ${learned.secrets.hide(why)}`),
  ];
}
