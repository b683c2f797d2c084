import type { Clock } from '../../../targets/clock.ts';
import type { Answer } from './answer.ts';

/** The ms that all calls of a check together wait at most. */
const longest = 30_000;

/** How long the target asks us to wait in ms, where it is 429, or 503 with Retry-After. */
export function retryAfter(answer: Answer): number | undefined {
  const header = answer.header('retry-after');
  if (answer.status !== 429 && !(answer.status === 503 && header !== undefined)) return undefined;
  const seconds = Number(header ?? 1);
  if (Number.isFinite(seconds)) return Math.max(seconds, 0) * 1000;
  const until = Date.parse(header ?? '') - (answer.sentAt + answer.ms);
  return Number.isFinite(until) ? Math.max(until, 0) : 1000;
}

/** What is said of an operation whose throttle outlasts the patience of a check. */
export const throttled = ({ call, status }: Answer) =>
  `the target throttles ${call.operation}: it answers ${status}, and a check waits ` +
  `${longest / 1000} s at most; RATE_LIMIT makes the suite slower`;

/** How long one check waits for a target that asks its callers to come later: what calls wait side by side counts once. */
export class Patience {
  private readonly clock: Clock;
  private waited = 0;
  private until = 0;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** Waits so many ms, where that is not too long; whether it has. */
  async wait(ms: number): Promise<boolean> {
    const now = this.clock.now();
    const more = Math.max(0, now + ms - Math.max(now, this.until));
    if (this.waited + more > longest) return false;
    this.waited += more;
    this.until = Math.max(now + ms, this.until);
    await this.clock.wait(ms);
    return true;
  }
}
