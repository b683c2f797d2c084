import { AsyncLocalStorage } from 'node:async_hooks';
import { test, type TestInfo } from '@playwright/test';
import type { Failure } from './failure.ts';

const ofTests = new WeakMap<TestInfo, Failure[]>();
const ofWork = new AsyncLocalStorage<Failure[]>();

/** What has failed in the current check so far, the first of it first. */
export function record(): Failure[] {
  const own = ofWork.getStore();
  if (own) return own;
  const info = test.info();
  const known = ofTests.get(info) ?? [];
  ofTests.set(info, known);
  return known;
}

/** Does something with a record of its own: for what runs beside the check that Playwright has in hand. */
export function withOwnRecord<T>(act: () => T): T {
  return ofWork.run([], act);
}
