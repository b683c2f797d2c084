import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { redact } from '../spec/redact.ts';
import { call } from './http.ts';
import { endWithThisProcess, kill } from './process-group.ts';
import { SettingsError } from './settings-error.ts';

/** The target could not be started: known only by running it and calling it. */
export class StartError extends SettingsError {}

/** How a target is started. */
export interface Starting {
  /** A command of the shell. */
  command: string;
  /** Where it answers when it is ready; with which status is of no account. */
  base: URL;
  tlsInsecure: boolean;
  /** How long to wait for that, in ms. */
  patience: number;
  /** A secret that its output may hold. */
  managementKey: string | undefined;
}

const pause = 100;
const oneLook = 2000;
const grace = 2000;
const mostOutput = 4000;
const mostLines = 20;

let child: ChildProcess | undefined;
let output = '';
let secret: string | undefined;

/**
 * Starts the target as a group of processes that ends with this one, whatever ends it, and waits until it answers.
 * @throws StartError with its last lines where it ends, or does not answer in time
 */
export async function startTarget(starting: Starting): Promise<void> {
  const { command, base, patience, managementKey } = starting;
  secret = managementKey;
  if (await answers(starting))
    throw new StartError(
      `${base.origin} answers before --start has started anything: end what runs there, or leave --start out`,
    );
  const started = spawn(command, {
    shell: true,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child = started;
  for (const stream of [started.stdout, started.stderr])
    stream.on('data', each => (output = `${output}${each}`.slice(-mostOutput)));
  endWithThisProcess(started.pid!);
  const end = Date.now() + patience;
  while (!(await answers(starting))) {
    const { exitCode, signalCode } = started;
    if (exitCode || signalCode)
      throw failed(
        `The command of --start ended (${signalCode ?? `exit code ${exitCode}`}) before ${base.origin} answered`,
      );
    if (Date.now() > end)
      throw failed(
        `${base.origin} gave no HTTP answer within ${patience / 1000} s after --start: ` +
          'check that the command serves there, or give it longer with --wait-for',
      );
    await wait(pause);
  }
}

/** Ends the target, if one was started, and waits for that: it may end in an order of its own. */
export async function stopTarget(): Promise<void> {
  const started = child;
  if (!started?.pid) return;
  const ended = new Promise(done => started.once('exit', done));
  if (!kill(started.pid, 'SIGTERM')) return;
  if (started.exitCode === null && started.signalCode === null)
    await Promise.race([ended, wait(grace)]);
  kill(started.pid, 'SIGKILL');
}

/** The last lines that the target has printed, without what looks like a secret; none where we did not start it. */
export function lastLines(): string[] {
  const known = secret ? output.replaceAll(secret, '<management key>') : output;
  const lines = redact(known)
    .replace(/(\btoken\W{1,3})[\w.~-]{12,}/gi, '$1<token>')
    .split(/\r?\n/);
  return lines.filter(each => each.trim()).slice(-mostLines);
}

/** Its last lines, as they stand under a sentence. */
export function withLastLines(sentence: string): string {
  const lines = lastLines().map(each => `  ${each}`);
  return lines.length > 0 ? [`${sentence}. Its last lines:`, ...lines].join('\n') : sentence;
}

const failed = (sentence: string) => new StartError(withLastLines(sentence));

/** Whether there is any HTTP answer. */
function answers({ base, tlsInsecure }: Starting): Promise<boolean> {
  const signal = AbortSignal.timeout(oneLook);
  return call(base.href, { signal, tlsInsecure }).then(
    () => true,
    () => false,
  );
}
