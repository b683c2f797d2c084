/** Whether this is the package, which holds compiled files, and no checkout. */
export const isPackage = import.meta.url.endsWith('.js');

/** What test files and reporters end with here. */
export const extension = isPackage ? '.js' : '.ts';

/** The program that runs the suite and its commands, as a user types it. */
export const program = isPackage ? 'npx magic-link-sms-conformance' : 'npx tsx commands/main.ts';

/** How the suite is run, where nothing else is known of a run. */
export const usualRun = isPackage ? program : 'npx playwright test';

/** A command of ours, as a user types it before its words. */
export const commandLine = (name: string): string =>
  isPackage ? `${program} ${name}` : `npm run ${name} --`;
