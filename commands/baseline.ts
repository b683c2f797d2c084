import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { baseline, unstableIn } from '../reporters/baseline.ts';
import { currentVariables } from '../targets/settings.ts';
import { run, UsageError } from './command.ts';
import { readReport, type AnyReport } from './report-file.ts';

const shown = (path: string) => relative(process.cwd(), path) || path;

/**
 * `baseline [report.json] [known-failures.yaml]`: excuses what the last run found, keeping reasons that stand.
 * Which run and which list, RESULTS_DIR and KNOWN_FAILURES say where nothing is named.
 */
await run(words => {
  const set = currentVariables();
  const path = words[0] ?? resolve(set['RESULTS_DIR'] ?? 'results', 'report.json');
  const file = words[1] ?? resolve(set['KNOWN_FAILURES'] ?? 'known-failures.yaml');
  const remedy = words[0]
    ? undefined
    : 'run the suite first, or set RESULTS_DIR to the folder of a run';
  const report = readReport(path, remedy);
  const text = update(file, report);
  const entries = text.match(/^ *- id:/gm)?.length ?? 0;
  const unstable = unstableIn(report);
  const lines = [
    `${shown(path)}: ${report.target}, tested at ${report.startedAt}, ${report.headline}`,
    `${shown(file)}: ${entries} known failures. Read the reasons before you commit it.`,
    ...(unstable.length > 0 ? [`Unstable, so in no list: ${unstable.join(', ')}`] : []),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
});

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
