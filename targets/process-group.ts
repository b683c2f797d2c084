import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';

/**
 * Kills a group of processes when this one ends. Nobody can act on a SIGKILL of their own, so another process waits for the
 * end of what this one never writes.
 */
export function endWithThisProcess(pid: number): void {
  process.once('exit', () => kill(pid, 'SIGKILL'));
  const script = 'read -r _; kill -KILL "-$0"';
  const watcher = spawn('sh', ['-c', script, String(pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.unref();
  (watcher.stdin as Socket).unref();
}

/** Sends a signal to a group of processes; false where none is left. */
export function kill(group: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(-group, signal);
  } catch {
    return false;
  }
}
