import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseDocument, type Document, type YAMLError } from 'yaml';
import { meant } from '../spec/closest.ts';
import type { Listing } from '../spec/finding.ts';
import { program } from '../spec/program.ts';
import type { Requirement } from '../spec/requirement.ts';
import { SettingsError } from './settings-error.ts';
import { readText } from './text-file.ts';

/** Why a target is excused from a requirement, and until when. */
export interface KnownFailure extends Listing {
  /** What the check of this requirement notes, so that a report can tell all of it. */
  annotations: { type: string; description: string }[];
}

type Listed = Listing & { id: string };

/** The requirements that can be listed, by their ids. */
export type Listable = Readonly<
  Record<
    string,
    Partial<Pick<Requirement, 'level'>> & Pick<Requirement, 'untested' | 'shownBy' | 'role'>
  >
>;

const fields = ['id', 'reason', 'link', 'until', 'situations', 'blocked'];

/** The list that a setting names, or the one where the user stands; none where neither is there. @throws SettingsError */
export function knownFailuresIn(
  named: string | undefined,
  listable: Listable,
): Record<string, KnownFailure> {
  const path = resolve(named ?? 'known-failures.yaml');
  return named || existsSync(path) ? readKnownFailures(path, listable) : {};
}

/** Reads a known-failures file. Throws one error that says, a sentence each, what is wrong with it. */
export function readKnownFailures(
  path: string,
  listable: Listable,
  now = new Date(),
): Record<string, KnownFailure> {
  const entries = entriesOf(path);
  const problems: string[] = [];
  const known: Record<string, KnownFailure> = {};
  entries.forEach((entry, index) => {
    const wrong = problemsOf(entry, listable);
    const { id, ...rest } = (entry ?? {}) as Listed;
    if (wrong.length === 0 && Object.hasOwn(known, id)) wrong.push('is listed twice');
    if (wrong.length === 0) known[id] = knownFailure(rest, listable[id]!, now);
    const name = id ? `${id} (entry ${index + 1})` : `entry ${index + 1}`;
    problems.push(...wrong.map(each => `${name} ${each}${each.endsWith('?') ? '' : '.'}`));
  });
  if (problems.length > 0)
    throw new SettingsError(problems.map(each => `${basename(path)}: ${each}`).join('\n'));
  return known;
}

function entriesOf(path: string): unknown[] {
  const fault = (problem: string) => new SettingsError(`${basename(path)} ${problem}`);
  const named = `KNOWN_FAILURES (${path})`;
  const document = parseDocument(
    readText(path, named, 'give the path of a list of known failures'),
  );
  const [error] = document.errors;
  if (error) throw fault(`is not valid YAML${placeOf(error)}`);
  const entries = valueOf(document, fault) ?? [];
  if (!Array.isArray(entries)) throw fault('is not a list: begin each entry with "- id: …".');
  return entries;
}

/** What a document says; aliases are resolved only here. */
function valueOf(document: Document, fault: (problem: string) => SettingsError): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw fault(`is not valid YAML: ${(error as Error).message}.`);
  }
}

/** Where a document is not YAML, and why. */
function placeOf({ message, linePos }: YAMLError): string {
  const [why = ''] = message.split(/ at line \d|:?\n/);
  const [start] = linePos ?? [];
  return `${start ? ` (line ${start.line}, column ${start.col})` : ''}: ${why}.`;
}

function problemsOf(entry: unknown, listable: Listable): string[] {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
    return ['is not a mapping with the keys id and reason'];
  const { id, reason, link, until, situations, blocked } = entry as Record<string, unknown>;
  if (typeof id !== 'string' || !id) return ['has no id'];
  const unknown = Object.keys(entry).filter(each => !fields.includes(each));
  return [
    ...idProblems(id, listable),
    ...unknown.map(each => `has the unknown field "${each}" (known: ${fields.join(', ')})`),
    ...(isText(reason) ? [] : ['has no reason: say why this failure is accepted']),
    ...(link === undefined || isText(link) ? [] : ['has a link that is not a string']),
    ...(until === undefined || isDate(until)
      ? []
      : [`has until: ${JSON.stringify(until)}: give a date such as 2027-01-31`]),
    ...Object.entries({ situations, blocked }).flatMap(([name, value]) =>
      value === undefined || value === true
        ? []
        : [`has ${name}: ${JSON.stringify(value)}: give true, or leave it out`],
    ),
  ];
}

function idProblems(id: string, listable: Listable) {
  const requirement = Object.hasOwn(listable, id) ? listable[id] : undefined;
  if (!requirement) {
    const near = meant(id, Object.keys(listable));
    const hint = near ? `Did you mean ${near}?` : `To see all of them, run ${program} list`;
    return [`is not a requirement of this suite. ${hint}`];
  }
  return requirement.untested ? ['is never tested, so it needs no entry'] : [];
}

const isText = (value: unknown) => typeof value === 'string' && value.trim() !== '';

const isDate = (value: unknown) =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\d$/.test(value) &&
  new Date(`${value}T00:00:00Z`).toJSON()?.startsWith(value);

/** An entry as it counts: one of a requirement that has no check of its own excuses what histories find. */
function knownFailure(entry: Listing, { shownBy }: Listable[string], now: Date): KnownFailure {
  const { reason, link, until } = entry;
  const expired = until !== undefined && until < now.toISOString().slice(0, 10);
  const type = `${expired ? 'expired ' : ''}${entry.blocked ? 'known to be blocked' : 'known failure'}`;
  const annotations = [
    { type, description: reason },
    ...(until ? [{ type: 'known failure until', description: until }] : []),
    ...(link ? [{ type: 'known failure link', description: link }] : []),
  ];
  const situations = entry.situations ?? (shownBy === 'histories' && !entry.blocked);
  return {
    ...entry,
    ...(expired && { expired }),
    ...(situations && { situations }),
    annotations,
  };
}
