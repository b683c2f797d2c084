import { connect } from 'node:net';

const patience = 1000;

/**
 * A base URL on `localhost` as it is reached: `[::1]` in its place where nothing listens at 127.0.0.1 and something does
 * there, since not every machine knows both addresses by the name. Any other URL stays as it is.
 */
export async function reachable(base: URL): Promise<URL> {
  if (base.hostname !== 'localhost') return base;
  const port = Number(base.port || (base.protocol === 'https:' ? 443 : 80));
  if ((await listens('127.0.0.1', port)) || !(await listens('::1', port))) return base;
  const url = new URL(base);
  url.hostname = '[::1]';
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
