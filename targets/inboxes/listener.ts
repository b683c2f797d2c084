import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { fieldsIn } from '../../spec/wire/received.ts';
import { SettingsError } from '../settings-error.ts';
import { answerTo } from './answers.ts';
import { valueIn, valuesIn } from './body.ts';
import { handshakeIn, type Handshake } from './handshakes.ts';
import { keptMessages, posts } from './kept-messages.ts';

const largest = 1024 * 1024;

/**
 * Listens for the calls that the target makes to its SMS gateway, whichever that is, and keeps the messages to numbers of a
 * pattern. Answers as that gateway does. Gives what ends it.
 * @throws SettingsError when the port cannot be had
 */
export async function listen(port: number, pattern: string): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    answer(request, response, pattern).catch(() => response.destroy());
  });
  await bind(server, port);
  return () =>
    new Promise(done => {
      server.close(() => done());
      server.closeAllConnections();
    });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  pattern: string,
): Promise<void> {
  const { status, type = 'application/json', body, headers } = await taken(request, pattern);
  response.writeHead(status, { 'Content-Type': type, ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

/** Takes a post, and gives what it is answered with: a success, whether a message was found or not. */
async function taken(request: IncomingMessage, pattern: string): Promise<Handshake> {
  const { method = '', url = '', headers } = request;
  const type = headers['content-type'] ?? '';
  const [path = '', query = ''] = url.split('?', 2);
  const place = `${method} ${path}`;
  const body = await bodyOf(request);
  if (!body) {
    posts.noteUnread({ place, type, fields: [], isTooLarge: true });
    return { status: 413, body: { error: 'more than 1 MB' }, headers: { Connection: 'close' } };
  }
  const value = await valueIn(body, type);
  const handshake = handshakeIn(value, headers);
  if (handshake) return handshake;
  const posted = [valuesIn(new URLSearchParams(query)), value];
  const [phone] = keptMessages.keep(posted, pattern);
  if (phone !== undefined) posts.noteRead();
  else if (body.length > 0 || query)
    posts.noteUnread({ place, type, fields: posted.flatMap(namesIn), isTooLarge: false });
  const [action] = [fieldsIn(value)['Action']].flat();
  return answerTo(action === 'Publish' ? `${url} Action=Publish` : url, {
    to: `+${phone ?? ''}`,
    id: randomUUID(),
  });
}

/** The names of the fields of a value, or of the first member of a list. */
const namesIn = (value: unknown) => Object.keys(fieldsIn(Array.isArray(value) ? value[0] : value));

function bind(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.on('error', ({ code }: NodeJS.ErrnoException) =>
      reject(
        new SettingsError(
          `INBOX_PORT is ${port}, and the suite cannot listen there (${code}): choose a free port, and point the target at it`,
        ),
      ),
    );
    server.listen(port, () => resolve());
  });
}

/** The body of a post; undefined where it is too large. What is too much is read and not kept, so that the answer is seen. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size <= largest) chunks.push(chunk as Buffer);
    if (size > 10 * largest) return undefined;
  }
  return size > largest ? undefined : Buffer.concat(chunks);
}
