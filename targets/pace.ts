import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock, type Clock } from './clock.ts';
import { currentRun } from './run.ts';

const minute = 60_000;
/** A little slower than asked, so that a call which comes late does not fall into a minute that is full. */
const ease = 1.01;
/** The ms between calls, from the first throttle on and at most: twice as many for each second in which one is met. */
const [slow, slowest] = [25, 200];
/** A step back is taken after so many ms, one step further for each throttle. */
const recovery = 3000;
const atOnce = 1000;

/** How much a target that throttles has slowed a run down, and since when. */
interface Slowness {
  interval: number;
  since: number;
}

/** Keeps all processes of a run together to so many calls a minute: each call takes a turn of its own, evenly spaced. */
export class Pace {
  private readonly asked: number;
  private readonly clock: Clock;
  private readonly key: string;
  private readonly next = new Map<number, number>();

  /** No limit when `callsPerMinute` is undefined, until the target of this name throttles. */
  constructor(callsPerMinute: number | undefined, target: string, clock: Clock = systemClock) {
    this.key = target.replaceAll(/\W/g, '-');
    this.clock = clock;
    this.asked = callsPerMinute === undefined ? 0 : (minute / callsPerMinute) * ease;
  }

  /** Waits until it is the caller's turn. @throws when the signal comes first */
  async turn(signal?: AbortSignal): Promise<void> {
    const interval = Math.max(this.asked, this.slowedTo());
    if (interval === 0) return;
    const { startedAt } = currentRun();
    let turn = Math.ceil((this.clock.now() - startedAt) / interval);
    turn = Math.max(turn, this.next.get(interval) ?? 0);
    while (!take(`turn-${this.key}-${interval}-${turn}`)) turn++;
    this.next.set(interval, turn);
    const ms = startedAt + turn * interval - this.clock.now();
    await this.clock.wait(Math.max(0, ms), signal);
  }

  /** Slows all processes of the run down for a while, since the target has asked a caller to come later. */
  slowDown(): void {
    const now = this.clock.now();
    const before = this.slowness();
    if (before && now - before.since < atOnce) return;
    const interval = Math.min(slowest, Math.max(slow, 2 * this.slowedTo()));
    writeFileSync(this.path, JSON.stringify({ interval, since: now }));
  }

  /** The ms between calls that throttles have led to: half as many after each while without one; 0 where that is over. */
  private slowedTo(): number {
    const found = this.slowness();
    if (!found) return 0;
    const steps = Math.floor(Math.max(0, this.clock.now() - found.since) / recovery);
    const interval = found.interval / 2 ** steps;
    return interval < slow ? 0 : interval;
  }

  private slowness(): Slowness | undefined {
    if (!existsSync(this.path)) return undefined;
    try {
      return JSON.parse(readFileSync(this.path, 'utf8')) as Slowness;
    } catch {
      return undefined; // another process is writing it
    }
  }

  private get path(): string {
    return join(currentRun().directory, `slowed-down-${this.key}`);
  }
}

/** Takes a turn that no other process has taken; whether it was still to be had. */
function take(turn: string): boolean {
  try {
    writeFileSync(join(currentRun().directory, turn), '', { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
