import { expect } from '@playwright/test';
import type { SuiteEnded } from '../../support/run-suite.ts';
import { stackTrace } from '../../support/stack-trace.ts';

/** Red, and without a trace of where our code was. */
export function isRed({ code, output, report }: SuiteEnded): void {
  expect(code, 'the exit code').toBe(1);
  expect(output, 'the output').not.toMatch(stackTrace);
  expect(output, 'the output').not.toContain('TypeError');
  expect(report?.headline, 'the headline').not.toMatch(/^conformant/);
}
