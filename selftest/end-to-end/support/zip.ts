import { inflateRawSync } from 'node:zlib';

/** The texts in a zip, such as the one in a page of Playwright's own report. */
export function textsInZip(zip: Buffer): string[] {
  const texts: string[] = [];
  for (
    let at = zip.indexOf('PK\u0001\u0002');
    at >= 0;
    at = zip.indexOf('PK\u0001\u0002', at + 46)
  ) {
    const isPacked = zip.readUInt16LE(at + 10) === 8;
    const size = zip.readUInt32LE(at + 20);
    const head = zip.readUInt32LE(at + 42);
    const begin = head + 30 + zip.readUInt16LE(head + 26) + zip.readUInt16LE(head + 28);
    const bytes = zip.subarray(begin, begin + size);
    texts.push((isPacked ? inflateRawSync(bytes) : bytes).toString('latin1'));
  }
  return texts;
}
