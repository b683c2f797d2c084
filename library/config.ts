import { resolve } from 'node:path';
import type { PlaywrightTestConfig, Project } from '@playwright/test';
import { onDemandTag } from '../spec/histories.ts';
import { aboutRun, asOf, declared, given, madeBy, testedRole } from '../spec/notes.ts';
import { extension } from '../spec/program.ts';
import { outliveOutput } from '../reporters/output.ts';
import { shardNote } from '../reporters/shards.ts';
import { nameOf } from '../drivers/driver.ts';
import { greet } from '../drivers/greet.ts';
import { aboutThisRun } from '../targets/about.ts';
import { needsSettings, programOfRun } from '../targets/command-line.ts';
import { chooseTarget } from '../targets/choose.ts';
import { currentRun } from '../targets/run.ts';
import { chooseSdk, type Sdk } from '../targets/sdk.ts';
import { inlineSettings, type Settings } from '../targets/settings.ts';
import type { Target } from '../targets/target.ts';

/** A config of Playwright that runs the suite. */
export type Config = PlaywrightTestConfig<Used>;

type Used = { target: Target; sdk: Sdk };
type Tested = { workers: number; projects: Project<Used>[] };

const root = resolve(import.meta.dirname, '..');
const testDir = resolve(root, 'suites');
const moduleAt = (name: string) => resolve(root, `${name}${extension}`);
const setUps = [
  'targets/global-setup',
  'suites/support/run/preflight-set-up',
  'reporters/before-clean-up',
].map(moduleAt);
const formats = ['json', 'html', 'markdown', 'junit', 'sarif', 'badge', 'baseline', 'github'];

/** The checks of clients, by their paths. */
const ofClients = /[\\/]suites[\\/]client[\\/][\w-]+\.spec\.[jt]s$/;

/** The config that tests what the settings name: a server, or the SDK behind a driver. */
export async function configFor(settings: Settings): Promise<Config> {
  const { sdkDriver } = settings;
  return configOf(settings, sdkDriver ? await ofClient(sdkDriver, settings) : ofServer(settings));
}

/** The config that tests a server. */
export const serverConfig = (settings: Settings): Config => configOf(settings, ofServer(settings));

function configOf(settings: Settings, tested: Tested): Config {
  const { resultsDir: dir, playwrightReport, isCi, situations } = settings;
  if (!process.send) outliveOutput(); // a worker writes by way of the first process
  const ours = ['terminal', ...formats].map((each): [string, object] => [
    moduleAt(`reporters/${each}`),
    { dir },
  ]);
  return {
    globalSetup: setUps,
    ...(situations !== 'all' && { grepInvert: new RegExp(onDemandTag) }),
    metadata: {
      ...shardNote(process.argv),
      ...given.note(needsSettings() ? inlineSettings() : []),
      ...declared.note(settings.target?.operations),
      ...asOf.note(settings.catalogue),
      ...testedRole.note(settings.role),
      ...madeBy.note(programOfRun()),
      ...(!process.send && aboutRun.note(aboutThisRun(settings))),
    },
    outputDir: resolve(dir, 'playwright'),
    fullyParallel: false,
    retries: settings.target?.budget ? 0 : 1, // what failed runs once more, alone; two unlike outcomes are unstable
    retryStrategy: 'isolated',
    failOnFlakyTests: true,
    timeout: 120_000,
    forbidOnly: isCi,
    reporter: [...ours, ['html', { open: 'never', outputFolder: playwrightReport }]],
    ...tested,
  };
}

/** A server is tested by everything but the checks of clients. */
function ofServer(settings: Settings): Tested {
  const target = chooseTarget(settings);
  return {
    workers: target.budget || currentRun().isSmoke ? 1 : 2,
    projects: [{ name: target.name, testDir, testIgnore: ofClients, use: { target } }],
  };
}

/** An SDK is tested by one worker, since its driver is one process that serves many cases at once. */
async function ofClient(command: string, settings: Settings): Promise<Tested> {
  currentRun(); // begins the run in the first process, so that its workers can join
  const sdk = await chooseSdk(command, settings, async (...all) => nameOf(await greet(...all)));
  return {
    workers: 1,
    projects: [{ name: sdk.name, testDir, testMatch: ofClients, use: { sdk } }],
  };
}
