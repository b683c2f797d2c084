const set = (name: string) => process.env[name]?.trim() || undefined;

/** What the reports ask of the environment; everything else comes from the config. */
export const environment = {
  /** The Markdown file that GitHub shows as the summary of a job. */
  stepSummary: () => set('GITHUB_STEP_SUMMARY'),
  isGitHub: () => set('GITHUB_ACTIONS') === 'true',
  /** The list of known failures, where one is named. */
  knownFailures: () => set('KNOWN_FAILURES'),
  /** Whether colours are asked for, where something is said of them: NO_COLOR wins. */
  colours: () => {
    if (set('NO_COLOR')) return false;
    const forced = set('FORCE_COLOR');
    return forced === undefined ? undefined : !['0', 'false'].includes(forced);
  },
  isCi: () => set('CI') !== undefined,
};
