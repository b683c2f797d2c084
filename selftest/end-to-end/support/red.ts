import { cpus, loadavg } from 'node:os';
import { expect } from '@playwright/test';
import type { Ended } from './suite.ts';

const megabytes = 700;

/** Red, in time, within bounds, and without a trace of where our code was. */
export function isRed(ended: Ended, seconds: number): void {
  expect(ended.code, 'the exit code').toBe(1);
  expect(ended.output, 'the output').not.toMatch(/^\s+at .*:\d+:\d+|TypeError/m);
  expect(ended.report?.headline, 'the headline').not.toMatch(/^conformant/);
  isBounded(ended, seconds);
}

/** Over in time and within bounds of memory; a machine that is busy with other things too takes longer. */
export function isBounded(ended: Ended, seconds: number): void {
  const busy = Math.max(1, (loadavg()[0] ?? 0) / cpus().length);
  expect(ended.seconds / busy, 'seconds').toBeLessThan(seconds);
  expect(ended.megabytes, 'MB').toBeLessThan(megabytes);
}
