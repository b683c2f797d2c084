import type { Reporter } from '@playwright/test/reporter';

/** Prints the options that Playwright gives to a reporter. */
export default class OptionsReporter implements Reporter {
  constructor(options: object) {
    console.log(JSON.stringify(options));
  }
}
