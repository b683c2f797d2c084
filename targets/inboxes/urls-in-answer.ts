import { textsIn } from './messages-in.ts';
import { recordsIn } from './records.ts';
import { urlsIn, urlsInPage } from './urls.ts';

/** The URLs of an answer in their order: of JSON, of lines or events of JSON, of a page, or of text as it is. */
export function urlsInAnswer(text: string, type = ''): string[] {
  const isData = /^\s*(?:[{["]|data:|event:|id:|retry:)/.test(text);
  if (!isData && (/html|script/.test(type) || hasTags(text))) return urlsInPage(text);
  return recordsIn(text)
    .flatMap(textsIn)
    .flatMap(each => (hasTags(each) ? urlsInPage : urlsIn)(each));
}

const hasTags = (text: string) =>
  /<(?:!doctype|html|body|script|div|p|a|li|td|br|pre)\b/i.test(text);
