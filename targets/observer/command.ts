import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { endWithThisProcess, kill } from '../process-group.ts';
import { SettingsError } from '../settings-error.ts';

const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs a command in a group of its own, which is sent the signals that this process is sent and ends with it. Gives its exit
 * code. @throws SettingsError where it cannot be started
 */
export async function runCommand(
  [file, ...words]: [string, ...string[]],
  env: NodeJS.ProcessEnv,
  stdio: 'inherit' | 'ignore' = 'inherit',
) {
  const child = spawn(file, words, { stdio, detached: true, env });
  const ended = new Promise<number>((done, failed) => {
    child.once('error', (error: NodeJS.ErrnoException) => failed(refusal(file, error)));
    child.once('exit', (code, signal) => done(code ?? 128 + constants.signals[signal!]));
  });
  const { pid } = child;
  if (pid === undefined) return ended;
  endWithThisProcess(pid);
  const passOn = (signal: NodeJS.Signals) => void kill(pid, signal);
  for (const each of passedOn) process.on(each, passOn);
  return ended.finally(() => {
    for (const each of passedOn) process.off(each, passOn);
  });
}

function refusal(file: string, { code, message }: NodeJS.ErrnoException): SettingsError {
  if (code === 'ENOENT')
    return new SettingsError(
      `The command "${file}" is not found: give a program and its arguments`,
    );
  return new SettingsError(`The command "${file}" cannot be started: ${message}`);
}
