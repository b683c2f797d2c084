import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { Header } from '../../spec/finding.ts';

/** The bodies of this API are a few KB: what is larger passes, and is not judged. */
const mostBytes = 256 * 1024;

const decoders: Readonly<Record<string, (bytes: Buffer, options: object) => Buffer>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
  identity: bytes => bytes,
};

/** A body as it can be judged, or why it cannot be, as words that follow "the body". */
export type Read = { text: string } | { unread: string };

/** A copy of the bytes of a body: of a large one no more than its size is known. */
export class Copy {
  private chunks: Buffer[] = [];
  private size = 0;

  add(chunk: Buffer): void {
    this.size += chunk.length;
    if (this.size <= mostBytes) this.chunks.push(chunk);
    else this.chunks = [];
  }

  /** The text that the bytes stand for, by the headers of their message. */
  read(headers: readonly Header[]): Read {
    if (this.size > mostBytes) return tooLarge;
    const named = headers.filter(({ name }) => /^content-encoding$/i.test(name));
    const codings = named.flatMap(({ value }) => value.toLowerCase().split(/\s*,\s*/));
    const strange = codings.find(each => !Object.hasOwn(decoders, each));
    if (strange !== undefined) return { unread: `is encoded as ${strange}` };
    try {
      const decode = (bytes: Buffer, coding: string) =>
        decoders[coding]!(bytes, { maxOutputLength: mostBytes });
      return { text: codings.reduceRight(decode, Buffer.concat(this.chunks)).toString() };
    } catch (error) {
      const isBomb = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
      return isBomb ? tooLarge : { unread: `is not encoded as ${codings.join(', ')}` };
    }
  }
}

const tooLarge = { unread: `is larger than ${mostBytes / 1024} KB` };
