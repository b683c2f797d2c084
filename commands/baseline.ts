import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { baseline } from '../reporters/baseline.ts';
import { run, UsageError } from './command.ts';
import { readReport, type AnyReport } from './report-file.ts';

const besideConfig = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** `npm run baseline -- [report.json] [known-failures.yaml]`: excuses what the last run found, keeping reasons that stand. */
await run(
  ([report = besideConfig('results/report.json'), file = besideConfig('known-failures.yaml')]) => {
    const text = update(file, readReport(report));
    const entries = text.match(/^ *- id:/gm)?.length ?? 0;
    process.stdout.write(
      `${file}: ${entries} known failures. Read the reasons before you commit it.\n`,
    );
  },
);

/** Writes the list anew, and gives its text. @throws UsageError for a list that is no YAML, or cannot be read or written */
function update(file: string, report: AnyReport): string {
  try {
    const text = baseline(report, existsSync(file) ? readFileSync(file, 'utf8') : '');
    writeFileSync(file, text);
    return text;
  } catch (error) {
    throw new UsageError(`${file} cannot be updated: ${(error as Error).message}`);
  }
}
