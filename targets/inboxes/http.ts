import { call } from '../http.ts';
import { required, url } from '../settings.ts';
import { SettingsError } from '../settings-error.ts';
import type { OpenInbox } from './index.ts';
import { urlsIn } from './urls.ts';

/** Polls a URL: the answer, JSON or text, holds the messages to one phone, oldest first. */
export const httpInbox: OpenInbox = (settings, { tlsInsecure }, timeout) => {
  const template = required(
    settings,
    'INBOX_URL',
    'with INBOX=http, give the URL that answers with the messages to {phone}, ' +
      'such as http://localhost:4500/outbox/{phone}',
  );
  if (!template.includes('{phone}')) {
    throw new SettingsError(`INBOX_URL is "${template}": put {phone} where the number belongs`);
  }
  url({ INBOX_URL: template.replaceAll('{phone}', '0') }, 'INBOX_URL', ['http:', 'https:']);
  let answered = 0;
  return async () => ({
    inbox: {
      shows: 'message',
      keepsMessages: true,
      trouble: () =>
        answered === 404
          ? 'INBOX_URL answers 404: check its path, if messages were sent'
          : undefined,
      urls: async phone => {
        const address = template.replaceAll('{phone}', encodeURIComponent(phone));
        const signal = AbortSignal.timeout(timeout);
        const { status, text } = await call(address, { signal, tlsInsecure });
        answered = status;
        if (status === 404) return [];
        if (status < 200 || status > 299) throw new Error(`INBOX_URL answered ${status}`);
        return textsIn(text).flatMap(urlsIn);
      },
    },
  });
};

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
