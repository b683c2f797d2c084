import { call } from '../http.ts';
import type { TargetSettings } from '../settings-target.ts';
import type { Inbox } from '../target.ts';
import { urlsIn } from './urls.ts';

/** Polls a URL: the answer, JSON or text, holds the messages to one phone, oldest first. */
export function httpInbox(
  template: string,
  { requestTimeout, tlsInsecure }: TargetSettings,
): Inbox {
  let answered = 0;
  return {
    shows: 'message',
    keepsMessages: true,
    trouble: () =>
      answered === 404 ? 'INBOX_URL answers 404: check its path, if messages were sent' : undefined,
    urls: async phone => {
      const address = template.replaceAll('{phone}', encodeURIComponent(phone));
      const signal = AbortSignal.timeout(requestTimeout);
      const { status, text } = await call(address, { signal, tlsInsecure });
      answered = status;
      if (status === 404) return [];
      if (status < 200 || status > 299) throw new Error(`INBOX_URL answered ${status}`);
      return textsIn(text).flatMap(urlsIn);
    },
  };
}

/** The strings of a JSON answer in their order, or the text as it is. */
function textsIn(answer: string): string[] {
  try {
    return stringsOf(JSON.parse(answer));
  } catch {
    return [answer];
  }
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsOf);
}
