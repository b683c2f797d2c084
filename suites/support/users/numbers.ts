import { countOf, numberAt } from '../../../targets/phone-numbers.ts';
import { obstruct } from '../findings/set-up.ts';
import type { RunState } from '../run/run-state.ts';

const blockSize = 10;

/** Gives the URLs that lie at a phone before this run has used it. */
export type LookBack = (phone: string) => Promise<string[]>;

/** Deals the phone numbers of a range, each once in a run: workers take them in blocks. */
export class Numbers {
  private readonly pattern: string;
  private readonly seed: number;
  private readonly runState: RunState;
  private readonly lookBack: LookBack;
  private readonly waiting: string[] = [];
  private readonly left = new Map<string, ReadonlySet<string>>();
  private filling: Promise<void> | undefined;

  constructor(pattern: string, seed: number, runState: RunState, lookBack: LookBack) {
    this.pattern = pattern;
    this.seed = seed;
    this.runState = runState;
    this.lookBack = lookBack;
  }

  /** A number that this run has not used yet. @throws when the range is used up */
  async next(): Promise<string> {
    for (;;) {
      const number = this.waiting.shift();
      if (number !== undefined) return number;
      this.filling ??= this.fill().finally(() => (this.filling = undefined));
      await this.filling;
    }
  }

  /** The URLs that an earlier run has left at a phone. */
  leftAt(phone: string): ReadonlySet<string> {
    return this.left.get(phone) ?? new Set();
  }

  private async fill(): Promise<void> {
    const first = this.runState.takeBlock('numbers') * blockSize;
    const count = countOf(this.pattern);
    if (first + blockSize > count) {
      obstruct(`PHONE_NUMBERS "${this.pattern}" is used up: give a wider range`);
    }
    const step = stepThrough(count, Math.floor(this.seed / count));
    const numbers = Array.from({ length: blockSize }, (_, n) =>
      numberAt(this.pattern, (this.seed + (first + n) * step) % count),
    );
    await Promise.all(
      numbers.map(async each => this.left.set(each, new Set(await this.lookBack(each)))),
    );
    this.waiting.push(...numbers);
  }
}

/** The digits of a phone number, however it is written. */
export function digitsOf(phone: unknown): string {
  return String(phone).replaceAll(/\D/g, '');
}

/**
 * A step that leads through all of so many numbers. Each run has its own: with one step for all, two runs that once deal
 * the same number would deal the same ones from then on.
 */
function stepThrough(count: number, wish: number): number {
  let step = 1 + (wish % count);
  while (commonDivisor(step, count) > 1) step += 1;
  return step;
}

const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b));
