import { readRows, usual } from '../../suites/support/journeys/rows.ts';
import type { Step } from '../../suites/support/journeys/script.ts';
import { scriptsOf } from '../../suites/support/journeys/tour.ts';

/** A default history, by the operation on whose first call it meets the faults. */
export type HistoryName = `tour ${Step['do']}`;

/** The paths of the operations that a history calls. */
const paths = {
  'tour sign-up': '/v1/auth/magiclink/signup/sms',
  'tour sign-in': '/v1/auth/magiclink/signin/sms',
  'tour sign-up-or-in': '/v1/auth/magiclink/signup-in/sms',
  'tour update-phone': '/v1/auth/magiclink/update/phone/sms',
  'tour verify': '/v1/auth/magiclink/verify',
  'tour refresh': '/v1/auth/refresh',
  'tour me': '/v1/auth/me',
  'tour logout': '/v1/auth/logout',
} as const satisfies Record<HistoryName, string>;

/** One history for each operation that a history calls. */
export const historyNames = Object.keys(paths) as HistoryName[];

/** Whether a name is that of a history, not the id of a requirement. */
export const isHistoryName = (name: string): name is HistoryName => name in paths;

/** The operation whose usual call a call is, by its path. */
export const operationOf = (call: string): string | undefined =>
  Object.values(paths).find(each => /^(POST|GET)/.test(call) && call.includes(` ${each} `));

/** Whether a call is the first of the operation that a history is named by. */
export const isFirstCall = (name: HistoryName, call: string): boolean =>
  call.endsWith(` ${paths[name]} 1`);

/** The title of the first default history that calls an operation. */
export function titleOf(name: HistoryName): string {
  const scripts = scriptsOf(readRows()).slice(0, usual);
  return scripts.find(({ steps }) => steps.some(each => `tour ${each.do}` === name))!.title;
}
