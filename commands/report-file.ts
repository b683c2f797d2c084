import { readFileSync } from 'node:fs';
import type { Report } from '../reporters/report.ts';
import { UsageError } from './command.ts';

/** What the commands read of a report: it is the same in each version. */
export type AnyReport = Omit<Report, 'schemaVersion'> & { schemaVersion: number };

const versions = [1, 2];

/**
 * Reads a report.json; `remedy` says how to get one where there is none.
 * @throws UsageError for what cannot be read, or is of another version
 */
export function readReport(path: string, remedy = 'give the path of a report.json'): AnyReport {
  const report = parse(path, remedy);
  const isKnown = report && versions.includes(report.schemaVersion);
  if (isKnown && Array.isArray(report.requirements)) return report;
  const known = versions.join(' or ');
  throw new UsageError(`${path} is not a report of this suite (schema version ${known}).`);
}

function parse(path: string, remedy: string): AnyReport | undefined {
  const text = textOf(path, remedy);
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`${path} is not valid JSON: ${remedy}`);
  }
}

function textOf(path: string, remedy: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new UsageError(`There is no report at ${path}: ${remedy}`);
    const what = code === 'EISDIR' ? 'is a folder' : `cannot be read (${code ?? message})`;
    throw new UsageError(`${path} ${what}: ${remedy}`);
  }
}
