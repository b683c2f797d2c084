import type { Expects, Finding, Step } from '../spec/finding.ts';
import { judgedStep } from '../spec/sentence.ts';
import { isAccepted, isRefused } from '../spec/wire/received.ts';
import { addressOf, groupOf, isRequirement } from '../suites/catalogue.ts';
import type { Entry } from './report.ts';
import { findingsToTell } from './words.ts';

/** What is wrong with an outcome, whatever it is about. */
export type Kind =
  | 'accepted'
  | 'refused'
  | 'server error'
  | 'no answer'
  | 'neither'
  | 'document'
  | 'no message'
  | 'stray message'
  | 'unstable'
  | 'stale';

/** What a red requirement shares with others of the same cause: read from the fields of its finding, not from its words. */
export interface Mark {
  entry: Entry;
  /** Missing where the outcome is as it must be, and something else differs. */
  kind?: Kind;
  expects?: Expects;
  /** The status of the answer of the judged step. */
  status?: number;
  /** The operation of the judged step. */
  operation?: string;
  /** The part of the catalogue that the requirement is of. */
  group: string;
  /** The files of the requirement, and their name. */
  theme: string;
  name: string;
  /** What differs first. */
  subject?: string;
  /** Where it breaks, if histories alone have found it: the values without which it holds, and the histories. */
  situations: string[];
}

/** The mark of a red requirement. */
export function markOf(entry: Entry): Mark {
  const { id, verdict, address } = entry;
  const [finding] = findingsToTell(entry);
  const theme = address ?? (isRequirement(id) ? addressOf(id) : id);
  const name = theme.split('/').at(-1)!;
  const situations = finding?.history === undefined ? [] : situationsIn(entry);
  const where = { entry, group: groupOf(id), theme, name, situations };
  if (verdict === 'stale') return { ...where, kind: 'stale' };
  if (!finding) return { ...where, ...(verdict === 'unstable' && { kind: verdict }) };
  const step = judgedStep(finding);
  const kind = verdict === 'unstable' ? verdict : kindOf(finding, step);
  const status = step && statusOf(step);
  const operation = step && 'operation' in step ? step.operation : undefined;
  const [difference] = finding.differences;
  return {
    ...where,
    ...(kind && { kind }),
    ...(finding.expects && { expects: finding.expects }),
    ...(status !== undefined && { status }),
    ...(operation && { operation }),
    ...(difference && { subject: difference.subject }),
  };
}

function kindOf({ expects }: Finding, step: Step | undefined): Kind | undefined {
  if (!expects) return undefined;
  if (expects === 'document') return 'document';
  if (expects === 'silence') return 'stray message';
  if (step?.kind !== 'exchange') return expects === 'message' ? 'no message' : undefined;
  const status = statusOf(step);
  if (status === undefined) return 'no answer';
  if (status >= 500) return 'server error';
  if (isAccepted({ status })) return expects === 'message' ? 'no message' : 'accepted';
  return isRefused({ status }) ? 'refused' : 'neither';
}

const statusOf = (step: Step) => (step.kind === 'exchange' ? step.response?.status : undefined);

function situationsIn({ findings = [] }: Entry): string[] {
  const values = findings.flatMap(each => each.smallest?.values ?? []);
  const found = values.map(({ dimension, value }) => `${dimension}: ${value}`);
  return [...new Set([...found, ...findings.flatMap(each => each.history ?? [])])];
}
