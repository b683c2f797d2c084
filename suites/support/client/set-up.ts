import { isAccepted, isRefused } from '../../../spec/wire/received.ts';
import { test } from '@playwright/test';
import type { RequirementId } from '../../catalogue.ts';
import { block, obstruct } from '../findings/set-up.ts';
import { notTested } from '../run/not-tested.ts';
import type { Called } from './called.ts';
import type { Client } from './client.ts';

/** What a set-up takes for granted: that the server accepted a call, and its caller is told of a success. */
export function requireSuccess(called: Called): void {
  requireAnswered(called, isAccepted, 'accepted');
  if (called.value) return;
  const takenForGranted =
    called.operation === 'verify' ? 'client.session-given' : 'client.masked-phone-given';
  block({ takenForGranted, answer: called, expected: 'a success', differences: [] });
}

/** What a set-up takes for granted: that the server accepted each call. */
export const requireAccepted = (calls: readonly Called[]): void =>
  calls.forEach(each => requireAnswered(each, isAccepted, 'accepted'));

/** What a set-up takes for granted: that the server refused each call of a client. */
export const requireRefused = ({ calls }: Client): void =>
  arrivedAmong(calls).forEach(each => requireAnswered(each, isRefused, 'rejected'));

/** A call that was answered otherwise has gone wrong on its way, which other checks judge. */
function requireAnswered(
  { operation, answered }: Called,
  isSo: (answer: { status: number }) => boolean,
  word: string,
): void {
  if (answered && isSo(answered)) return;
  const came = answered ? `answered ${answered.status}` : 'not answered';
  obstruct(`${operation} of the client was ${came}, and not ${word} by the server of this check`);
}

/**
 * What a set-up takes for granted: that each call that a client can do arrived as a request of its operation. Ends the check
 * without a verdict where it can do none of them.
 */
export function requireRequests(client: Client): void {
  const [lost] = offeredAmong(client.calls).filter(isLost);
  if (lost) blockFor(lost);
}

/** The same of one call at least, where the check judges each request: a call that goes elsewhere is judged by its path. */
export function requireAnyRequest(client: Client): void {
  arrivedAmong(client.calls);
}

/** The calls that an SDK can do and that arrived as requests of their operations: a call that goes elsewhere is judged by its path. */
export function arrivedAmong(calls: readonly Called[]): Called[] {
  const offered = offeredAmong(calls);
  const arrived = offered.filter(each => !isLost(each));
  if (arrived.length === 0) blockFor(offered[0]!);
  return arrived;
}

/** What a set-up takes for granted: that the driver has answered. */
export function requireReply({ reply }: Called): void {
  if (!reply.answer) obstruct(`the driver ${reply.problem}`);
}

/** What a set-up takes for granted: that a call which the server was to answer otherwise than usual has come to it. */
export function requireArrival(called: Called): void {
  if (called.missedScript && isLost(called)) blockFor(called);
}

/** The calls that an SDK can do; ends the check without a verdict where there are none. */
function offeredAmong(calls: readonly Called[]): Called[] {
  const offered = calls.filter(({ unsupported }) => unsupported === undefined);
  const why = calls[0]?.unsupported;
  if (offered.length === 0)
    notTested(test.info(), `the SDK cannot do it: ${why ?? 'nothing was asked'}`, 'not offered');
  return offered;
}

const isLost = ({ operation, calls }: Called): boolean =>
  !calls.some(each => each.operation === operation);

function blockFor(lost: Called): void {
  block({
    takenForGranted: callOf[lost.operation]!,
    answer: lost,
    expected: `a request of ${lost.operation}`,
    received: 'none',
    differences: [],
  });
}

const callOf: Readonly<Record<string, RequirementId>> = {
  'sign-up': 'client.sign-up-call',
  'sign-in': 'client.sign-in-call',
  'sign-up-or-in': 'client.sign-up-or-in-call',
  'update-phone': 'client.update-phone-call',
  verify: 'client.verify-call',
};
