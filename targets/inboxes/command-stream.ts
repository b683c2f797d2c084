import { StringDecoder } from 'node:string_decoder';
import { ProcessGroup } from '../../drivers/group.ts';
import { RunNotes } from '../run-notes.ts';
import { keptMessages } from './kept-messages.ts';
import { lastWords } from './last-words.ts';
import { Records } from './records.ts';

/** How much a command may print: messages that are kept, and characters since the last of them. */
export interface StreamLimits {
  messages: number;
  charactersWithout: number;
}

/** What any link has, also where it is escaped. */
const link = /:\\?\/\\?\/|%3a%2f%2f/i;

const usualLimits: StreamLimits = { messages: 100_000, charactersWithout: 500_000_000 };

/** What has become of the command: it has printed, a message was in it, or it is over, and why. */
type Event = 'printed' | 'read' | { over: string };

const events = new RunNotes<Event>('command-events');

/** What is known of the command that was started; any process of the run can ask. */
export const streamState = {
  /** Why it prints nothing any more, as a verb that follows its name. */
  get over(): string | undefined {
    return events.all.map(each => (typeof each === 'string' ? undefined : each.over)).find(Boolean);
  },

  /** Whether it has printed anything, and whether a message was in it. */
  has: (event: 'printed' | 'read'): boolean => events.all.includes(event),
};

/**
 * Starts a command and keeps the messages to numbers of a pattern that it prints, on either stream, as they come. Gives what
 * ends it and every process that it has started.
 */
export function startStream(
  words: readonly string[],
  pattern: string,
  limits: StreamLimits = usualLimits,
): () => void {
  const group = new ProcessGroup(words, process.env);
  const stream = new Stream(group, pattern, limits);
  const endWith = (signal: NodeJS.Signals) => {
    group.kill();
    process.kill(process.pid, signal); // as if nobody had listened
  };
  const signals: NodeJS.Signals[] = ['SIGTERM', 'SIGHUP'];
  for (const each of signals) process.once(each, endWith);
  return () => {
    for (const each of signals) process.off(each, endWith);
    stream.close();
  };
}

class Stream {
  private readonly group: ProcessGroup;
  private readonly pattern: string;
  private readonly limits: StreamLimits;
  private readonly noted = new Set<Event>();
  private errors = '';
  private messages = 0;
  private charactersWithout = 0;
  private isOver = false;

  constructor(group: ProcessGroup, pattern: string, limits: StreamLimits) {
    this.group = group;
    this.pattern = pattern;
    this.limits = limits;
    const { stdin, stdout, stderr } = group.child;
    stdin.end();
    const read = [stdout, stderr].map(each => this.readFrom(each));
    stderr.on('data', (chunk: Buffer) => {
      this.errors = (this.errors + chunk.toString()).slice(-2000);
    });
    void group.ended.then(async how => {
      await Promise.race([Promise.all(read), this.aMoment()]); // its children may hold its output open
      this.end(how + lastWords(this.errors));
    });
  }

  close(): void {
    this.isOver = true;
    this.group.kill();
  }

  /** Reads a stream to its end. */
  private readFrom(stream: NodeJS.ReadableStream): Promise<void> {
    const decoder = new StringDecoder('utf8');
    const records = new Records();
    stream.on('data', (chunk: Buffer) => this.take(() => records.add(decoder.write(chunk)), chunk));
    return new Promise(done => {
      stream.once('end', () => {
        this.take(() => records.end());
        done();
      });
      stream.once('error', () => done());
    });
  }

  private take(read: () => unknown[], chunk?: Buffer): void {
    if (this.isOver) return;
    if (chunk) this.note('printed');
    this.charactersWithout += chunk?.length ?? 0;
    try {
      for (const each of read()) this.keep(each);
    } catch (error) {
      this.giveUp((error as Error).message);
    }
    if (this.charactersWithout > this.limits.charactersWithout)
      this.giveUp(`more than ${this.limits.charactersWithout} characters without a message`);
    if (this.messages > this.limits.messages)
      this.giveUp(`more than ${this.limits.messages} messages`);
  }

  private keep(record: unknown): void {
    if (this.messages > this.limits.messages) return;
    if (typeof record === 'string' && !link.test(record)) return; // most lines of a log
    const phones = keptMessages.keep(record, this.pattern);
    if (phones.length === 0) return;
    this.messages += 1;
    this.charactersWithout = 0;
    this.note('read');
  }

  private giveUp(what: string): void {
    this.end(`printed too much (${what})`);
    this.group.kill();
  }

  private end(over: string): void {
    if (this.isOver) return;
    this.isOver = true;
    events.add({ over });
  }

  private note(event: 'printed' | 'read'): void {
    if (this.noted.has(event)) return;
    this.noted.add(event);
    events.add(event);
  }

  private aMoment(): Promise<void> {
    return new Promise(done => setTimeout(done, 1000).unref());
  }
}
