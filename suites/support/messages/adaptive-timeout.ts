import type { RunState } from '../run/run-state.ts';

/** After so many messages of one operation in a row that did not come, they are waited for less. */
const tolerated = 3;
const shortest = 500;

/**
 * How long the messages of each operation are waited for: as long as the settings say, until too many in a row have not
 * come. From then on as long as its messages usually take, or not at all where none has ever come in this run.
 */
export class AdaptiveTimeout {
  private readonly runState: RunState;
  private readonly timeout: number;

  /** Waits for `timeout` ms at first. */
  constructor(runState: RunState, timeout: number) {
    this.runState = runState;
    this.timeout = timeout;
  }

  /** How long a message of an operation is worth waiting for in ms; undefined where it is not. */
  of(operation: string): number | undefined {
    if (this.runState.count(missesOf(operation)) < tolerated) return this.timeout;
    const usual = this.usual(operation);
    return usual === undefined ? undefined : Math.min(this.timeout, Math.max(shortest, 3 * usual));
  }

  /** How long a message is worth waiting for in ms of which nobody knows whether it comes: `least` or more. */
  brief(operation: string, least: number): number {
    return Math.min(this.timeout, Math.max(least, 4 * (this.usual(operation) ?? 0)));
  }

  /** Notes that a message came after so many ms. */
  noteArrival(operation: string, ms: number): void {
    const usual = this.usual(operation);
    if (usual === undefined || ms > 2 * usual + 10) {
      this.runState.add(delaysOf(operation), String(ms));
    }
    const misses = missesOf(operation);
    if (this.runState.count(misses) > 0) this.runState.clear(misses);
  }

  /** Notes that no message came. */
  noteMiss(operation: string): void {
    this.runState.add(missesOf(operation));
  }

  /** How long its messages have taken in ms at most; undefined where none has come. */
  private usual(operation: string): number | undefined {
    const noted = this.runState.details(delaysOf(operation)).map(Number);
    return noted.length > 0 ? Math.max(...noted) : undefined;
  }
}

const missesOf = (operation: string) => `misses of ${operation}`;
const delaysOf = (operation: string) => `delays of ${operation}`;
