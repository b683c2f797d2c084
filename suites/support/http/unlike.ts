/** What is said where equal calls are answered unlike: `answers differ between equal calls (3 of 8 accepted)`, and a guess. */
export const unlikeAnswers = (right: number, all: number, operation?: string, how = 'accepted') =>
  `answers differ between equal calls (${right} of ${all}${operation ? ` ${operation}` : ''} ${how}); ` +
  'several processes with separate state?';
