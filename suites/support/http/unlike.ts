/** What is said where equal calls are answered unlike: `answers differ between equal calls (3 of 8 accepted)`, and a guess. */
export const unlikeAnswers = (accepted: number, all: number, operation?: string): string =>
  `answers differ between equal calls (${accepted} of ${all}${operation ? ` ${operation}` : ''} accepted); ` +
  'several processes with separate state?';
