import { readFileSync } from 'node:fs';
import type { Report } from '../reporters/report.ts';

/** Reads a report.json; what cannot be read, or is another version's, ends in one sentence. */
export function readReport(path: string): Report {
  const report = parse(path);
  if (report?.schemaVersion === 1 && Array.isArray(report.requirements)) return report;
  throw new Error(`${path} is not a report of this suite (schema version 1).`);
}

function parse(path: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path} cannot be read: ${(error as Error).message}`);
  }
}

/** Runs a command: its result is the exit code, an error is one sentence and exit code 2. */
export function run(command: (args: string[]) => number) {
  try {
    process.exitCode = command(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 2;
  }
}
