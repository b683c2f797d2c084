import type { Fixtures, PlaywrightTestArgs, PlaywrightTestOptions } from '@playwright/test';

const options = [
  'acceptDownloads',
  'actionTimeout',
  'baseURL',
  'bypassCSP',
  'clientCertificates',
  'colorScheme',
  'contextOptions',
  'contrast',
  'deviceScaleFactor',
  'extraHTTPHeaders',
  'forcedColors',
  'geolocation',
  'hasTouch',
  'httpCredentials',
  'ignoreHTTPSErrors',
  'isMobile',
  'javaScriptEnabled',
  'locale',
  'navigationTimeout',
  'offline',
  'permissions',
  'proxy',
  'reducedMotion',
  'screen',
  'serviceWorkers',
  'storageState',
  'testIdAttribute',
  'timezoneId',
  'userAgent',
  'viewport',
] as const;

/**
 * The options of browsers, unset: no check opens one, and Playwright would set each of them up and tear it down again at
 * every check, in steps that cost more than the calls of the check.
 */
export const browserless = Object.fromEntries(
  options.map(name => [name, [undefined, { option: true, box: 'self' }]]),
) as Fixtures<object, object, PlaywrightTestArgs & PlaywrightTestOptions>;
