import type { Role } from './requirement.ts';

/** What a run tells beside its verdicts: kept in the metadata of Playwright's config, which its set-up and its reporters share. */
export const notes = {
  add(metadata: Metadata, note: string): void {
    metadata['notes'] = [...notes.in(metadata), note];
  },
  in: (metadata: Metadata): string[] => (metadata['notes'] as string[] | undefined) ?? [],
};

/** What a red run may be due to, as the preflight has seen it: told in the same way. */
export const hints = {
  add(metadata: Metadata, ...found: string[]): void {
    if (found.length > 0) metadata['hints'] = [...hints.in(metadata), ...found];
  },
  in: (metadata: Metadata): string[] => (metadata['hints'] as string[] | undefined) ?? [],
};

/** Whether the target has died in a run: known in the same way, when it is over. */
export const death = {
  note(metadata: Metadata): void {
    metadata['hasDied'] = true;
  },
  in: (metadata: Metadata): boolean => metadata['hasDied'] === true,
};

/** How many phone numbers a run has used: known in the same way, when it is over. */
export const phoneNumbers = {
  set(metadata: Metadata, count: number): void {
    metadata['phoneNumbers'] = count;
  },
  in: (metadata: Metadata) => metadata['phoneNumbers'] as number | undefined,
};

/** The settings that were given beside the file, as words of a command line: kept there for commands that repeat a check. */
export const given = {
  note: (words: readonly string[]): Metadata => (words.length > 0 ? { given: [...words] } : {}),
  in: (metadata: Metadata): string[] => (metadata['given'] as string[] | undefined) ?? [],
};

/** The operations that a target has, where its settings leave some out: kept there for the headline. */
export const declared = {
  note: (operations: readonly string[] | undefined): Metadata =>
    operations ? { operations: [...operations] } : {},
  in: (metadata: Metadata) => metadata['operations'] as string[] | undefined,
};

/** The release as of which a run judges, where its settings name one: kept there for the reports. */
export const asOf = {
  note: (release: string | undefined): Metadata => (release ? { asOf: release } : {}),
  in: (metadata: Metadata) => metadata['asOf'] as string | undefined,
};

/** Whose duties a run tests: noted where it is a client's, since the shards of a run and their merge have this in common. */
export const testedRole = {
  note: (role: Role): Metadata => (role === 'client' ? { role } : {}),
  in: ({ role }: Metadata): Role => (role === 'client' ? 'client' : 'server'),
};

/** The last lines that a target has printed which the run itself started. */
export const targetOutput = {
  set(metadata: Metadata, lines: readonly string[]): void {
    if (lines.length > 0) metadata['targetOutput'] = [...lines];
  },
  in: (metadata: Metadata) => metadata['targetOutput'] as string[] | undefined,
};

/** By what a run was made, and with which settings: what a report has to tell so that another can be compared with it. */
export interface AboutRun {
  /** The version of the suite, and the commit that it was made of; missing where nobody knows. */
  version: string;
  commit?: string;
  /** The version of Node, the operating system and the processor. */
  node: string;
  platform: string;
  /** The settings in effect by their names; of a secret, only that it is set. */
  settings: Record<string, string>;
}

/** By what a run is made: kept there for the reports. */
export const aboutRun = {
  note: (about: AboutRun): Metadata => ({ about }),
  in: (metadata: Metadata) => metadata['about'] as AboutRun | undefined,
};

/** The program that makes a run, where it is another than usual: kept there for commands that repeat a check. */
export const madeBy = {
  note: (program: string | undefined): Metadata => (program ? { program } : {}),
  in: (metadata: Metadata) => metadata['program'] as string | undefined,
};

type Metadata = Record<string, unknown>;
