import { readFileSync } from 'node:fs';
import type { Report } from '../reporters/report.ts';
import { UsageError } from './command.ts';

/** What the commands read of a report: it is the same in each version. */
export type AnyReport = Omit<Report, 'schemaVersion'> & { schemaVersion: number };

const versions = [1, 2];

/** Reads a report.json. @throws UsageError for what cannot be read, or is of another version */
export function readReport(path: string): AnyReport {
  const report = parse(path);
  const isKnown = report && versions.includes(report.schemaVersion);
  if (isKnown && Array.isArray(report.requirements)) return report;
  const known = versions.join(' or ');
  throw new UsageError(`${path} is not a report of this suite (schema version ${known}).`);
}

function parse(path: string): AnyReport | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${(error as Error).message}`);
  }
}
