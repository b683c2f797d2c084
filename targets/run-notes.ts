import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { currentRun } from './run.ts';

/** What the processes of a run note for each other under one name, oldest first: kept in a file, since workers end. */
export class RunNotes<T> {
  private readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  /** Notes one more. */
  add(each: T): void {
    appendFileSync(this.path, `${JSON.stringify(each)}\n`);
  }

  /** All that was noted so far. */
  get all(): T[] {
    if (!existsSync(this.path)) return [];
    const lines = readFileSync(this.path, 'utf8').split('\n').slice(0, -1);
    return lines.map(each => JSON.parse(each) as T);
  }

  private get path(): string {
    return join(currentRun().directory, this.name);
  }
}

/** How often the processes of a run have met something. */
export class RunCount {
  private readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  /** Counts one more. */
  add(): void {
    appendFileSync(this.path, '.');
  }

  get count(): number {
    return existsSync(this.path) ? readFileSync(this.path).length : 0;
  }

  private get path(): string {
    return join(currentRun().directory, this.name);
  }
}
