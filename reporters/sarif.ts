import { packageName } from '../spec/program.ts';
import { jsonText, printable, withoutLinks } from './escape.ts';
import { placesHere, type PlaceOf } from './place-here.ts';
import { redOnes, type Entry, type Report } from './report.ts';
import { RequirementReporter } from './requirement-reporter.ts';
import { rowsText } from './rows.ts';
import { rowsOf } from './words.ts';

/** The findings for code scanning, as SARIF 2.1.0. */
export default class SarifReporter extends RequirementReporter {
  override publish(report: Report) {
    this.write('report.sarif', `${jsonText(sarif(report))}\n`, report);
  }
}

/** The report as SARIF: each requirement is a rule, each failure a result, what is blocked a notification. */
export function sarif(report: Report) {
  const { requirements, problems = [], startedAt, durationMs, about } = report;
  const placeOf = placesHere();
  const failing = requirements.filter(each => ['failed', 'known failure'].includes(each.verdict));
  const red = redOnes(report).filter(each => each.verdict !== 'failed');
  const notifications = [
    ...problems.map(each => ({ level: 'error', message: message(each) })),
    ...red.map(entry => ({
      level: 'error',
      message: message(`${entry.verdict}: ${entry.reason ?? ''}`),
      associatedRule: { id: entry.id },
      locations: locations(entry, placeOf),
    })),
  ];
  const end = new Date(Date.parse(startedAt) + durationMs).toISOString();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: packageName,
            ...(about && { version: about.version }),
            rules: requirements.map(rule),
          },
        },
        automationDetails: { id: `${report.target}/` },
        invocations: [
          {
            executionSuccessful: notifications.length === 0,
            startTimeUtc: startedAt,
            endTimeUtc: end,
            toolExecutionNotifications: notifications,
            ...(about && { properties: about }),
          },
        ],
        results: failing.map(entry => ({
          ...result(entry, requirements.indexOf(entry), placeOf),
          message: message(rowsText(rowsOf(entry))),
        })),
      },
    ],
  };
}

const message = (text: string) => ({ text: withoutLinks(printable(text)) });

const rule = ({ id, level, text, quote, source }: Entry) => ({
  id,
  shortDescription: { text },
  fullDescription: { text: `“${quote}”` },
  ...(URL.canParse(source) && { helpUri: source }),
  defaultConfiguration: { level: severity(level) },
  properties: { level, tags: [level] },
});

function result(entry: Entry, ruleIndex: number, placeOf: PlaceOf) {
  const { id, level, verdict, reason = '' } = entry;
  return {
    ruleId: id,
    ruleIndex,
    level: severity(level),
    locations: locations(entry, placeOf),
    partialFingerprints: { 'requirement/v1': id },
    ...(verdict === 'known failure' && {
      suppressions: [{ kind: 'external', justification: reason }],
    }),
  };
}

const severity = (level: Entry['level']) => (level === 'MUST' ? 'error' : 'warning');

function locations(entry: Entry, placeOf: PlaceOf) {
  const place = placeOf(entry);
  if (!place) return [];
  const { file, line } = place;
  return [{ physicalLocation: { artifactLocation: { uri: file }, region: { startLine: line } } }];
}
