import { stripVTControlCharacters } from 'node:util';
import type { APIRequestContext, TestInfo } from '@playwright/test';
import type { Secrets } from './secrets.ts';

type ReportStep = (step: Record<string, unknown>) => void;

/**
 * Hides secrets in what Playwright itself tells reporters of each step: an assertion of Playwright quotes the values that
 * it compares. Errors of the whole check come later, by {@link hideInErrors}.
 */
export function hideInSteps(testInfo: TestInfo, secrets: Secrets): void {
  const { _callbacks: callbacks } = testInfo as { _callbacks?: Record<string, ReportStep> };
  for (const name of ['onStepBegin', 'onStepEnd']) {
    const report = callbacks?.[name];
    if (!report) continue;
    callbacks[name] = step => {
      const { title, params, error } = step;
      report({ ...step, ...hiddenIn({ title, params, error }, secrets) });
    };
  }
}

/** Hides secrets in the errors of a check, as every reporter and every file of Playwright shows them. */
export function hideInErrors(testInfo: TestInfo, secrets: Secrets): void {
  for (const error of testInfo.errors) Object.assign(error, hiddenIn(error, secrets));
}

/** The same value with secrets hidden in its texts. Colours are lost where one stands within a secret, as in a diff. */
function hiddenIn<T>(value: T, secrets: Secrets): T {
  if (typeof value === 'string') {
    const plain = stripVTControlCharacters(value);
    const hidden = secrets.hide(plain);
    return (hidden === plain ? value : hidden) as T;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(each => hiddenIn(each, secrets)) as T;
  const entries = Object.entries(value).map(([key, each]) => [key, hiddenIn(each, secrets)]);
  return Object.fromEntries(entries) as T;
}

/**
 * Lets the worker go on after a failed check: Playwright ends it, which costs a second each time, though our checks share
 * nothing that a failure could spoil. Status and expected status stay as they are, so that every reporter sees the
 * failure. Where a later version asks in another way, it ends workers as before.
 */
export function keepWorker(testInfo: TestInfo): void {
  if (testInfo.status === 'failed') Object.assign(testInfo, { _isFailure: () => false });
}

/**
 * Keeps Playwright from running a check once more, where that would tell nothing. Where a later version asks in another
 * way, each red check runs twice.
 */
export function runOnce(testInfo: TestInfo): void {
  Object.assign(testInfo, { _hasNonRetriableError: true });
}

type Wrapped = APIRequestContext & {
  _wrapApiCall?<T>(act: () => Promise<T>, options: { internal: boolean }): Promise<T>;
};

/**
 * Calls without a step in Playwright's own reports: the error of a step quotes every header, and so the bearer. Where a
 * later version names this otherwise, the steps are back; a self-test looks for secrets in those reports.
 */
export function withoutSteps<T>(context: APIRequestContext, act: () => Promise<T>): Promise<T> {
  const wrapped: Wrapped = context;
  return wrapped._wrapApiCall ? wrapped._wrapApiCall(act, { internal: true }) : act();
}
