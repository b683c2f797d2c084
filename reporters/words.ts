import { pathOf, sentIn, wordsOf, type Finding, type Step } from '../spec/finding.ts';
import { callTrail } from './call-trail.ts';
import type { Catalogue, Entry } from './report.ts';
import { rerunCommand } from './rerun-command.ts';
import type { Label, Row } from './rows.ts';
import { count, oneLine, shorten } from './text.ts';

const mostInSentence = 3;
const mostDetails = 12;

/** A finding in one sentence: what differs, or what came in place of what was expected. */
export function sentenceOf(finding: Finding): string {
  const { blockedBy, differences } = finding;
  const details = differences.slice(0, mostInSentence).map(each => shorten(wordsOf(each), 300));
  const more = differences.length - details.length;
  const said = [...details, ...(more > 0 ? [`${more} more`] : [])].join('; ');
  return oneLine((blockedBy ? `blocked by ${blockedBy}: ` : '') + (said || judgedIn(finding)));
}

/** All that a report tells of a requirement's finding, row by row. */
export function rowsOf(entry: Entry, catalogue: Catalogue): Row[] {
  const { id, reason, title, address, findings = [] } = entry;
  const [finding, ...others] = findings;
  const more = others.length > 0 ? count(others.length, 'more finding') : undefined;
  return rows([
    ['reason', finding && reason === sentenceOf(finding) ? undefined : reason],
    ...(finding ? partsOf(finding, more) : []),
    ['address', address],
    ['run only this', title && rerunCommand(id, catalogue)],
  ]);
}

type Part = [label: Label, text: string | undefined];

const rows = (parts: Part[]): Row[] =>
  parts.flatMap(([label, text]) => (text ? [{ label, text }] : []));

function partsOf(finding: Finding, more: string | undefined): Part[] {
  const { expected, received, differences, blockedBy } = finding;
  const step = judgedStep(finding);
  const left = differences.length - mostDetails;
  const details = [
    ...differences.slice(0, mostDetails).map(wordsOf),
    ...[left > 0 ? `${left} more differences` : undefined, more]
      .filter(each => each !== undefined)
      .map(each => `… ${each}, in report.json`),
  ];
  return [
    ['blocked by', blockedBy],
    ['previous calls', callTrail(finding)],
    ...(step ? [[labelOf(step), sentIn(step)] satisfies Part] : []),
    ['expected', expected],
    ['received', received],
    ['detail', details.join('\n')],
    ['reproduce', step?.kind === 'exchange' ? step.curl : undefined],
  ];
}

const labelOf = ({ kind }: Step): Label => (kind === 'exchange' ? 'sent' : kind);

function judgedIn(finding: Finding): string {
  const step = judgedStep(finding);
  const subject = step && `${nameOf(step)}: `;
  const received = shorten(oneLine(finding.received), 160);
  return `${subject ?? ''}expected ${finding.expected}, received ${received}`;
}

const judgedStep = ({ trail, judged }: Finding) =>
  judged === undefined ? undefined : trail[judged];

function nameOf(step: Step): string {
  if (step.kind === 'message') return `message at ${step.to}`;
  if (step.kind === 'command') return `command ${step.operation}`;
  return `${step.request.method} ${pathOf(step.request.url)}`;
}
