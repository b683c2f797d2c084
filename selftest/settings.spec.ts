import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expect, test } from '@playwright/test';
import { chooseTarget } from '../targets/choose.ts';
import { custom } from '../targets/custom.ts';
import { readSettings } from '../targets/settings.ts';
import { customSettings, serveAlike } from './support/custom-settings.ts';
import { runSuite } from './support/run-suite.ts';

const http = { INBOX: 'http', INBOX_URL: 'http://127.0.0.1:1/outbox/{phone}' };

/** Each wrong or missing setting: what is set beside the sound ones, and what the user is told. */
const wrong: { set: Record<string, string>; said: RegExp }[] = [
  { set: { BASE_URL: 'localhost:4500' }, said: /^BASE_URL is "localhost:4500": give a URL that/ },
  { set: { BASE_URL: 'ftp://127.0.0.1' }, said: /^BASE_URL is .* begins with http:\/\/ or https:/ },
  { set: { BASE_URL: 'http://me:secret@127.0.0.1' }, said: /^BASE_URL holds a user name/ },
  { set: { BASE_URL: 'https://api.example.com' }, said: /^BASE_URL .* Set ALLOW_LIVE=1/ },
  { set: { BASE_URL: 'http://127.evil.example' }, said: /^BASE_URL .* Set ALLOW_LIVE=1/ },
  { set: { DESCOPE_PROJECT_ID: '' }, said: /^DESCOPE_PROJECT_ID is not set: give/ },
  { set: { APPROVED_REDIRECT_URL: '' }, said: /^APPROVED_REDIRECT_URL is not set: give/ },
  { set: { APPROVED_REDIRECT_URL: 'app' }, said: /^APPROVED_REDIRECT_URL is "app": give a URL/ },
  {
    set: { UNAPPROVED_REDIRECT_URL: 'https://app.example.com/elsewhere' },
    said: /^UNAPPROVED_REDIRECT_URL has the host of APPROVED_REDIRECT_URL .*: give/,
  },
  {
    set: { APPROVED_REDIRECT_URL: 'app.example.com' },
    said: /^APPROVED_REDIRECT_URL .*, such as https:\/\/app\.example\.com\/verify$/,
  },
  {
    set: { APPROVED_REDIRECT_URL: 'app.example.com:443/verify' },
    said: /^APPROVED_REDIRECT_URL .*, such as https:/,
  },
  {
    set: { UNAPPROVED_REDIRECT_URL: 'other.example' },
    said: /, such as https:\/\/unapproved\.example\/verify$/,
  },
  { set: { UNAPPROVED_REDIRECT_URL: '?' }, said: /^UNAPPROVED_REDIRECT_URL is "\?": give a URL/ },
  { set: { INBOX: '' }, said: /^INBOX is not set: say how a sent link is read .* none/ },
  { set: { INBOX: 'pigeon' }, said: /^INBOX is "pigeon": give one of http, .*none$/ },
  { set: { INBOX: 'http' }, said: /^INBOX_URL is not set: with INBOX=http, give/ },
  {
    set: { ...http, INBOX_URL: 'http://127.0.0.1:1/outbox' },
    said: /^INBOX_URL is .*: put \{phone\}/,
  },
  { set: { ...http, INBOX_URL: '{phone}' }, said: /^INBOX_URL is "0": give a URL/ },
  {
    set: { ...http, INBOX: 'webhook', INBOX_PORT: '4600' },
    said: /^INBOX_URL is set and INBOX=webhook does not use it: set INBOX=http, or leave INBOX_URL/,
  },
  { set: { INBOX_PORT: '4600' }, said: /^INBOX_PORT is set and INBOX=none .* set INBOX=webhook/ },
  { set: { ...http, INBOX_FIELD: 'link' }, said: /^INBOX_FIELD is set and INBOX=http does not/ },
  { set: { INBOX_TIMEOUT_MS: 'soon' }, said: /^INBOX_TIMEOUT_MS is "soon": give a whole number/ },
  { set: { REQUEST_TIMEOUT_MS: '0' }, said: /^REQUEST_TIMEOUT_MS is "0": give a whole number/ },
  { set: { LINK_LIFETIME_S: '1.5' }, said: /^LINK_LIFETIME_S is "1.5": give a whole number/ },
  { set: { RATE_LIMIT: '-3' }, said: /^RATE_LIMIT is "-3": give a whole number/ },
  { set: { PHONE_NUMBERS: '0171 #' }, said: /^PHONE_NUMBERS is "0171 #": give a pattern/ },
  { set: { PHONE_NUMBERS: '+120255501##' }, said: /^PHONE_NUMBERS .* 100 numbers .*: put # for/ },
  { set: { PHONE_NUMBERS: '+49' }, said: /^PHONE_NUMBERS "\+49" stands for one number and a run/ },
  { set: { TLS_INSECURE: 'yes' }, said: /^TLS_INSECURE is "yes": give 1, or leave it out$/ },
  { set: { ALLOW_LIVE: 'true', BASE_URL: 'https://api.example.com' }, said: /^ALLOW_LIVE is/ },
];

const settingsOf = (set: Record<string, string>) => readSettings({ ...customSettings, ...set });

test.describe('settings', () => {
  for (const { set, said } of wrong) {
    const name = Object.entries(set).map(([name, value]) => `${name}=${value}`);

    test(`refuse ${name.join(' ')} with a sentence`, () => {
      expect(() => custom(settingsOf(set))).toThrow(said);
      expect(() => custom(settingsOf(set))).toThrow(/^[^\n]*$/);
    });
  }

  for (const [name, value] of Object.entries({
    INBOX: 'none',
    INBOX_URL: http.INBOX_URL,
    INBOX_PORT: '4600',
    INBOX_FIELD: 'link',
    APPROVED_REDIRECT_URL: 'https://app.example.com/verify',
    UNAPPROVED_REDIRECT_URL: 'https://unapproved.example/verify',
    TARGET_NAME: 'mine',
    LINK_LIFETIME_S: '20',
    PHONE_NUMBERS: '+1{area}55501##',
    ALLOW_LIVE: '1',
  })) {
    test(`refuse ${name} without BASE_URL, so that the reference is not taken for the target`, () => {
      expect(() => chooseTarget({ [name]: value }, {})).toThrow(
        new RegExp(`^${name} is set and BASE_URL is not, .*: set BASE_URL, or leave it out$`),
      );
    });
  }

  for (const name of ['BASEURL', 'BASE_URI', 'base_url']) {
    test(`name ${name}, which resembles BASE_URL`, () => {
      const set = { [name]: 'http://127.0.0.1:1', INBOX: 'none', TARGET_NAME: 'mine' };

      expect(() => chooseTarget(set, {})).toThrow(
        new RegExp(`^INBOX, TARGET_NAME are set .*: ${name} is set: is BASE_URL meant\\?$`),
      );
    });
  }

  test('of other tools leave the embedded reference to be tested', () => {
    const set = { DESCOPE_PROJECT_ID: 'P2', DESCOPE_MANAGEMENT_KEY: 'K2', RATE_LIMIT: '60' };

    expect(chooseTarget(set, {}).name).toBe('reference');
  });

  test('of the file give way where the environment reads links in another way', async ({}, testInfo) => {
    const file = testInfo.outputPath('.env');
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, 'INBOX=http\nINBOX_URL=http://127.0.0.1:1/{phone}\n');

    expect(readSettings({ INBOX: 'none' }, file)).toEqual({ INBOX: 'none' });
    expect(readSettings({ INBOX: 'http' }, file)).toHaveProperty('INBOX_URL');
    expect(readSettings({}, file)).toHaveProperty('INBOX_URL');
  });

  test('are sound as the self-tests begin with them', () => {
    expect(custom(settingsOf({}))).toMatchObject({ name: '127.0.0.1:1', inboxTimeout: 5000 });
  });

  test('may name a live target where that is meant', () => {
    const set = { BASE_URL: 'https://api.example.com/', ALLOW_LIVE: '1', TARGET_NAME: 'gateway' };

    expect(custom(settingsOf(set)).name).toBe('gateway');
  });

  for (const host of ['localhost', 'mock.localhost', '127.0.0.1', '127.1.2.3', '[::1]']) {
    test(`take ${host} for this machine`, () => {
      expect(custom(settingsOf({ BASE_URL: `http://${host}:4500` })).name).toBe(`${host}:4500`);
    });
  }

  test('keep a path prefix, with or without a slash at its end', async () => {
    const connections = ['http://127.0.0.1:1/tenant-a', 'http://127.0.0.1:1/tenant-a/'].map(
      BASE_URL => custom(settingsOf({ BASE_URL })).connect(),
    );

    expect((await Promise.all(connections)).map(({ baseURL }) => baseURL)).toEqual([
      'http://127.0.0.1:1/tenant-a',
      'http://127.0.0.1:1/tenant-a',
    ]);
  });

  test('that are wrong end the run at once, with the sentence alone', async ({}, testInfo) => {
    const { url, close, calls } = await serveAlike(() => Response.json({}));
    const settings = { ...customSettings, BASE_URL: url, RATE_LIMIT: 'none' };

    const { code, output } = await runSuite(testInfo, settings);
    await close();

    expect(code).toBe(1);
    expect(output.trim().split('\n')).toEqual([
      expect.stringMatching(/RATE_LIMIT is "none": give a whole number/),
    ]);
    expect(calls(), 'calls of the target').toBe(0);
  });

  test('that misspell BASE_URL end the run, and do not test the reference', async ({}, testInfo) => {
    const { BASE_URL, ...others } = customSettings;

    const { code, output } = await runSuite(testInfo, { ...others, BASEURL: BASE_URL });

    expect(code).toBe(1);
    expect(output.trim()).toMatch(
      /^Error: .*BASEURL is set: is BASE_URL meant\?$|^INBOX, .*meant\?$/,
    );
  });

  test('that name no place for the files end the run with a sentence', async ({}, testInfo) => {
    const file = testInfo.outputPath('file');
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, '');

    for (const RESULTS_DIR of [`${file}/results`, file, '/proc/x']) {
      const { code, output } = await runSuite(testInfo, { RESULTS_DIR });

      expect(code).toBe(1);
      expect(output.trim()).toMatch(
        new RegExp(`RESULTS_DIR is "${RESULTS_DIR}", where nothing can be written \\(.*: give a`),
      );
      expect(output.trim().split('\n')).toHaveLength(1);
    }
  });
});
