import './guard.ts'; // first, so that it speaks before Playwright does
import type { PlaywrightTestConfig } from '@playwright/test';
import { requirements } from '../suites/catalogue.ts';
import { readSettings } from '../targets/settings.ts';
import { serverConfig } from './config.ts';
import { ownInboxIn, settingsOf, type ConformanceOptions } from './options.ts';

export type { OwnInbox as Inbox } from '../targets/own-inbox.ts';
export type {
  ConformanceOptions,
  InboxOptions,
  Operation,
  StatelessOptions,
  TargetOptions,
} from './options.ts';

/**
 * The config of Playwright that tests a server. What the options leave out comes from the environment or `.env`; without
 * a base URL, the reference server of the suite is tested. Checks of your own are projects beside it:
 *
 *     export default defineConfig(defineConformanceConfig({ … }), {
 *       projects: [{ name: 'own', testDir: 'tests' }],
 *     });
 *
 * @throws SettingsError for what is missing or wrong, a sentence a line
 */
export function defineConformanceConfig(options: ConformanceOptions = {}): PlaywrightTestConfig {
  const own = { variables: settingsOf(options), inbox: ownInboxIn(options) };
  return serverConfig(readSettings(requirements, own)) as PlaywrightTestConfig;
}
