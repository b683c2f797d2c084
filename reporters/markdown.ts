import { appendFileSync } from 'node:fs';
import type { AboutRun } from '../spec/notes.ts';
import { madeWith, settingsOf } from './about-text.ts';
import { causeItems } from './cause-items.ts';
import { environment } from './environment.ts';
import { codeBlock, codeSpan, escapeMarkup } from './escape.ts';
import { groupBy } from './group-by.ts';
import { heldText } from './held.ts';
import { details } from './markdown-red.ts';
import { groupOf } from '../suites/catalogue.ts';
import { newerLine } from './newer.ts';
import { isRedRun, type Entry, type Report } from './report.ts';
import { RequirementReporter } from './requirement-reporter.ts';
import { signs } from './signs.ts';
import { count, duration, titleOf } from './text.ts';
import { verdicts, type Verdict } from './verdict.ts';

/** The report as a page for a pull request or a job summary: what is red first, what passed last. */
export default class MarkdownReporter extends RequirementReporter {
  override publish(report: Report) {
    this.write('report.md', markdown(report), report);
  }

  override announce(report: Report) {
    summarize(report);
  }
}

/** Appends the report to the summary of a GitHub job, where there is one. */
export function summarize(report: Report): void {
  const path = environment.stepSummary();
  if (!path) return;
  try {
    appendFileSync(path, `${markdown(report)}\n`);
  } catch (error) {
    process.stderr.write(`The job summary could not be written: ${(error as Error).message}\n`);
  }
}

/** The report as Markdown, short enough for a comment on GitHub. */
export function markdown(report: Report) {
  const {
    target,
    requirements,
    durationMs,
    problems = [],
    hints = [],
    notes = [],
    about,
    targetOutput = [],
  } = report;
  const lines = [
    `# ${escapeMarkup(target)}: ${escapeMarkup(report.headline)}`,
    '',
    `${count(requirements.length, 'requirement')} in ${duration(durationMs)}`,
    ...problems.flatMap(each => ['', `> ${codeSpan(each)}`]),
    ...hints.flatMap(each => ['', `> hint: ${codeSpan(each)}`]),
    ...[...notes, ...newerLine(report)].flatMap(each => ['', `> ${codeSpan(each)}`]),
    '',
    ...groupTable(requirements),
    ...details(causeItems(report)),
    ...reasons('known failure', requirements),
    ...reasons('not tested', requirements),
    ...passed(requirements),
    ...leftOut(report),
    ...(isRedRun(report) ? outputLines(targetOutput) : []),
    ...(about ? aboutLines(about) : []),
  ];
  return `${lines.join('\n')}\n`;
}

function groupTable(entries: Entry[]): string[] {
  const shown = verdicts.filter(verdict => entries.some(each => each.verdict === verdict));
  const cells = (those: Entry[]) =>
    shown.map(verdict => those.filter(each => each.verdict === verdict).length || '');
  const groups = [...groupBy(entries, each => groupOf(each.id))];
  return [
    row(['', ...shown.map(each => `${signs[each]} ${each}`)]),
    row(['--', ...shown.map(() => '--:')]),
    ...groups.map(([group, those]) => row([titleOf(group), ...cells(those)])),
    row(['**all**', ...cells(entries).map(each => each && `**${each}**`)]),
  ];
}

function reasons(verdict: Verdict, entries: Entry[]): string[] {
  const those = entries.filter(each => each.verdict === verdict);
  if (those.length === 0) return [];
  const groups = groupBy(those, each => each.reason ?? '');
  return [
    '',
    `## ${signs[verdict]} ${those.length} ${verdict}`,
    '',
    ...[...groups].map(([reason, same]) => {
      const ids = same.map(each => `\`${each.id}\``).join(', ');
      return `- ${codeSpan(reason)}: ${ids}`;
    }),
  ];
}

function passed(entries: Entry[]): string[] {
  const those = entries.filter(each => each.verdict === 'passed');
  if (those.length === 0) return [];
  const hasHistories = those.some(each => each.histories);
  return [
    '',
    `<details><summary>${signs.passed} ${those.length} passed</summary>`,
    '',
    row(['Level', 'Requirement', 'Sentence', ...(hasHistories ? ['Histories'] : [])]),
    row(['--', '--', '--', ...(hasHistories ? ['--'] : [])]),
    ...those.map(({ id, level, text, histories }) =>
      row([
        level,
        `\`${id}\``,
        escapeMarkup(text),
        ...(hasHistories ? [histories ? heldText(histories) : ''] : []),
      ]),
    ),
    '',
    '</details>',
  ];
}

/** The situations that histories could not enter. */
function leftOut({ notEntered = [] }: Report): string[] {
  if (notEntered.length === 0) return [];
  return [
    '',
    `## Situations not entered`,
    '',
    ...notEntered.map(
      ({ why, situations }) => `- ${codeSpan(why)}: ${situations.map(codeSpan).join(', ')}`,
    ),
  ];
}

/** What a target has printed that the run started. */
const outputLines = (lines: string[]): string[] =>
  lines.length > 0
    ? ['', 'The last lines of the target:', '', ...codeBlock(lines.join('\n'), 'text')]
    : [];

/** By what the run was made, and with which settings. */
const aboutLines = (about: AboutRun): string[] => [
  '',
  `Made with ${codeSpan(madeWith(about))}${settingsOf(about).length > 0 ? ' and' : '.'}`,
  ...settingsOf(about).map(each => `- ${codeSpan(each)}`),
];

const row = (cells: (string | number)[]) =>
  `| ${cells.map(each => String(each).replaceAll('|', '\\|')).join(' | ')} |`;
