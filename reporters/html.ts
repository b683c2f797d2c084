import { RequirementReporter } from './requirement-reporter.ts';
import type { Report } from './report.ts';
export default class HtmlReporter extends RequirementReporter {
  publish(report: Report) {
    this.write('report.html', `${report.target}`, report);
  }
}
