import type { AboutRun } from '../spec/notes.ts';

/** By what a run was made, in words: `magic-link-sms-conformance 0.1.0 (d9d463d), Node v20.20.2, linux x64`. */
export function madeWith({ version, commit, node, platform }: AboutRun): string {
  const of = commit ? ` (${commit.slice(0, 7)})` : '';
  return `magic-link-sms-conformance ${version}${of}, Node ${node}, ${platform}`;
}

/** The settings of a run as they are given: `BASE_URL=http://localhost:4500`, one each. */
export const settingsOf = ({ settings }: AboutRun): string[] =>
  Object.entries(settings).map(([name, value]) => `${name}=${value}`);
