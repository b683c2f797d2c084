/** A value as a finding shows it. */
export const shown = (value: unknown): string =>
  (JSON.stringify(value) as string | undefined) ?? 'nothing';
