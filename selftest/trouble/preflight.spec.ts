import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { Reference } from '../../reference/reference.ts';
import { badRequest } from '../../reference/refusal.ts';
import { serve } from '../../reference/serve.ts';
import { preflight } from '../../suites/support/run/preflight.ts';
import { listenerOf, opened } from '../end-to-end/support/front.ts';
import { freePort } from '../end-to-end/support/port.ts';
import { reaching } from '../end-to-end/support/reached.ts';
import { managementKeyOf, runAgainst } from '../end-to-end/support/served.ts';
import { root } from '../support/sources.ts';
import { proxyTo } from './support/proxy.ts';
import { isStopped, wordsOf } from './support/said.ts';

const close = async () => undefined;

class ApprovesNothing extends Reference {
  protected override isApproved(): boolean {
    return false;
  }
}

class LetsNobodyIn extends Reference {
  protected override signUpOrInLoginId(): never {
    throw badRequest('Nobody signs up here');
  }
}

test.describe('the preflight', () => {
  test('says that the approved redirect URL is not approved, with the words of the target', async ({
    playwright,
  }) => {
    const { obstacle } = await reaching(await serve(new ApprovesNothing()), playwright, preflight);

    expect(obstacle).toMatch(
      /rejects APPROVED_REDIRECT_URL \(https:\/\/app\.example\.com\/verify\), and accepts the same call without .* It answers 400 \{"errorCode"/,
    );
  });

  test('leaves it to the checks where the call without one is refused, too', async ({
    playwright,
  }) => {
    const { obstacle, hints } = await reaching(
      await serve(new LetsNobodyIn()),
      playwright,
      preflight,
    );

    expect(obstacle).toBeUndefined();
    expect(hints[0]).toMatch(/^a sign-up-or-in of a new user is rejected \(40\d\): check /);
  });

  test('says that https:// leads to a port that speaks plain HTTP', async ({ playwright }) => {
    const target = await serve(new Reference());
    const url = target.url.replace('http:', 'https:');

    const { obstacle } = await reaching({ ...target, url }, playwright, preflight);

    expect(obstacle).toMatch(/speaks plain HTTP where https:\/\/ was called: begin BASE_URL with/);
  });

  test('tries both addresses of localhost, and names them', async ({ playwright }) => {
    const url = `http://localhost:${await freePort()}`;

    const { obstacle } = await reaching({ url, close }, playwright, preflight);

    expect(obstacle).toMatch(
      /refused the connection at 127\.0\.0\.1 and at \[::1\]: check BASE_URL/,
    );
  });

  for (const host of ['127.0.0.1', '::1']) {
    test(`finds a target that listens at ${host} alone, called localhost`, async ({
      playwright,
    }) => {
      const server = createServer(listenerOf(new Reference()));
      const target = await opened(server, { host }).catch(() => undefined);
      test.skip(!target, `this machine has no ${host}`);
      const url = target!.url.replace(host, 'localhost');

      const { obstacle } = await reaching({ ...target!, url }, playwright, preflight);

      expect(obstacle).toBeUndefined();
    });
  }

  test('reaches a target by the proxy of the environment', async ({ playwright }) => {
    const target = await serve(new Reference());
    const proxy = await proxyTo(target.url);
    const settings = { ALLOW_LIVE: '1', HTTP_PROXY: proxy.url };

    const { obstacle } = await reaching(
      { url: 'http://magic.test', close: target.close },
      playwright,
      preflight,
      { settings },
    );
    await proxy.close();

    expect(obstacle).toBeUndefined();
    expect(proxy.connections(), 'connections of the proxy').toBeGreaterThan(0);
  });

  test('names the proxy where nobody is reached by it', async ({ playwright }) => {
    const HTTPS_PROXY = `http://127.0.0.1:${await freePort()}`;

    const { obstacle } = await reaching(
      { url: 'https://magic.test', close },
      playwright,
      preflight,
      { settings: { ALLOW_LIVE: '1', HTTPS_PROXY } },
    );

    expect(obstacle).toMatch(
      /called by the proxy of HTTPS_PROXY \(http:\/\/127\.0\.0\.1:\d+\): check/,
    );
  });

  test('that stops a run says so alone, and tests of a user beside it run', async ({}, testInfo) => {
    const target = { url: `http://localhost:${await freePort()}`, close };
    const config = resolve(root, 'selftest/trouble/own/playwright.config.ts');
    const settings = { DESCOPE_MANAGEMENT_KEY: managementKeyOf(new Reference()) };
    const chosen = ['-c', config, '--workers=1', '--grep', '@sign-in.masks-phone|a test of a user'];

    const ended = await runAgainst(testInfo, target, settings, ...chosen);

    isStopped(ended, /served \(\S+\) refused the connection at 127\.0\.0\.1 and at \[::1\]/);
    expect(wordsOf(ended)).toContain('a test of a user ran');
    expect(wordsOf(ended), 'what was to be cleaned up').not.toContain('could not be deleted');
  });

  test('that stops a run ends it with 1 under any reporter', async ({}, testInfo) => {
    const target = { url: `http://localhost:${await freePort()}`, close };

    const ended = await runAgainst(
      testInfo,
      target,
      {},
      '--reporter=line',
      '--workers=1',
      '--grep=@sign-in.accepts-registered',
    );

    expect(wordsOf(ended)).toContain('refused the connection at 127.0.0.1 and at [::1]');
    expect(ended.code).toBe(1);
  });
});
