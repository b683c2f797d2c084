import { setTimeout } from 'node:timers/promises';

/** The time of this process: whatever waits does so on a clock that it is given. */
export interface Clock {
  /** In ms since 1970. */
  now(): number;
  /** @throws when the signal comes first */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The time as everybody has it. */
export const systemClock: Clock = {
  now: () => Date.now(),
  wait: (ms, signal) => setTimeout(ms, undefined, signal && { signal }),
};
