import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { SettingsError } from '../settings-error.ts';
import { postedMessages } from './messages.ts';

const largest = 1024 * 1024;

/** A text message as an SMS gateway gets it. */
interface Posted {
  to: string;
  text: string;
}

/**
 * Listens for the calls that the target makes to its SMS gateway: the generic JSON of the vendor, or Twilio's form.
 * Answers as those gateways do. Gives what ends it.
 * @throws SettingsError when the port cannot be had
 */
export async function listen(port: number): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await bind(server, port);
  return () =>
    new Promise(done => {
      server.close(() => done());
      server.closeAllConnections();
    });
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await read(request);
  const type = request.headers['content-type'] ?? '';
  const fields = fieldsOf(body, type);
  const posted = messageIn(fields);
  if (posted) postedMessages.keep(posted.to, posted.text);
  else postedMessages.noteUnread({ type, fields: Object.keys(fields) });
  const [path = ''] = (request.url ?? '').split('?');
  const twilio = /\/Messages(\.json)?$/.test(path);
  const status = posted ? (twilio ? 201 : 200) : 400;
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(answerTo(posted, twilio)));
}

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

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size > largest) throw new Error('too large');
  }
  return Buffer.concat(chunks).toString();
}

function fieldsOf(body: string, contentType: string): Record<string, unknown> {
  return contentType.includes('form-urlencoded')
    ? Object.fromEntries(new URLSearchParams(body))
    : json(body);
}

function messageIn(fields: Record<string, unknown>): Posted | undefined {
  const to = fields['recipient'] ?? fields['To'];
  const text = fields['body'] ?? fields['Body'];
  return typeof to === 'string' && typeof text === 'string' ? { to, text } : undefined;
}

function json(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function answerTo(posted: Posted | undefined, twilio: boolean): object {
  if (!posted) return { error: 'recipient and body, or To and Body, are expected' };
  return twilio
    ? { sid: `SM${'0'.repeat(32)}`, status: 'queued', to: posted.to, body: posted.text }
    : {};
}
