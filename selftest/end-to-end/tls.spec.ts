import { mkdirSync } from 'node:fs';
import { createServer } from 'node:https';
import { expect, test, type TestInfo } from '@playwright/test';
import { Reference } from '../../reference/reference.ts';
import { only, type SuiteEnded } from '../support/run-suite.ts';
import { makeCertificate } from './support/certificate.ts';
import { listenerOf, opened } from './support/front.ts';
import { isGreen } from './support/green.ts';
import { managementKeyOf, runAgainst, usersOf } from './support/served.ts';

test.describe('a certificate that is not trusted', () => {
  test('is refused with a sentence', async ({}, testInfo) => {
    const { ended } = await runOverTls(testInfo, () => ({}));

    expect(ended.output.replaceAll(/\s+/g, ' ')).toMatch(
      /presents a certificate that nobody vouches for: NODE_EXTRA_CA_CERTS or TLS_INSECURE=1/,
    );
    expect(ended.code).toBe(1);
  });

  test('is accepted with TLS_INSECURE=1, also by inbox and management', async ({}, testInfo) => {
    const { ended, reference } = await runOverTls(testInfo, () => ({ TLS_INSECURE: '1' }));

    isGreen(ended, []);
    expect(usersOf(reference), 'the users at the end').toEqual([]);
  });

  test('is accepted with NODE_EXTRA_CA_CERTS', async ({}, testInfo) => {
    const { ended } = await runOverTls(testInfo, path => ({ NODE_EXTRA_CA_CERTS: path }));

    isGreen(ended, []);
  });
});

async function runOverTls(
  testInfo: TestInfo,
  settings: (certificate: string) => Record<string, string>,
): Promise<{ ended: SuiteEnded; reference: Reference }> {
  mkdirSync(testInfo.outputDir, { recursive: true });
  const certificate = makeCertificate(testInfo.outputDir);
  test.skip(!certificate, 'there is no openssl to make a certificate with');
  const { key, cert, path } = certificate!;
  const reference = new Reference();
  const tls = createServer({ key, cert }, listenerOf(reference));
  const target = await opened(tls, { scheme: 'https' });
  const all = { DESCOPE_MANAGEMENT_KEY: managementKeyOf(reference), ...settings(path) };
  const ids = only('sign-in.texts-the-phone', 'verify.completes-sign-in');
  const ended = await runAgainst(testInfo, target, all, ...ids);
  return { ended, reference };
}
