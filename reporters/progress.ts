import type { Suite, TestCase } from '@playwright/test/reporter';
import { clearLine, cursorTo } from 'node:readline';
import type { WriteStream } from 'node:tty';
import { environment } from './environment.ts';
import { count, duration, shorten } from './text.ts';

const patience = 3000;

/** How far a run is: one line that redraws in a terminal, a new line now and then in a log. */
export class Progress {
  private readonly total: number;
  private readonly began = Date.now();
  private readonly out: WriteStream;
  private readonly redraws: boolean;
  private done = 0;
  private red = 0;
  private last = this.began;
  private quarter = 0;
  private shows = false;

  constructor(
    suite: Suite,
    out: WriteStream = process.stdout,
    redraws = out.isTTY && environment.colours() !== false, // what redraws is an escape sequence, too
  ) {
    this.total = suite.allTests().length;
    this.out = out;
    this.redraws = redraws;
  }

  /** Counts a check that has ended; one that an obstacle has kept from beginning is no progress. */
  count(test: TestCase) {
    if (test.results.at(-1)?.annotations.some(({ type }) => type === 'never ran')) return;
    if (test.results.length === 1) this.done++;
    if (!test.ok()) this.red++;
    if (this.redraws) this.redraw(test);
    else this.log();
  }

  /** Takes the line away, so that something else can be printed. */
  clear() {
    if (!this.shows) return;
    clearLine(this.out, 0);
    cursorTo(this.out, 0);
    this.shows = false;
  }

  private redraw(test: TestCase) {
    const now = Date.now();
    if (now - this.last < 80) return;
    this.last = now;
    const filled = Math.round((20 * this.done) / this.total);
    const bar = '━'.repeat(filled) + '┄'.repeat(20 - filled);
    const title = test.titlePath().slice(3).join(' › ');
    this.clear();
    this.out.write(shorten(`  ${bar}  ${this.words()}  ${title}`, this.out.columns - 1));
    this.shows = true;
  }

  private log() {
    const now = Date.now();
    const quarter = Math.floor((4 * this.done) / this.total);
    const isDue = now - this.last >= 10_000 || quarter > this.quarter;
    this.quarter = quarter;
    if (!isDue || now - this.began < patience || this.done === this.total) return;
    this.last = now;
    this.out.write(`  ${this.words()}\n`);
  }

  private words() {
    const red = this.red > 0 ? `, ${this.red} red` : '';
    const time = duration(Date.now() - this.began);
    return `${this.done} of ${count(this.total, 'check')}${red}, ${time}`;
  }
}
