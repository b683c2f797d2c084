import { createServer } from 'node:http';
import { connect } from 'node:net';
import { opened } from '../../end-to-end/support/front.ts';
import type { Served } from '../../end-to-end/support/served.ts';

/** A proxy that leads every host to one server, and counts. */
export async function proxyTo(url: string): Promise<Served & { connections(): number }> {
  const port = Number(new URL(url).port);
  let connections = 0;
  const server = createServer().on('connect', (_request, client) => {
    connections += 1;
    const upstream = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    client.on('error', () => upstream.destroy());
  });
  return { ...(await opened(server)), connections: () => connections };
}
