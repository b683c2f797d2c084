/** What a run tells beside its verdicts: kept in the metadata of Playwright's config, which its set-up and its reporters share. */
export const notes = {
  add(metadata: Metadata, note: string): void {
    metadata['notes'] = [...notes.in(metadata), note];
  },
  in: (metadata: Metadata): string[] => (metadata['notes'] as string[] | undefined) ?? [],
};

type Metadata = Record<string, unknown>;
