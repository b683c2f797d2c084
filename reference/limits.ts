/** What a live service limits, for a rehearsal on a reference. */
export interface Limits {
  /** How many test users a project may have. */
  testUsers?: number;
  /** How many calls are answered within so many seconds. */
  rate?: { calls: number; seconds: number };
  /** The share of messages that get lost, from 0 to 1. */
  lose?: number;
}

/** Counts the calls of the last seconds. */
export class CallWindow {
  private readonly times: number[] = [];

  /** The seconds until another call is answered; undefined where this one is. */
  wait(now: number, { calls, seconds }: NonNullable<Limits['rate']>): number | undefined {
    const ms = seconds * 1000;
    while (this.times.length > 0 && this.times[0]! <= now - ms) this.times.shift();
    if (this.times.length >= calls) return Math.ceil((this.times[0]! + ms - now) / 1000);
    this.times.push(now);
    return undefined;
  }
}
