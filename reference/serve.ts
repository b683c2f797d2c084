import type { AddressInfo } from 'node:net';
import { serve as listen } from '@hono/node-server';

/** Anything that answers requests: the reference, or a subclass of it. */
export interface Answers {
  fetch(request: Request, env?: object): Response | Promise<Response>;
}

/** A server that listens on the loopback. */
export interface Listening {
  url: string;
  close: () => Promise<void>;
}

/**
 * Serves on the loopback; port 0 takes any free one.
 * @throws the listening error, such as EADDRINUSE
 */
export function serve(answers: Answers, port = 0): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = listen(
      { fetch: (request, env) => answers.fetch(request, env), port, hostname: '127.0.0.1' },
      ({ port: taken }: AddressInfo) =>
        resolve({
          url: `http://127.0.0.1:${taken}`,
          close: () =>
            new Promise(done => {
              server.close(() => done());
              if ('closeAllConnections' in server) server.closeAllConnections();
            }),
        }),
    );
    server.once('error', reject);
  });
}
