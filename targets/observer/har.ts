import type { Header } from '../../spec/finding.ts';
import { SettingsError } from '../settings-error.ts';
import { readText } from '../text-file.ts';
import type { Observed } from './observed.ts';

/** What a recording holds. */
export interface Recording {
  exchanges: Observed[];
  /** What could not be read of it, in a sentence; missing where it is whole. */
  problem?: string;
}

/** What we read of an entry of a HAR file: programs leave out whatever they like. */
interface Entry {
  startedDateTime?: string;
  time?: number;
  request?: Message & {
    method?: string;
    url?: string;
    postData?: { mimeType?: string; text?: string; encoding?: string; params?: Header[] };
  };
  response?: Message & {
    status?: number;
    content?: { size?: number; text?: string; encoding?: string };
  };
}

interface Message {
  headers?: Header[];
  bodySize?: number;
}

/** Reads a recording in the format HAR, as far as it goes. @throws SettingsError where it holds no exchanges at all */
export function readRecording(path: string): Recording {
  const text = readText(path, path, 'give the path of a HAR file');
  const { entries, isCut } = entriesIn(text);
  if (!entries)
    throw new SettingsError(`${path} is not a HAR file: it has no list of entries in a log`);
  const exchanges = entries.flatMap(each => observedIn(each) ?? []);
  if (isCut && exchanges.length === 0)
    throw new SettingsError(`${path} is cut off before its first entry ends: record it again`);
  const strange = entries.length - exchanges.length;
  const problems = [
    ...(isCut ? [`is cut off: ${exchanges.length} whole entries were read, the rest is lost`] : []),
    ...(strange > 0 ? [`holds ${strange} entries without a request that can be read`] : []),
  ];
  return { exchanges, ...(problems[0] && { problem: `${path} ${problems.join('; it ')}` }) };
}

function entriesIn(text: string): { entries?: unknown[]; isCut: boolean } {
  try {
    const { log } = (JSON.parse(text) ?? {}) as { log?: { entries?: unknown } };
    const entries = log?.entries;
    return { ...(Array.isArray(entries) && { entries }), isCut: false };
  } catch {
    const begin = /^\s*\{\s*"log"\s*:[^]*?"entries"\s*:\s*\[/.exec(text);
    return begin ? { entries: wholeIn(text, begin[0].length), isCut: true } : { isCut: false };
  }
}

/** The whole objects of a list that may end anywhere. */
function wholeIn(text: string, from: number): unknown[] {
  const found: unknown[] = [];
  const token = /"(?:[^"\\]|\\.)*"|[{}\]]/gs;
  token.lastIndex = from;
  let [depth, begin] = [0, from];
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [sign] = match;
    if (sign === '{' && depth++ === 0) begin = match.index;
    if (sign === ']' && depth === 0) break;
    if (sign !== '}' || --depth > 0) continue;
    try {
      found.push(JSON.parse(text.slice(begin, token.lastIndex)));
    } catch {
      break; // what is not JSON begins here
    }
  }
  return found;
}

function observedIn(entry: unknown): Observed | undefined {
  const { request, response, startedDateTime = '', time = 0 } = (entry ?? {}) as Entry;
  if (!request?.url || !URL.canParse(request.url)) return undefined;
  const { origin, pathname, search } = new URL(request.url);
  const sent = bodyOf(request.postData, request.bodySize);
  const came = bodyOf(response?.content, response?.content?.size);
  const { status = 0 } = response ?? {};
  return {
    origin,
    method: String(request.method ?? ''),
    path: pathname + search,
    headers: withType(headersIn(request), request.postData?.mimeType),
    body: sent.text,
    at: Date.parse(startedDateTime) || 0,
    ms: Math.max(0, Number(time) || 0),
    ...(status > 0
      ? {
          answer: {
            status,
            headers: headersIn(response).map(({ name, value }) => [name, value]),
            body: came.text,
          },
        }
      : { problem: 'gave no answer that is in the recording' }),
    unread: {
      ...(sent.isMissing && { request: missing }),
      ...(status > 0 && came.isMissing && { answer: missing }),
    },
  };
}

const missing = 'is not in the recording';

/** The headers without those that HTTP/2 has in place of a first line. */
const headersIn = (message: Message | undefined): Header[] =>
  (message?.headers ?? []).flatMap(({ name, value }) =>
    typeof name === 'string' && !name.startsWith(':') ? [{ name, value: String(value) }] : [],
  );

const withType = (headers: Header[], type: string | undefined): Header[] =>
  type && !headers.some(({ name }) => /^content-type$/i.test(name))
    ? [...headers, { name: 'content-type', value: type }]
    : headers;

/** A body as text, decoded already as far as its headers say; one that was left out is known by its size. */
function bodyOf(
  content: { text?: string; encoding?: string; params?: Header[] } | undefined,
  size = 0,
): { text: string; isMissing: boolean } {
  const { text, encoding, params } = content ?? {};
  if (text === undefined && params?.length)
    return {
      text: params.map(({ name, value }) => `${name}=${value}`).join('&'),
      isMissing: false,
    };
  if (text === undefined) return { text: '', isMissing: size > 0 };
  const isBase64 = encoding?.toLowerCase() === 'base64';
  return { text: isBase64 ? Buffer.from(text, 'base64').toString() : text, isMissing: false };
}
