import type { AboutRun } from '../spec/notes.ts';
import { madeWith, settingsOf } from './about-text.ts';
import { escapeMarkup } from './escape.ts';
import { groupBy } from './group-by.ts';
import { groupOf } from '../suites/catalogue.ts';
import type { Entry, Report } from './report.ts';
import { RequirementReporter } from './requirement-reporter.ts';
import { rowsText } from './rows.ts';
import { trailText } from './step-text.ts';
import { rowsOf } from './words.ts';

/** The report for CI servers: a test case for each requirement. */
export default class JUnitReporter extends RequirementReporter {
  override publish(report: Report) {
    this.write('junit.xml', junit(report), report);
  }
}

/** The report as JUnit XML: failed, stale and unstable are failures, blocked is an error, the rest without a verdict is skipped. */
export function junit(report: Report) {
  const { target, startedAt, durationMs, requirements, about } = report;
  const suites = [...groupBy(requirements, each => groupOf(each.id))].map(([group, entries]) => [
    `  <testsuite${attributes({ name: group, timestamp: startedAt.slice(0, 19), hostname: target })}${attributes(counts(entries))}>`,
    ...(about ? properties(about) : []),
    ...entries.flatMap(each => testCase(each)),
    '  </testsuite>',
  ]);
  const { tests, failures, errors } = counts(requirements);
  const time = seconds(durationMs);
  const head = attributes({ name: target, tests, failures, errors, time });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${head}>`,
    ...suites.flat(),
    '</testsuites>',
    '',
  ].join('\n');
}

function properties(about: AboutRun): string[] {
  const all = { suite: madeWith(about), settings: settingsOf(about).join(' ') };
  return [
    '    <properties>',
    ...Object.entries(all).map(
      ([name, value]) => `      <property${attributes({ name, value })}/>`,
    ),
    '    </properties>',
  ];
}

function testCase(entry: Entry): string[] {
  const { id, level, text, quote, source, durationMs = 0, findings = [] } = entry;
  const name = attributes({ name: id, classname: groupOf(id), time: seconds(durationMs) });
  const about = `${level}: ${text}\n“${quote}”\n${source}`;
  return [
    `    <testcase${name}>`,
    ...outcome(entry),
    `      <system-out>${xml([about, ...findings.map(trailText)].join('\n\n'))}</system-out>`,
    '    </testcase>',
  ];
}

function outcome(entry: Entry): string[] {
  const { verdict, reason = '' } = entry;
  const [element] = elements[verdict];
  if (!element) return [];
  if (element === 'skipped')
    return [`      <skipped${attributes({ message: `${verdict}: ${reason}` })}/>`];
  const head = attributes({ message: reason, type: verdict });
  return [`      <${element}${head}>${xml(rowsText(rowsOf(entry)))}</${element}>`];
}

const elements = {
  passed: [],
  failed: ['failure'],
  'known failure': ['skipped'],
  stale: ['failure'],
  unstable: ['failure'],
  blocked: ['error'],
  'not tested': ['skipped'],
} as const;

function counts(entries: Entry[]) {
  const of = (element: string) =>
    String(entries.filter(each => elements[each.verdict][0] === element).length);
  return {
    tests: String(entries.length),
    failures: of('failure'),
    errors: of('error'),
    skipped: of('skipped'),
    time: seconds(entries.reduce((sum, each) => sum + (each.durationMs ?? 0), 0)),
  };
}

const seconds = (ms: number) => (ms / 1000).toFixed(3);

const attributes = (values: Record<string, string>) =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${xml(value).replaceAll('\n', '&#10;')}"`)
    .join('');

/** XML knows no control characters, not even escaped. */
const xml = (text: string) =>
  escapeMarkup(text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd'));
