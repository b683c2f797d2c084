import type { Clock } from '../../targets/clock.ts';

/**
 * A clock that waits for nothing: where something waits, time goes on to the moment that comes first. For a target that
 * does at once what it does, since nobody else's time goes on with it.
 */
export class VirtualClock implements Clock {
  private ahead = 0;
  private readonly sleepers: { until: number; wake: () => void }[] = [];

  now(): number {
    return Date.now() + this.ahead;
  }

  wait(ms: number): Promise<void> {
    return new Promise(wake => {
      this.sleepers.push({ until: this.now() + ms, wake });
      setImmediate(() => this.wakeFirst());
    });
  }

  private wakeFirst(): void {
    const [first] = this.sleepers.sort((a, b) => a.until - b.until).splice(0, 1);
    if (!first) return;
    this.ahead += Math.max(0, first.until - this.now());
    first.wake();
  }
}
