import { existsSync, mkdirSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import type { Served } from '../../end-to-end/support/served.ts';
import { root } from '../../support/sources.ts';
import { skipMissing } from './missing.ts';
import { freePort, startServer } from './server.ts';

/** The recipes. */
export const folder = resolve(import.meta.dirname, '../mocks');

const wireMock = 'wiremock-standalone';
const wireMockVersion = '3.13.2';

const stateless = { FIXED_LOGIN_ID: '+12025550142', FIXED_TOKEN: 'fixed-link-token' };
const project = {
  DESCOPE_PROJECT_ID: 'P2MockProject',
  APPROVED_REDIRECT_URL: 'https://app.example.com/verify',
};

/** Prism approves every redirect, and answers some bodies that it cannot read with nothing. */
export const settingsOfPrism = {
  ...project,
  ...stateless,
  TARGET_NAME: 'prism',
  UNAPPROVED_REDIRECT_URL: 'none',
  REQUEST_TIMEOUT_MS: '2000',
};

export const settingsOfWireMock = {
  ...project,
  ...stateless,
  TARGET_NAME: 'wiremock',
  FIXED_REFRESH_JWT: 'fixed.refresh.jwt',
};

/** The settings for MSW, whose handlers show the messages. */
export const settingsOfMsw = (url: string) => ({
  ...project,
  TARGET_NAME: 'msw',
  INBOX: 'http',
  INBOX_URL: `${url}/outbox/{phone}`,
});

/** Starts Prism on the `openapi.yaml` of a folder. */
export async function startPrism(served: string): Promise<Served> {
  const port = await freePort();
  const program = join(folder, 'prism/node_modules/.bin/prism');
  return startServer([program, 'mock', join(served, 'openapi.yaml'), '-p', String(port)], port);
}

/** Starts MSW with the handlers of the recipe. */
export async function startMsw(): Promise<Served> {
  const port = await freePort();
  const words = [process.execPath, join(folder, 'msw/server.mjs')];
  return startServer(words, port, { PORT: String(port) });
}

/** Starts WireMock on the mappings of a folder; skips without Java and Maven, which is red in CI. */
export async function startWireMock(served: string): Promise<Served> {
  const jar = requireWireMock();
  const port = await freePort();
  const options = ['--port', String(port), '--root-dir', served];
  const fast = ['--no-request-journal', '--container-threads', '50', '--disable-banner'];
  return startServer(['java', '-jar', jar, ...options, ...fast], port);
}

/** The path of WireMock, which Maven fetches where it is not there yet. */
function requireWireMock(): string {
  const there = join(root, 'results/wiremock');
  const jar = join(there, `${wireMock}-${wireMockVersion}.jar`);
  if (existsSync(jar)) return jar;
  mkdirSync(there, { recursive: true });
  const artifact = `org.wiremock:${wireMock}:${wireMockVersion}`;
  const words = ['-q', '-B', 'dependency:copy', `-Dartifact=${artifact}`];
  const fetched = spawnSync('mvn', [...words, `-DoutputDirectory=${there}`], { encoding: 'utf8' });
  if (existsSync(jar)) return jar;
  const why = fetched.error
    ? 'Maven is not installed'
    : `Maven does not find it: ${fetched.stdout}`;
  const remedy = `WireMock is not run (${why}): apt-get install maven default-jdk-headless`;
  skipMissing(remedy);
  return jar;
}
