import { expect, test } from '@playwright/test';
import { urlsIn, urlsInPage } from '../targets/inboxes/urls.ts';

const link = 'https://app.example.com/verify?a=b&t=aB3-_x';

/** What may stand behind a link in a message: no part of it. */
const endings = [
  '.',
  ',',
  '!',
  '?',
  ')',
  ').',
  '"',
  '>',
  "'",
  '*',
  '。',
  '）',
  '、',
  '！',
  '”',
  '’',
  '»',
  '…',
  '،',
  '؟',
  '।',
  '—',
  '–',
  '「',
  '】',
  ' ',
  '\t',
  '\r\n',
  '\u00a0',
  '\u2003',
  '\u2028',
  '\u3000',
  '\u200b',
  '\u200d',
  '\u200e',
  '\u200f',
  '\u202a',
  '\u202c',
  '\u2066',
  '\u2069',
  '\ufeff',
  '🔑',
  '👉🏽',
  '➡️',
  'を押してください',
  '请点击',
  'กด',
  '눌러',
];

test.describe('the URLs of a message', () => {
  for (const ending of endings) {
    test(`end before ${JSON.stringify(ending)}`, () => {
      expect(urlsIn(`Tap ${link}${ending}`)).toEqual([link]);
    });
  }

  for (const mark of ['', '"', '(', '<', '「', '（', '“', '«', '\u2068', '🔑', '请点击']) {
    test(`begin behind ${JSON.stringify(mark)}`, () => {
      expect(urlsIn(`${mark}${link}`)).toEqual([link]);
    });
  }

  for (const url of [
    'https://app.example.com/v?t=a.b-c_d~e',
    'https://app.example.com/v?t=a%2Bb%3D%3D',
    "https://app.example.com/it's?t=a",
    'https://app.example.com/(a)?t=a',
    'https://app.example.com/über/日本?name=é&t=a',
    'https://[::1]:8080/v?t=a#/home',
    'my-app.v2://verify?t=a',
  ]) {
    test(`may be ${url}`, () => {
      expect(urlsIn(`Tap ${url}, please.`)).toEqual([url]);
    });
  }

  test('are decoded where they are percent-encoded, and nothing else is', () => {
    expect(urlsIn(`https://a.example/?to=${encodeURIComponent(link)}&by=sms`)).toContain(link);
    expect(urlsIn('https://a.example/v?a=b&amp;t=c')).toEqual(['https://a.example/v?a=b&amp;t=c']);
    expect(urlsIn('https:\\/\\/a.example\\/v?t=c')).toEqual([]);
  });

  test('are unescaped in a page', () => {
    const shown = link.replaceAll('&', '&amp;');

    expect(urlsInPage(`<a href="${shown}">${shown}</a>`)).toEqual([link, link]);
    expect(
      urlsInPage(`var link = "${link.replace('&', '\\u0026').replaceAll('/', '\\/')}"`),
    ).toEqual([link]);
  });
});
