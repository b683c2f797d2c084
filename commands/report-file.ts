import { readFileSync } from 'node:fs';
import type { Report } from '../reporters/report.ts';
import { UsageError } from './command.ts';

/** Reads a report.json. @throws UsageError for what cannot be read, or is another version's */
export function readReport(path: string): Report {
  const report = parse(path);
  if (report?.schemaVersion === 1 && Array.isArray(report.requirements)) return report;
  throw new UsageError(`${path} is not a report of this suite (schema version 1).`);
}

function parse(path: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${(error as Error).message}`);
  }
}
