import { receivedIn, sentIn } from '../../spec/finding.ts';
import { inBrief } from '../../spec/foreign-body.ts';
import { roleOf } from '../../spec/requirement.ts';
import { judgedStep, sentenceOf } from '../../spec/sentence.ts';
import { commandLine } from '../../spec/program.ts';
import { harmless } from '../../reporters/escape.ts';
import { toneOf } from '../../reporters/headline.ts';
import type { Paint } from '../../reporters/paint.ts';
import { redOnes, type Entry, type FindingOfCheck, type Report } from '../../reporters/report.ts';
import { shorten, wrap } from '../../reporters/text.ts';
import { isRequirement, requirements } from '../../suites/catalogue.ts';

const width = 100;
const longest = 400;

/** A report as a terminal shows it: each problem once with its sample, what was seen, the files, and the headline last. */
export function told(report: Report, files: readonly string[], paint: Paint): string {
  const { requirements: all, problems = [], notes = [], target } = report;
  const red = redOnes(report);
  const known = all.filter(each => each.verdict === 'known failure');
  const tone = tones[toneOf(report.headline)];
  const blocks = [
    ...red.map(each => block(each, paint)),
    known.map(({ id, reason }) => `known failure ${id}: ${reason}`),
    problems.map(each => paint('red', each)),
    [...notes],
    [...files],
    [
      ...(red[0] ? [`What it means: ${commandLine('explain')} ${red[0].id}`] : []),
      paint('bold', paint(tone, `${target}: ${report.headline}`)),
    ],
  ];
  return blocks
    .filter(each => each.length > 0)
    .map(each => each.flatMap(wrapped).join('\n'))
    .join('\n\n');
}

/** A line broken into several, each as far from the margin as the first. */
function wrapped(line: string): string[] {
  const [margin = ''] = /^ */.exec(line) ?? [];
  return wrap(line.trimStart(), width - margin.length).map(each => margin + each);
}

const tones = { good: 'green', open: 'yellow', bad: 'red' } as const;

function block({ id, level, text, quote, source, findings = [] }: Entry, paint: Paint): string[] {
  const whose = isRequirement(id) ? roleOf(requirements[id]) : 'server';
  return [
    `${paint('bold', paint('red', level))}  ${paint('bold', id)}  broken by the ${whose}`,
    `  ${text}`,
    ...findings.flatMap(sampleOf),
    paint('dim', `  “${quote}” ${source}`),
  ];
}

function sampleOf(finding: FindingOfCheck): string[] {
  const { broken, of } = finding.attempts!;
  const step = judgedStep(finding)!;
  const line = (text: string) => shorten(harmless(inBrief(text)).replaceAll('\n', ' '), longest);
  return [
    `  ${line(sentenceOf(finding))}`,
    `    ${broken} of ${of} exchanges${broken > 1 ? ', one sample' : ''}:`,
    `    ${line(sentIn(step))}`,
    `    → ${line(receivedIn(step))}`,
  ];
}
