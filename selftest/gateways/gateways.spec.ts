import { join } from 'node:path';
import { expect, test, type TestInfo } from '@playwright/test';
import { isRequirement } from '../../suites/catalogue.ts';
import { makeCertificate } from '../end-to-end/support/certificate.ts';
import { outboxOf, runAgainst } from '../end-to-end/support/served.ts';
import { idsOf, only, type SuiteEnded } from '../support/run-suite.ts';
import { stackTrace } from '../support/stack-trace.ts';
import { wordsOf } from '../trouble/support/said.ts';
import { faulty, green, type Configuration } from './configurations.ts';
import { serveBehind, type Behind } from './support/behind.ts';
import { isInstalled, startGateway } from './support/gateway.ts';
import { skipMissing } from './support/missing.ts';
import { packages, type Program } from './support/programs.ts';

/** What a green one runs where GATEWAYS=all does not ask for everything: what a gateway is most likely to touch. */
const usual = only(
  'bad-input.huge-body',
  'bad-input.deep-body',
  'bad-input.content-type',
  'errors.are-json',
  'errors.verify-shape',
  'verify.link-works-once',
  'sessions.me-tells-the-user',
  'sessions.session-jwt-verifies',
  'update-phone.changes-phone',
  'redirects.sign-in-leads-to-url',
);
const all = process.env['GATEWAYS'] === 'all';

/** The options that choose checks by their ids, or a history by its title. */
const chosen = (names: readonly string[]) =>
  names.every(isRequirement) ? only(...names) : ['--grep', names.join('|')];

/** Skips where a gateway is not installed, which is red in CI. */
function requireInstalled(gateway: Program): void {
  if (isInstalled(gateway)) return;
  skipMissing(`${gateway} is not installed: apt-get install ${packages}`);
}

/** Runs the suite against what stands behind a gateway. */
async function runBehind(
  testInfo: TestInfo,
  { gateway, file, path = '', tls }: Configuration,
  options: readonly string[],
  kind?: Behind,
): Promise<SuiteEnded> {
  requireInstalled(gateway);
  const behind = await serveBehind(kind);
  const certificate = tls && makeCertificate(testInfo.outputPath());
  const served = await startGateway(gateway, `${gateway}/${file}`, {
    ...behind.values,
    ...(certificate && {
      certificate: certificate.path,
      key: join(testInfo.outputPath(), 'key.pem'),
    }),
  });
  try {
    const scheme = tls ? 'https:' : 'http:';
    await behind.prepare?.(served.url);
    const front = { url: served.url.replace(/^http:/, scheme) + path, close: served.close };
    const beside = {
      ...outboxOf(behind.inbox),
      ...(certificate && { NODE_EXTRA_CA_CERTS: certificate.path }),
    };
    return await runAgainst(testInfo, front, beside, '--workers=1', ...options);
  } finally {
    await served.close();
    await behind.close();
  }
}

test.describe('a gateway that keeps the contract is green:', () => {
  for (const [name, configuration] of Object.entries(green))
    test(name, async ({}, testInfo) => {
      const ended = await runBehind(testInfo, configuration, all ? [] : usual);

      expect(ended.output, 'a stack trace').not.toMatch(stackTrace);
      expect(idsOf(ended, 'failed'), wordsOf(ended)).toEqual([]);
      expect(idsOf(ended, 'blocked'), wordsOf(ended)).toEqual([]);
      expect(idsOf(ended, 'passed').length, 'passed').toBeGreaterThan(8);
      expect(ended.code).toBe(0);
    });
});

test.describe('a gateway that breaks the contract is named:', () => {
  for (const [name, configuration] of Object.entries(faulty))
    test(name, async ({}, testInfo) => {
      const { ids, accused, said, behind } = configuration;
      const ended = await runBehind(testInfo, configuration, chosen(ids), behind);

      expect(wordsOf(ended)).toMatch(said);
      expect(ended.output, 'a stack trace').not.toMatch(stackTrace);
      if (accused) expect(idsOf(ended, 'failed').sort(), 'accused').toEqual([...accused].sort());
      expect(ended.code).toBe(1);
    });
});
