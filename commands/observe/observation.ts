import type { Ruling } from '../../spec/wire.ts';
import type { Observed } from '../../targets/observer/observed.ts';
import { judge, operationOfRequest } from './judged.ts';
import { Learned } from './learned.ts';

/** Something that is wrong in the same way in however many exchanges, with the first of them. */
export interface Problem {
  ruling: Ruling;
  operation: string;
  sample: Observed;
  count: number;
}

/** What traffic has shown of a requirement. */
export interface Tally {
  judged: number;
  broken: number;
  problems: Map<string, Problem>;
}

/** What is known of the traffic before it comes. */
export interface Expected {
  /** What stands before the paths of the API, without a slash at its end. */
  prefix: string;
  /** Whether the Authorization headers of requests are there, which some recordings leave out. */
  hasBearers: boolean;
}

const mostProblems = 20;
const mostPaths = 1000;

/** Judges traffic as it comes, and keeps what it has shown: a sample of each problem, and counts. */
export class Observation {
  readonly learned = new Learned();
  readonly tallies = new Map<string, Tally>();
  /** How many requests there were of each operation, and of whatever else by method and path. */
  readonly used = new Map<string, number>();
  readonly others = new Map<string, number>();
  /** Why something could not be judged, and how often. */
  readonly unjudged = new Map<string, number>();
  total = 0;
  /** How many requests of operations were answered, but by a server error. */
  answered = 0;
  /** The client as its own headers name it. */
  client: string | undefined;
  private readonly expected: Expected;
  private queue = Promise.resolve();
  private fault: { error: unknown } | undefined;

  constructor(expected: Expected) {
    this.expected = expected;
  }

  /** Takes an exchange; it is judged in its turn. */
  take(observed: Observed): void {
    this.queue = this.queue
      .then(() => this.judge(observed))
      .catch((error: unknown) => void (this.fault ??= { error })); // the traffic goes on
  }

  /** Waits until all that was taken is judged. @throws what went wrong in between */
  async end(): Promise<void> {
    await this.queue;
    if (this.fault) throw this.fault.error;
  }

  private async judge(observed: Observed): Promise<void> {
    this.total += 1;
    const { method, path, headers } = observed;
    const { prefix, hasBearers } = this.expected;
    const inside = path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : undefined;
    const operation = inside === undefined ? 'other' : operationOfRequest(method, inside);
    if (operation === 'other') {
      const other = `${method} ${path.split('?', 1)[0]}`;
      return count(this.others, this.others.size < mostPaths ? other : `${method} …`);
    }
    count(this.used, operation);
    this.client ??= nameOf(headers);
    this.noteUnjudged(observed);
    if (observed.answer && observed.answer.status < 500) this.answered += 1;
    for (const ruling of await judge(
      operation,
      { ...observed, path: inside! },
      this.learned,
      hasBearers,
    ))
      this.note(ruling, operation, observed);
  }

  private noteUnjudged({ answer, problem, unread }: Observed): void {
    if (unread?.request) count(this.unjudged, `the body of the request ${unread.request}`);
    if (unread?.answer) count(this.unjudged, `the body of the answer ${unread.answer}`);
    if (problem) count(this.unjudged, `the target ${problem}`);
    if (answer && answer.status >= 500) count(this.unjudged, `the answer is ${answer.status}`);
  }

  private note(ruling: Ruling, operation: string, sample: Observed): void {
    const { requirement, holds, differences } = ruling;
    const tally = this.tallies.get(requirement) ?? { judged: 0, broken: 0, problems: new Map() };
    this.tallies.set(requirement, tally);
    tally.judged += 1;
    if (holds) return;
    tally.broken += 1;
    const key = differences.map(each => each.subject).join('\n');
    const known = tally.problems.get(key);
    if (known) known.count += 1;
    else if (tally.problems.size < mostProblems)
      tally.problems.set(key, { ruling, operation, sample, count: 1 });
  }
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** The name and version of an SDK, as SDKs of the vendor send it. */
function nameOf(headers: Observed['headers']): string | undefined {
  const [name, version] = ['name', 'version'].map(
    each => headers.find(({ name }) => name.toLowerCase() === `x-descope-sdk-${each}`)?.value,
  );
  return name && [name, version].filter(Boolean).join(' ').slice(0, 60);
}
