/** A text as one word of a POSIX shell. */
export const shellWord = (text: string): string => `'${escapedForShell(text)}'`;

/** A text as it stands between the single quotes of a POSIX shell. */
export const escapedForShell = (text: string): string => text.replaceAll("'", `'\\''`);
