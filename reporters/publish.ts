import { badge } from './badge.ts';
import { baseline } from './baseline.ts';
import { jsonText } from './escape.ts';
import { write } from './files.ts';
import { page } from './html/page.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import type { Report } from './report.ts';
import { sarif } from './sarif.ts';

/** Writes a report in every format into a folder. */
export function publish(report: Report, dir: string): void {
  write(dir, 'report.json', `${jsonText(report)}\n`);
  write(dir, 'report.html', page(report));
  write(dir, 'report.md', markdown(report));
  write(dir, 'junit.xml', junit(report));
  write(dir, 'report.sarif', `${jsonText(sarif(report))}\n`);
  write(dir, 'badge.svg', badge(report));
  write(dir, 'known-failures.yaml', baseline(report));
}
