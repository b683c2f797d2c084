import { jsonText } from './escape.ts';
import type { Report } from './report.ts';
import { RequirementReporter } from './requirement-reporter.ts';

/** The report for machines; `spec/report.schema.json` describes it. */
export default class JsonReporter extends RequirementReporter {
  override publish(report: Report) {
    this.write('report.json', `${jsonText(report)}\n`, report);
  }
}
