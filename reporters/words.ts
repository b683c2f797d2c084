import { sentIn, whereItFails, wordsOf, type Finding, type Step } from '../spec/finding.ts';
import { inBrief } from '../spec/foreign-body.ts';
import { judgedStep, sentenceOf } from '../spec/sentence.ts';
import { callTrail } from './call-trail.ts';
import { heldText } from './held.ts';
import type { Entry, FindingOfCheck } from './report.ts';
import type { Label, Row } from './rows.ts';
import { count } from './text.ts';

const mostDetails = 12;

/** All that a report tells of a requirement's finding, row by row. */
export function rowsOf(entry: Entry): Row[] {
  const { verdict, reason, cause, address, histories, rerun } = entry;
  const [finding, ...others] = findingsToTell(entry);
  const more = others.length > 0 ? count(others.length, 'more finding') : undefined;
  return rows([
    ['reason', finding && reason === sentenceOf(finding) ? undefined : reason],
    ...(finding ? partsOf(finding, more) : []),
    ['cause', cause && (verdict === 'blocked' ? `held up by cause ${cause}` : `cause ${cause}`)],
    ['histories', histories && heldText(histories)],
    ['check', address],
    ['run only this', rerun],
  ]);
}

/** The findings that explain a verdict: a check that is blocked is not explained by what histories found. */
export const findingsToTell = ({ verdict, findings = [] }: Entry): FindingOfCheck[] =>
  verdict === 'blocked' ? findings.filter(each => each.history === undefined) : findings;

type Part = [label: Label, text: string | 0 | undefined];

const rows = (parts: Part[]): Row[] =>
  parts.flatMap(([label, text]) => (text ? [{ label, text }] : []));

function partsOf(finding: Finding, more: string | undefined): Part[] {
  const { expected, received, differences, blockedBy, situation, steps, attempts, smallest } =
    finding;
  const { reproduce } = finding;
  const step = judgedStep(finding);
  const left = differences.length - mostDetails;
  const details = [
    ...differences.slice(0, mostDetails).map(each => inBrief(wordsOf(each))),
    ...[left > 0 ? `${left} more differences` : undefined, more]
      .filter(each => each !== undefined)
      .map(each => `… ${each}, in report.json`),
  ];
  return [
    ['situation', situation],
    ['where', smallest && whereItFails(smallest)],
    ['steps', steps?.map((each, n) => `${n + 1}. ${each}`).join('\n')],
    ['blocked by', blockedBy],
    ['previous calls', callTrail(finding)],
    ...(step ? [[labelOf(step), sentIn(step)] satisfies Part] : []),
    ['expected', expected],
    ['received', inBrief(received)],
    ['detail', [...details, ...repetition(attempts)].join('\n')],
    ['reproduce', reproduce],
  ];
}

const repetition = (attempts: Finding['attempts']) =>
  attempts ? [`broken in ${attempts.broken} of ${attempts.of}`] : [];

const labelOf = ({ kind }: Step): Label => (kind === 'exchange' ? 'sent' : kind);
