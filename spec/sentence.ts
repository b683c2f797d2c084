import { inBrief } from './foreign-body.ts';
import { pathOf, wordsOf, type Finding, type Step } from './finding.ts';

const mostDifferences = 3;

/** A text as one line. */
export const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** A text of at most so many characters. */
export const shorten = (text: string, most: number) =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;

/** A finding in one sentence: in which situation, and what differs, or what came in place of what was expected. */
export function sentenceOf(finding: Finding): string {
  const { blockedBy, differences, situation } = finding;
  const details = differences.slice(0, mostDifferences).map(each => shorten(wordsOf(each), 300));
  const more = differences.length - details.length;
  const said = [...details, ...(more > 0 ? [`${more} more`] : [])].join('; ');
  const head = [situation, blockedBy && `blocked by ${blockedBy}`].filter(Boolean);
  return oneLine([...head, said || judgedIn(finding)].join(': '));
}

/** The step that was judged; undefined where nothing was sent or read. */
export const judgedStep = ({ trail, judged }: Finding): Step | undefined =>
  judged === undefined ? undefined : trail[judged];

function judgedIn(finding: Finding): string {
  const step = judgedStep(finding);
  const subject = step && `${nameOf(step)}: `;
  const received = shorten(oneLine(inBrief(finding.received)), 160);
  return `${subject ?? ''}expected ${finding.expected}, received ${received}`;
}

function nameOf(step: Step): string {
  if (step.kind === 'message') return `message at ${step.to}`;
  if (step.kind === 'command') return `command ${step.operation}`;
  return `${step.request.method} ${pathOf(step.request.url)}`;
}
