import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Served } from '../../end-to-end/support/served.ts';
import { programs, type Program } from './programs.ts';

const here = resolve(import.meta.dirname, '..');
/** Ends the gateway when its standard input ends, which it does whatever becomes of the process that has started it. */
const untilInputEnds = '"$@" </dev/null & read -r _; kill $! 2>/dev/null; wait $!';
const startTime = 60_000;

/** What a configuration is filled with: each `{{name}}` of the file is replaced. */
export type Values = Record<string, string | number>;

/** Whether a gateway is installed. */
export const isInstalled = (program: Program): boolean =>
  spawnSync(programs[program].command, ['-v'], { stdio: 'ignore' }).status === 0;

/**
 * Starts a real gateway on a free port of the loopback, with a folder of its own.
 * @throws with what the gateway has printed, where it does not listen in time
 */
export async function startGateway(
  program: Program,
  file: string,
  values: Values,
): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'gateway-'));
  chmodSync(folder, 0o777); // a gateway that is started by root works as somebody else
  for (const each of ['body', 'cache', 'logs']) {
    mkdirSync(join(folder, each));
    chmodSync(join(folder, each), 0o777);
  }
  const port = await freePort();
  const { frame, command, options } = programs[program];
  const all = { port, folder, here, ...values };
  const written = [frame, file].map(name => {
    const path = join(folder, name.replaceAll('/', '-'));
    writeFileSync(
      path,
      filled(readFileSync(join(here, name), 'utf8'), {
        ...all,
        config: join(folder, file.replaceAll('/', '-')),
      }),
    );
    return path;
  });
  const child = spawn(
    'sh',
    ['-c', untilInputEnds, 'sh', command, ...options(written[0]!, written[1]!)],
    {
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  );
  let output = '';
  child.stdout.on('data', each => (output += each));
  child.stderr.on('data', each => (output += each));
  const ended = new Promise<void>(done => child.once('close', () => done()));
  const close = async () => {
    child.stdin.end();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const giveUpAt = Date.now() + startTime;
  while (!(await listens(port))) {
    if (Date.now() < giveUpAt) {
      await new Promise(done => setTimeout(done, 50));
      continue;
    }
    await close();
    throw new Error(`${program} does not listen with ${file}: ${output}`);
  }
  return { url: `http://127.0.0.1:${port}`, close };
}

/** A text with each `{{name}}` replaced. @throws where a name has no value */
function filled(text: string, values: Values): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`{{${name}}} of a configuration has no value`);
    return String(value);
  });
}

function freePort(): Promise<number> {
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
