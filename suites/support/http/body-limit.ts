import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

const most = 1024 * 1024;
const cut: string[] = [];
let isLimited = false;

const unpackers = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/**
 * Ends every answer that reaches this process at 1 MB, packed or unpacked: Playwright's `request` has no limit of its own,
 * and an endless body would fill the memory long before the time is up.
 */
export function limitBodies(): void {
  if (isLimited) return;
  isLimited = true;
  subscribe('http.client.response.finish', message => {
    const { request, response } = message as { request: ClientRequest; response: IncomingMessage };
    watch(response, request.path);
  });
}

/** Whether an answer from this path was ended for its size; each is told once. */
export function takeCut(path: string): boolean {
  const found = cut.indexOf(path);
  if (found >= 0) cut.splice(found, 1);
  return found >= 0;
}

/** Looks at what is pushed, not at what is read: to read would start the flow before Playwright listens. */
function watch(response: IncomingMessage, path: string): void {
  const counted = () => {
    let size = 0;
    return (chunk: Buffer) => {
      size += chunk.length;
      if (size <= most || response.destroyed) return;
      cut.push(path);
      response.destroy();
    };
  };
  const count = counted();
  const unpacker = unpackerOf(response);
  unpacker?.on('error', () => undefined).on('data', counted());
  const push = response.push.bind(response);
  response.push = (chunk, encoding) => {
    if (chunk === null) unpacker?.end();
    else if (!response.destroyed) {
      unpacker?.write(chunk);
      count(chunk);
    }
    return push(chunk, encoding);
  };
}

function unpackerOf({ headers }: IncomingMessage) {
  const name = headers['content-encoding']?.toLowerCase() ?? '';
  return Object.hasOwn(unpackers, name) ? unpackers[name as keyof typeof unpackers]() : undefined;
}
