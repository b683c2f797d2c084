import { readFileSync } from 'node:fs';
import type { Report } from '../reporters/report.ts';

/** What the commands read of a report: it is the same in each version. */
export type AnyReport = Omit<Report, 'schemaVersion'> & { schemaVersion: number };

const versions = [1, 2];

/** Reads a report.json; what cannot be read, or is of another version, ends in one sentence. */
export function readReport(path: string): AnyReport {
  const report = parse(path);
  const isKnown = report && versions.includes(report.schemaVersion);
  if (isKnown && Array.isArray(report.requirements)) return report;
  const known = versions.join(' or ');
  throw new Error(`${path} is not a report of this suite (schema version ${known}).`);
}

function parse(path: string): AnyReport | undefined {
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
