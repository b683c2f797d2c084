import { StringDecoder } from 'node:string_decoder';

/** The longest line, in characters: an answer of an SDK has some thousands. */
const longest = 1_000_000;

/** Cuts what a stream brings into lines. */
export class Lines {
  private readonly decoder = new StringDecoder('utf8');
  private rest = '';

  /** The lines that are whole now. @throws where one is longer than any answer */
  add(chunk: Buffer): string[] {
    const lines = (this.rest + this.decoder.write(chunk)).split(/\r?\n/);
    this.rest = lines.pop() ?? '';
    if (this.rest.length > longest) throw new Error(`a line has more than ${longest} characters`);
    return lines.filter(each => each.trim());
  }
}
