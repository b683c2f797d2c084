import type { PreflightResult } from '../../../targets/preflight-result.ts';
import type { Answer } from '../http/answer.ts';

/** In ms: a run that takes less is not long. */
const long = 120_000;
/** In ms for a call: from here on it is the target that takes the time of a run. */
const slowCall = 100;
/** In ms for a message: the same. */
const slowMessage = 500;
/** So many workers wait for a target side by side without being a burden. */
const more = 8;

/** What is said at the end of a long run against a slow target, which more workers would shorten: undefined where they would not. */
export function slowRunNote(
  { callTime = 0, inbox }: PreflightResult,
  { ms, workers }: { ms: number; workers: number },
): string | undefined {
  const delay = inbox?.delay ?? 0;
  const slow = [
    ...(callTime >= slowCall ? [`${inSeconds(callTime)} a call`] : []),
    ...(delay >= slowMessage ? [`${inSeconds(delay)} a message`] : []),
  ];
  if (ms < long || workers >= more || slow.length === 0) return undefined;
  return `The target is slow (${slow.join(', ')}): try --workers=${more}`;
}

/** The time that a usual call takes, in ms: the middle one of those that were answered; undefined where none was. */
export function middleOf(answers: readonly Answer[]): number | undefined {
  const times = answers.filter(({ status }) => status > 0).map(({ ms }) => ms);
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)];
}

const inSeconds = (ms: number) =>
  ms < 1000 ? `${Math.round(ms)} ms` : `${Number((ms / 1000).toFixed(1))} s`;
