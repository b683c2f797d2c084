import { writeFileSync } from 'node:fs';
import type { TestInfo } from '@playwright/test';

interface Exchange {
  path: string;
  sent?: object | string;
  bearer?: string | false;
  status?: number;
  answer?: object | string;
}

const origin = 'https://api.example.com';
const project = 'P2ReferenceProject0000000One';

/** An entry as a browser exports it: with the headers of HTTP/2, and a body as text. */
const ofBrowser = ({
  path,
  sent,
  bearer = `Bearer ${project}`,
  status = 200,
  answer,
}: Exchange) => ({
  _resourceType: 'fetch',
  startedDateTime: '2026-11-25T10:00:00.000Z',
  time: 12.5,
  request: {
    method: 'POST',
    url: origin + path,
    httpVersion: 'http/2.0',
    headers: [
      { name: ':method', value: 'POST' },
      { name: 'content-type', value: 'application/json' },
      ...(bearer ? [{ name: 'authorization', value: bearer }] : []),
    ],
    bodySize: 30,
    postData: { mimeType: 'application/json', text: textOf(sent) },
  },
  response: {
    status,
    headers: [
      { name: 'content-type', value: 'application/json' },
      { name: 'content-encoding', value: 'br' },
    ],
    content: { size: 30, mimeType: 'application/json', text: textOf(answer) },
  },
});

/** An entry as a proxy exports it: the body of the answer in base64, and names in a case of their own. */
function ofProxy(exchange: Exchange) {
  const { response, ...entry } = ofBrowser(exchange);
  const text = Buffer.from(response.content.text).toString('base64');
  const named = (headers: { name: string; value: string }[]) =>
    headers
      .filter(({ name }) => !name.startsWith(':'))
      .map(each => ({ ...each, name: each.name.toUpperCase() }));
  return {
    ...entry,
    request: { ...entry.request, httpVersion: 'HTTP/1.1', headers: named(entry.request.headers) },
    response: {
      ...response,
      headers: named(response.headers),
      content: { size: 30, mimeType: 'application/json', text, encoding: 'base64' },
    },
    serverIPAddress: '127.0.0.1',
  };
}

const textOf = (body: object | string = {}) =>
  typeof body === 'string' ? body : JSON.stringify(body);

export const signIn = (
  fields: object,
  answer: object = { maskedPhone: '+1******0142' },
): Exchange => ({
  path: '/v1/auth/magiclink/signin/sms',
  sent: { loginId: 'robin@example.com', ...fields },
  answer,
});

const makers = { browser: ofBrowser, proxy: ofProxy };

/** Writes a recording, and gives its path; `cut` ends it after so many characters before its end. */
export function recording(
  testInfo: TestInfo,
  by: keyof typeof makers,
  exchanges: Exchange[],
  cut = 0,
): string {
  const entries = exchanges.map(makers[by]);
  const text = JSON.stringify({ log: { version: '1.2', creator: { name: by }, entries } }, null, 2);
  const path = testInfo.outputPath(`${by}.har`);
  writeFileSync(path, text.slice(0, text.length - cut));
  return path;
}
