import { connect } from 'node:net';

const patience = 1000;

/** Whether a URL leads to this machine: to its names, to its loopback addresses, or to those that mean every address of it. */
export function isThisMachine({ hostname }: URL): boolean {
  return /^(?:(?:.+\.)?localhost\.?|127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\]|\[::ffff:(?:7f[\da-f]{2}:[\da-f]{1,4}|0:0)\])$/.test(
    hostname,
  );
}

/**
 * A base URL on `localhost` as it is reached: `[::1]` in its place where nothing listens at 127.0.0.1 and something does
 * there, since not every machine knows both addresses by the name, nor the name with a dot. Any other URL stays as it is.
 */
export async function reachable(base: URL): Promise<URL> {
  if (!/^localhost\.?$/.test(base.hostname)) return base;
  const url = new URL(base);
  const port = Number(base.port || (base.protocol === 'https:' ? 443 : 80));
  const isAtOther = !(await listens('127.0.0.1', port)) && (await listens('::1', port));
  url.hostname = isAtOther ? '[::1]' : 'localhost';
  return url;
}

/** Whether something listens at an address. */
function listens(host: string, port: number): Promise<boolean> {
  return new Promise(done => {
    const socket = connect({ host, port, timeout: patience });
    const end = (is: boolean) => {
      socket.destroy();
      done(is);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}
