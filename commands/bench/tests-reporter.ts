import { writeFileSync } from 'node:fs';
import type { Reporter, Suite } from '@playwright/test/reporter';
import { testsFile, type Tests } from './files.ts';

/** Writes down whom a run tested, and with how many tests. */
export default class TestsReporter implements Reporter {
  onBegin(_config: unknown, suite: Suite) {
    const tests: Tests = {
      target: suite.suites[0]?.title ?? '',
      count: suite.allTests().length,
    };
    writeFileSync(testsFile, JSON.stringify(tests));
  }
}
