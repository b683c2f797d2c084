import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock, type Clock } from './clock.ts';
import { currentRun } from './run.ts';

const minute = 60_000;

/** Keeps all processes of a run together to so many calls a minute: each call takes a turn of its own, evenly spaced. */
export class Pace {
  private readonly interval: number;
  private readonly clock: Clock;
  private next = 0;

  /** No limit when `callsPerMinute` is undefined. */
  constructor(callsPerMinute: number | undefined, clock: Clock = systemClock) {
    this.clock = clock;
    this.interval = callsPerMinute === undefined ? 0 : minute / callsPerMinute;
  }

  /** Waits until it is the caller's turn. @throws when the signal comes first */
  async turn(signal?: AbortSignal): Promise<void> {
    if (this.interval === 0) return;
    const { startedAt } = currentRun();
    this.next = Math.max(this.next, Math.ceil((this.clock.now() - startedAt) / this.interval));
    while (!take(this.next)) this.next++;
    const ms = startedAt + this.next * this.interval - this.clock.now();
    await this.clock.wait(Math.max(0, ms), signal);
  }
}

/** Takes a turn that no other process has taken; whether it was still to be had. */
function take(turn: number): boolean {
  try {
    writeFileSync(join(currentRun().directory, `turn-${turn}`), '', { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
