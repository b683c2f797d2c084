import { page } from './html/page.ts';
import type { Report } from './report.ts';
import { RequirementReporter } from './requirement-reporter.ts';

/** The report as one page to look at, which opens from disk. */
export default class HtmlReporter extends RequirementReporter {
  override publish(report: Report) {
    this.write('report.html', page(report), report);
  }
}
