import { publishAll } from './requirement-reporter.ts';

/**
 * A set-up of Playwright that does its work at the end: writes the files when the tests are over and the clean-up has
 * not begun, so that nothing that happens there can lose them. Playwright ends what the last set-up began first.
 */
export default function beforeCleanUp(): () => void {
  return publishAll;
}
