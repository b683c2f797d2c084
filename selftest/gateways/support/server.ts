import { spawn } from 'node:child_process';
import { connect, createServer, type AddressInfo } from 'node:net';
import type { Served } from '../../end-to-end/support/served.ts';

/** Ends a program when its standard input ends, which it does whatever becomes of the process that has started it. */
const untilInputEnds = '"$@" </dev/null & read -r _; kill $! 2>/dev/null; wait $!';
const startTime = 60_000;

/**
 * Starts a program that serves a port of the loopback.
 * @throws with what it has printed, where it does not listen in time
 */
export async function startServer(
  words: readonly string[],
  port: number,
  env: Record<string, string> = {},
): Promise<Served> {
  const child = spawn('sh', ['-c', untilInputEnds, 'sh', ...words], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  let output = '';
  child.stdout.on('data', each => (output += each));
  child.stderr.on('data', each => (output += each));
  const ended = new Promise<void>(done => child.once('close', () => done()));
  const close = async () => {
    child.stdin.end();
    await ended;
  };
  const giveUpAt = Date.now() + startTime;
  while (!(await listens(port))) {
    if (Date.now() > giveUpAt) {
      await close();
      throw new Error(`nobody listens after ${words.join(' ')}: ${output}`);
    }
    await new Promise(done => setTimeout(done, 50));
  }
  return { url: `http://127.0.0.1:${port}`, close };
}

/** A port of the loopback that nobody uses. */
export function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer().once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}

function listens(port: number): Promise<boolean> {
  return new Promise(done => {
    const socket = connect(port, '127.0.0.1');
    const end = (isOpen: boolean) => {
      socket.destroy();
      done(isOpen);
    };
    socket.once('connect', () => end(true)).once('error', () => end(false));
  });
}
