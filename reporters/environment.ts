const set = (name: string) => process.env[name]?.trim() || undefined;

/** What the reports ask of the environment; everything else comes from the config. */
export const environment = {
  /** The Markdown file that GitHub shows as the summary of a job. */
  stepSummary: () => set('GITHUB_STEP_SUMMARY'),
  isGitHub: () => set('GITHUB_ACTIONS') === 'true',
  isCi: () => set('CI') !== undefined,
};
