import { expect, test } from '@playwright/test';
import { cachedBy, isLostBehindProxy, proxyIn } from '../spec/proxies.ts';

const html = { name: 'Content-Type', value: 'text/html' };
const nginx = { name: 'Server', value: 'nginx/1.22.1' };
const page = '<html><head><title>403 Forbidden</title></head></html>';
const error = '{"errorCode":"E011003","errorDescription":"Request is invalid"}';

test.describe('an error of a proxy', () => {
  test('is told by its page and its signature', () => {
    const answered = { status: 403, headers: [html, nginx], body: page };

    expect(proxyIn(answered)).toBe(
      'answered by a proxy in front (`Server: nginx/1.22.1`, HTML), not by the API',
    );
  });

  test('is told where HAProxy signs nothing', () => {
    const body = '<html><body><h1>403 Forbidden</h1>\nRequest forbidden.\n</body></html>';

    expect(proxyIn({ status: 403, headers: [html], body })).toBe(
      'answered by a proxy in front (HTML), not by the API',
    );
  });

  test('is what a lost connection looks like', () => {
    for (const status of [502, 504])
      expect(isLostBehindProxy({ status, headers: [], body: 'Bad Gateway' })).toBe(true);
    expect(isLostBehindProxy({ status: 502, headers: [nginx], body: error })).toBe(false);
    expect(isLostBehindProxy({ status: 500, headers: [html, nginx], body: page })).toBe(false);
  });

  for (const [name, answered] of Object.entries({
    'an error of the API that a proxy passes on': { status: 400, headers: [nginx], body: error },
    'a page of a framework': { status: 404, headers: [html], body: page },
    'a page of a framework behind a proxy': {
      status: 404,
      headers: [html, nginx, { name: 'X-Powered-By', value: 'Express' }],
      body: page,
    },
    'a success': { status: 200, headers: [html, nginx], body: page },
  }))
    test(`is not ${name}`, () => {
      expect(proxyIn(answered)).toBeUndefined();
    });
});

test('an answer of a cache is told by its headers', () => {
  const age = (value: string) => ({ name: 'Age', value });
  const cache = (value: string) => ({ name: 'X-Cache', value });

  expect(cachedBy([age('4'), cache('HIT')])).toBe('`Age: 4`, `X-Cache: HIT`');
  expect(cachedBy([age('0'), cache('MISS'), nginx])).toBeUndefined();
});
