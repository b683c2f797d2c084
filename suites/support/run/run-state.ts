import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Run } from '../../../targets/run.ts';

/** What the workers of a run tell each other: kept in files, since a failed check ends its worker. */
export class RunState {
  private readonly directory: string;
  private readonly prefix: string;

  constructor(run: Run, target: string) {
    this.directory = run.directory;
    this.prefix = target.replaceAll(/\W/g, '-');
  }

  /** Counts one more of something. */
  add(what: string, detail = ''): void {
    appendFileSync(this.path(what), `${detail.replaceAll('\n', ' ')}\n`);
  }

  /** Counts something from zero again. */
  clear(what: string): void {
    rmSync(this.path(what), { force: true });
  }

  /** How often something was counted. */
  count(what: string): number {
    return this.details(what).length;
  }

  /** What was said each time it was counted. */
  details(what: string): string[] {
    const path = this.path(what);
    if (!existsSync(path)) return []; // asked at every call, where an error would cost its stack
    try {
      return readFileSync(path, 'utf8').split('\n').slice(0, -1);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      return [];
    }
  }

  /** Whether nobody of this run has taken something before: then it is the caller's. */
  take(what: string): boolean {
    try {
      writeFileSync(this.path(what), '', { flag: 'wx' });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      return false;
    }
  }

  /** A number that nobody of this run has been given before: 0, 1, 2 and so on. */
  takeTurn(what: string): number {
    let turn = 0;
    while (!this.take(`${what} ${turn}`)) turn++;
    return turn;
  }

  private path(what: string): string {
    return join(this.directory, `${this.prefix}-${what.replaceAll(/\W/g, '-')}`);
  }
}
