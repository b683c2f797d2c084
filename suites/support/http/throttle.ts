import { randomUUID } from 'node:crypto';
import { serverIn } from '../../../spec/proxies.ts';
import type { Clock } from '../../../targets/clock.ts';
import type { Answer, ApiCall } from './answer.ts';
import { operations } from './operations.ts';

/** The ms that all calls of a check together wait at most. */
const longest = 30_000;

/** How long the target asks us to wait in ms, where an answer is a throttle; undefined where it is none. */
export function retryAfter(answer: Answer): number | undefined {
  if (!isThrottle(answer)) return undefined;
  const header = answer.header('retry-after');
  const seconds = Number(header ?? 1);
  if (Number.isFinite(seconds)) return Math.max(seconds, 0) * 1000;
  const until = Date.parse(header ?? '') - nowThere(answer);
  return Number.isFinite(until) ? Math.max(until, 0) : 1000;
}

/** 429, and a 503 that asks to come later or is a page, as gateways make it in front of a target. */
function isThrottle(answer: Answer): boolean {
  if (answer.status === 429) return true;
  const asksToWait = answer.header('retry-after') !== undefined || isPage(answer);
  return answer.status === 503 && asksToWait;
}

const isPage = (answer: Answer) => answer.header('content-type')?.includes('html') ?? false;

/** The time at which an answer was made, by the clock that its dates are of. */
function nowThere(answer: Answer): number {
  const date = Date.parse(answer.header('date') ?? '');
  return Number.isFinite(date) ? date : answer.sentAt + answer.ms;
}

/** A throttle in short, and what stands behind it perhaps: ``503 (HTML, `Server: nginx`)``. */
export function inShort(answer: Answer): string {
  const server = serverIn(answer);
  const details = [isPage(answer) && 'HTML', server && `\`Server: ${server}\``].filter(Boolean);
  return `${answer.status}${details.length > 0 ? ` (${details.join(', ')})` : ''}`;
}

/** What is said where a throttle outlasts the patience of a check: the same of every operation, since it is one cause. */
export const throttled = (answer: Answer) =>
  `the target throttles: it answers ${inShort(answer)}, and a check waits ${longest / 1000} s at most. ` +
  'Is there a rate limit in front of it? Set RATE_LIMIT';

/** A call that changes nothing, of another operation than one that is throttled. */
export function otherCall({ operation, headers }: ApiCall): ApiCall {
  const { verify, updatePhone } = operations;
  const other = operation === verify.name ? updatePhone : verify;
  const body = JSON.stringify({ token: randomUUID() });
  return { operation: other.name, method: 'POST', path: other.path, headers, body };
}

/** How long one check waits for a target that asks its callers to come later: what calls wait side by side counts once. */
export class Patience {
  private readonly clock: Clock;
  private readonly longest: number;
  private waited = 0;
  private until = 0;

  /** Waits `most` ms in all. */
  constructor(clock: Clock, most = longest) {
    this.clock = clock;
    this.longest = most;
  }

  /** Waits so many ms, where that is not too long; whether it has. */
  async wait(ms: number): Promise<boolean> {
    const now = this.clock.now();
    const more = Math.max(0, now + ms - Math.max(now, this.until));
    if (this.waited + more > this.longest) return false;
    this.waited += more;
    this.until = Math.max(now + ms, this.until);
    await this.clock.wait(ms);
    return true;
  }
}
