/** What a run of this process has come to beside its tests, as far as its exit code tells. */
const outcome = { asks: false, testsNothing: false };

/** Notes that the target is called from here on: whatever was wrong with the settings alone has been said. */
export const noteAsking = (): void => void (outcome.asks = true);

/** Notes that nothing could be tested, as the target or its inbox has shown. */
export const noteNothingTested = (): void => void (outcome.testsNothing = true);

/** The exit codes of our own program. */
export const exitCodes = { red: 1, usage: 2, nothingTested: 3, interrupted: 130 } as const;

/** The exit code of our own program, where Playwright ends with another: it knows 0, 1 and 130 alone. */
export function exitCode(code: number): number {
  if (code !== 1) return code;
  if (outcome.testsNothing) return exitCodes.nothingTested;
  return outcome.asks ? exitCodes.red : exitCodes.usage;
}
