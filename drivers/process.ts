import { setTimeout as wait } from 'node:timers/promises';
import { DriverError, usualPatience, type Driver, type Patience, type Reply } from './driver.ts';
import { ProcessGroup, type Environment } from './group.ts';
import { Lines } from './lines.ts';
import { parsed, problemOfLine, type Answer, type Command, type Hello } from './protocol.ts';

/** How much a driver may print beside its answers, and how many lines of the wrong kind it may write. */
const mostPrinted = 1_000_000;
const mostStray = 100;
/** After so many commands without an answer it is asked nothing more. */
const mostSilent = 3;

/**
 * Starts a driver and waits for its first line.
 * @throws DriverError where it cannot be started, says nothing in time, or says something else
 */
export async function startDriver(
  command: string,
  env: Environment,
  patience: Patience = usualPatience,
): Promise<Driver> {
  const started = new DriverProcess(command, env, patience);
  await started.greeted();
  return started;
}

/** A driver that is a process: one line of JSON for each command, one for each answer, in any order. */
class DriverProcess implements Driver {
  hello!: Hello;
  private readonly group: ProcessGroup;
  private readonly lines = new Lines();
  private readonly patience: Patience;
  private readonly waiting = new Map<string, (reply: Reply) => void>();
  private readonly answered = new Set<string>();
  private readonly found: string[] = [];
  private silences = 0;
  private text = '';
  private errors = '';
  /** Why it answers nothing any more. */
  private over: string | undefined;
  private greet: ((problem?: string) => void) | undefined;

  constructor(command: string, env: Environment, patience: Patience) {
    this.patience = patience;
    this.group = new ProcessGroup(command, env);
    const { stdout, stderr } = this.group.child;
    stdout.on('data', (chunk: Buffer) => this.read(chunk));
    stderr.on('data', (chunk: Buffer) => {
      this.errors = (this.errors + chunk.toString()).slice(-2000);
      this.print(chunk.toString());
    });
    void this.group.ended.then(async how => {
      await wait(50); // what it has written last is still to be read
      this.end(how);
    });
  }

  async greeted(): Promise<void> {
    const problem = await new Promise<string | undefined>(done => {
      this.greet = done;
      const seconds = this.patience.hello / 1000;
      setTimeout(
        () => done(`wrote no first line within ${seconds} s`),
        this.patience.hello,
      ).unref();
      if (this.over) done(this.over);
    });
    this.greet = undefined;
    if (problem === undefined) return;
    this.group.kill();
    throw new DriverError(problem + this.lastWords());
  }

  ask(command: Command): Promise<Reply> {
    if (this.over) return Promise.resolve({ problem: this.over });
    return new Promise(done => {
      const seconds = this.patience.answer / 1000;
      const late = () => {
        this.settle(command.id, { problem: `gave no answer within ${seconds} s` });
        this.silences += 1;
        if (this.silences >= mostSilent)
          this.giveUp(`gave no answer to ${mostSilent} commands within ${seconds} s each`);
      };
      const timer = setTimeout(late, this.patience.answer);
      this.waiting.set(command.id, reply => {
        clearTimeout(timer);
        done(reply);
      });
      this.group.child.stdin.write(`${JSON.stringify(command)}\n`);
    });
  }

  printed(): string {
    return this.text;
  }

  complaints(): readonly string[] {
    return [...new Set(this.found)];
  }

  async close(): Promise<readonly string[]> {
    const isGone = this.over !== undefined;
    this.group.child.stdin.end();
    const ended = await Promise.race([this.group.ended, wait(this.patience.end)]);
    if (ended === undefined)
      this.complain(`went on for ${this.patience.end / 1000} s after the end of input`);
    else if (!isGone && (await this.group.outlives(this.patience.end)))
      this.complain('left processes behind');
    this.group.kill();
    return this.complaints();
  }

  private read(chunk: Buffer): void {
    if (this.over) return;
    try {
      for (const line of this.lines.add(chunk)) this.take(line);
    } catch (error) {
      this.giveUp(`wrote too much: ${(error as Error).message}`);
    }
  }

  private take(line: string): void {
    if (this.hello as Hello | undefined) return this.takeAnswer(line);
    const message = parsed(line);
    const problem = problemOfLine('hello', message);
    if (problem === undefined) this.hello = message as Hello;
    this.greet?.(problem && `${problem} (${shown(line)})`);
  }

  private takeAnswer(line: string): void {
    const message = parsed(line);
    const problem = problemOfLine('answer', message);
    const { id } = (message ?? {}) as Partial<Answer>;
    if (problem) {
      this.stray(`${problem} (${shown(line)})`, line);
      const meant = this.waiting.has(String(id)) ? String(id) : this.onlyOneFor(message);
      if (meant !== undefined) this.settle(meant, { problem, line });
      return;
    }
    if (this.settle(id!, { answer: message as Answer, line })) return;
    const twice = this.answered.has(id!);
    this.stray(twice ? 'answered a command twice' : 'answered a command that was not sent', line);
  }

  /** The command that waits, where there is one alone and a line answers something, though not as the protocol says. */
  private onlyOneFor(message: unknown): string | undefined {
    const isAnswer = ['value', 'error', 'unsupported'].some(each => each in Object(message));
    return isAnswer && this.waiting.size === 1 ? [...this.waiting.keys()][0] : undefined;
  }

  private settle(id: string, reply: Reply): boolean {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (waiting) this.answered.add(id);
    waiting?.(reply);
    return waiting !== undefined;
  }

  private stray(problem: string, line: string): void {
    this.complain(problem);
    this.print(`${line}\n`);
    if (this.found.length > mostStray)
      this.giveUp(`wrote too much: ${mostStray} lines that answer nothing`);
  }

  private print(text: string): void {
    this.text += text;
    if (this.text.length > mostPrinted) this.giveUp('wrote too much: more than 1 MB on stderr');
  }

  private complain(problem: string): void {
    this.found.push(problem);
  }

  private giveUp(problem: string): void {
    if (this.over) return;
    this.complain(problem);
    this.end(problem);
    this.group.kill();
  }

  /** From here on it answers nothing. */
  private end(how: string): void {
    this.over ??= how;
    this.greet?.(this.over);
    for (const id of this.waiting.keys()) this.settle(id, { problem: this.over });
  }

  /** The last line that it wrote on stderr, where a program says why it ends. */
  private lastWords(): string {
    const line = this.errors.trim().split('\n').at(-1)?.trim();
    return line ? `; its last words: ${shown(line)}` : '';
  }
}

const shown = (line: string) => (line.length > 160 ? `${line.slice(0, 160)}…` : line);
