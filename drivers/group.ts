import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const running = new Set<ProcessGroup>();
process.once('exit', () => running.forEach(each => each.kill()));

const isWindows = process.platform === 'win32';

/** The environment of a process, by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A program with all the processes that it starts, so that none of them is left behind. */
export class ProcessGroup {
  readonly child: ChildProcessWithoutNullStreams;
  /** How the process that was started has ended, as a verb that follows its name. */
  readonly ended: Promise<string>;
  private hasEnded = false;

  /** A text is a command line for a shell; words are a program and its arguments, which no shell reads. */
  constructor(command: string | readonly string[], env: Environment) {
    const options = { detached: !isWindows, env: { ...env } };
    if (typeof command === 'string') this.child = spawn(command, { ...options, shell: true });
    else this.child = spawn(command[0]!, command.slice(1), options);
    running.add(this);
    this.ended = new Promise(done => {
      this.child.once('error', ({ code, message }: NodeJS.ErrnoException) =>
        done(code === 'ENOENT' ? 'is not found' : `cannot be started: ${message}`),
      );
      this.child.once('exit', (code, signal) => {
        this.hasEnded = true;
        done(signal ? `was ended by ${signal}` : `ended with code ${code}`);
      });
    });
    this.child.stdin.on('error', () => undefined); // it may be gone; its end is told by `ended`
  }

  /** Ends every process of the group that is still there. */
  kill(): void {
    running.delete(this);
    const { pid } = this.child;
    if (pid === undefined) return;
    try {
      if (!isWindows) process.kill(-pid, 'SIGKILL');
      else if (!this.hasEnded) this.child.kill();
    } catch {
      // nobody is left
    }
    for (const each of [this.child.stdin, this.child.stdout, this.child.stderr]) each.destroy();
  }

  /** Whether a process of the group is still there after so long (ms): helpers of a runtime end a moment after it. */
  async outlives(ms: number): Promise<boolean> {
    const end = Date.now() + ms;
    while (this.isAlive && Date.now() < end) await wait(20);
    return this.isAlive;
  }

  private get isAlive(): boolean {
    const { pid } = this.child;
    if (pid === undefined || isWindows) return !this.hasEnded;
    if (process.platform === 'linux') return isRunning(pid);
    try {
      return process.kill(-pid, 0);
    } catch {
      return false;
    }
  }
}

/**
 * Whether a process of a group runs, by Linux's list of all. Whatever has ended counts no more, though it stays in that
 * list where nobody collects it, as in a container without an init process.
 */
function isRunning(group: number): boolean {
  return readdirSync('/proc').some(name => {
    if (!/^\d+$/.test(name)) return false;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const [state, , of] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return Number(of) === group && state !== 'Z' && state !== 'X';
    } catch {
      return false; // it has ended since
    }
  });
}
