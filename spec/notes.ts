/** What a run tells beside its verdicts: kept in the metadata of Playwright's config, which its set-up and its reporters share. */
export const notes = {
  add(metadata: Metadata, note: string): void {
    metadata['notes'] = [...notes.in(metadata), note];
  },
  in: (metadata: Metadata): string[] => (metadata['notes'] as string[] | undefined) ?? [],
};

/** How many phone numbers a run has used: known in the same way, when it is over. */
export const phoneNumbers = {
  set(metadata: Metadata, count: number): void {
    metadata['phoneNumbers'] = count;
  },
  in: (metadata: Metadata) => metadata['phoneNumbers'] as number | undefined,
};

type Metadata = Record<string, unknown>;
