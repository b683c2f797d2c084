import { XMLParser } from 'fast-xml-parser';
import { jsonIn } from '../../spec/wire/received.ts';
import { recordsIn } from './records.ts';

const xml = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseTagValue: false, // else a number loses its plus and its zeros
  htmlEntities: true,
});

/**
 * What a body holds, whatever its media type is called: JSON, a form of either kind, XML, or lines of text and of JSON. A
 * body that is broken is read as text.
 */
export async function valueIn(body: Buffer, type: string): Promise<unknown> {
  const text = body.toString('utf8').replace(/^\uFEFF/, '');
  const value = jsonIn(text);
  if (typeof value === 'object' && value !== null) return value;
  const isForm = type.includes('form-urlencoded') || /^[\w.%[\]-]+=\S*$/.test(text);
  const read = type.includes('multipart/')
    ? await partsIn(body, type).catch(() => undefined)
    : (xmlIn(text) ?? (isForm ? valuesIn(new URLSearchParams(text)) : undefined));
  return read ?? recordsIn(text);
}

/** The fields of a form or a query, each with all its values. */
export function valuesIn(fields: Iterable<[name: string, value: string]>): object {
  const values = new Map<string, string[]>();
  for (const [name, value] of fields) values.set(name, [...(values.get(name) ?? []), value]);
  return Object.fromEntries(values);
}

async function partsIn(body: Buffer, type: string): Promise<object> {
  const form = await new Response(body, { headers: { 'Content-Type': type } }).formData();
  const parts = [...form].map(async ([name, value]): Promise<[string, string]> => [
    name,
    typeof value === 'string' ? value : await value.text(),
  ]);
  return valuesIn(await Promise.all(parts));
}

function xmlIn(text: string): unknown {
  if (!/^\s*<[\w?!]/.test(text)) return undefined;
  try {
    return xml.parse(text);
  } catch {
    return undefined;
  }
}
