import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';
import { onDemandTag } from './spec/histories.ts';
import { declared, given, testedRole } from './spec/notes.ts';
import { outliveOutput } from './reporters/output.ts';
import { shardNote } from './reporters/shards.ts';
import { nameOf } from './drivers/driver.ts';
import { greet } from './drivers/greet.ts';
import { requirements } from './suites/catalogue.ts';
import { chooseTarget } from './targets/choose.ts';
import { currentRun } from './targets/run.ts';
import { chooseSdk, type Sdk } from './targets/sdk.ts';
import { inlineSettings, readSettings, root } from './targets/settings.ts';
import type { Target } from './targets/target.ts';

const settings = readSettings(requirements);
const { resultsDir: dir, playwrightReport, isCi, situations, sdkDriver } = settings;
if (!process.send) outliveOutput(); // a worker writes by way of the first process
const setUps = [
  'targets/global-setup.ts',
  'suites/support/run/preflight-set-up.ts',
  'reporters/before-clean-up.ts',
].map(each => resolve(root, each));
const formats = ['json', 'html', 'markdown', 'junit', 'sarif', 'badge', 'baseline', 'github'];
const ours = ['terminal', ...formats].map((each): [string, object] => [
  resolve(root, `reporters/${each}.ts`),
  { dir },
]);

/** The checks of clients, by their paths. */
const ofClients = /[\\/]suites[\\/]client[\\/][\w-]+\.spec\.ts$/;

/** A server is tested by everything but the checks of clients. */
function ofServer() {
  const target = chooseTarget(settings);
  return {
    workers: 2,
    use: { target },
    projects: [{ name: target.name, testIgnore: ofClients }],
  };
}

/** An SDK is tested by one worker, since its driver is one process that serves many cases at once. */
async function ofClient(command: string) {
  currentRun(); // begins the run in the first process, so that its workers can join
  const sdk = await chooseSdk(command, settings, async (...all) => nameOf(await greet(...all)));
  return { workers: 1, use: { sdk }, projects: [{ name: sdk.name, testMatch: ofClients }] };
}

export default defineConfig<{ target: Target; sdk: Sdk }>({
  testDir: resolve(root, 'suites'),
  globalSetup: setUps,
  ...(situations !== 'all' && { grepInvert: new RegExp(onDemandTag) }),
  metadata: {
    ...shardNote(process.argv),
    ...given.note(inlineSettings()),
    ...declared.note(settings.target?.operations),
    ...testedRole.note(settings.role),
  },
  outputDir: resolve(dir, 'playwright'),
  fullyParallel: false,
  retries: 1, // what failed runs once more, alone; two unlike outcomes are unstable
  retryStrategy: 'isolated',
  failOnFlakyTests: true,
  timeout: 120_000,
  forbidOnly: isCi,
  reporter: [...ours, ['html', { open: 'never', outputFolder: playwrightReport }]],
  ...(sdkDriver ? await ofClient(sdkDriver) : ofServer()),
});
