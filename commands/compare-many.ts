import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { badge } from '../reporters/badge.ts';
import { comparisonOf, type Implementation } from '../reporters/comparison.ts';
import { harmless } from '../reporters/escape.ts';
import { comparisonPage } from '../reporters/html/comparison.ts';
import { runsIn, withRuns, type PastRun } from '../reporters/run-history.ts';
import { make } from '../targets/settings-reader.ts';
import { UsageError } from './command.ts';
import { readReport } from './report-file.ts';

/** Where the files go, and where the runs are kept that the page shows as lines. */
interface Places {
  out: string;
  history: string | undefined;
}

/** Compares implementations on one page, with a badge for each; says in lines what was written. */
export function compareMany(paths: readonly string[], { out, history }: Places): string {
  const comparison = comparisonOf(paths.map(each => readReport(each)));
  const { implementations } = comparison;
  const runs = history === undefined ? [] : keptRuns(history, implementations);
  const files = new Map([
    ['comparison.html', comparisonPage(comparison, runs)],
    ...implementations.map(each => [badgeOf(each), badge(each.report)] as const),
  ]);
  for (const [name, text] of files) write(out, name, text);
  const width = Math.max(...implementations.map(each => each.name.length));
  return harmless(
    [
      ...implementations.map(
        ({ name, report, agreement }) =>
          `${name.padEnd(width)}  agrees ${agreement === undefined ? '–' : `${Math.round(agreement * 100)} %`}  ${report.headline}`,
      ),
      '',
      `${out}/: ${[...files.keys()].join(', ')}`,
    ].join('\n'),
  );
}

const badgeOf = ({ name }: Implementation) => `${name.replaceAll(/[^\w.-]+/g, '-')}.svg`;

/** The runs that a folder keeps, these among them from now on. @throws UsageError for what is none of ours */
function keptRuns(folder: string, implementations: readonly Implementation[]): PastRun[] {
  const path = join(folder, 'runs.jsonl');
  const before = existsSync(path) ? readRuns(path) : [];
  const runs = withRuns(before, implementations);
  write(folder, 'runs.jsonl', runs.map(each => `${JSON.stringify(each)}\n`).join(''));
  return runs;
}

function readRuns(path: string): PastRun[] {
  try {
    return runsIn(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(
      `${path} holds no runs of compare (${(error as Error).message}): give another folder to --history`,
    );
  }
}

function write(folder: string, name: string, text: string): void {
  try {
    make(resolve(folder));
    writeFileSync(join(folder, name), text);
  } catch (error) {
    throw new UsageError(
      `${join(folder, name)} cannot be written (${(error as NodeJS.ErrnoException).code}): give another folder`,
    );
  }
}
