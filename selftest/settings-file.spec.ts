import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expect, test, type TestInfo } from '@playwright/test';
import { parseSettings } from '../targets/settings.ts';
import { givenIn } from '../targets/settings-file.ts';
import { settingNames } from '../targets/settings-names.ts';
import { customSettings, given } from './support/custom-settings.ts';

/** A file of settings with this content; a folder where it is undefined. */
async function fileOf(testInfo: TestInfo, content: string | Buffer | undefined) {
  const file = testInfo.outputPath('.env');
  await mkdir(content === undefined ? file : dirname(file), { recursive: true });
  if (content !== undefined) await writeFile(file, content);
  return file;
}

const lines = Object.entries(customSettings)
  .map(each => each.join('='))
  .join('\n');

const nearMisses = {
  BASEURL: 'BASE_URL',
  BASE_URI: 'BASE_URL',
  base_url: 'BASE_URL',
  BSAE_URL: 'BASE_URL',
  LINK_LIFETIME: 'LINK_LIFETIME_S',
  LINK_LIFETIME_MS: 'LINK_LIFETIME_S',
  INBOX_TIMEOUT: 'INBOX_TIMEOUT_MS',
  INBOX_COMAND: 'INBOX_COMMAND',
  INBOX_AUTHORISATION: 'INBOX_AUTHORIZATION',
  REQUEST_TIMEOUT_SECONDS: 'REQUEST_TIMEOUT_MS',
  RATELIMIT: 'RATE_LIMIT',
  DESCOPE_OTHER_PROJECT: 'DESCOPE_OTHER_PROJECT_ID',
  DESCOPE_PROJECTID: 'DESCOPE_PROJECT_ID',
  DESCOPE_MANAGMENT_KEY: 'DESCOPE_MANAGEMENT_KEY',
  UNAPROVED_REDIRECT_URI: 'UNAPPROVED_REDIRECT_URL',
  APPROVED_DOMAIN: 'APPROVED_DOMAINS',
  KNOWN_FAILURE: 'KNOWN_FAILURES',
  RESULT_DIR: 'RESULTS_DIR',
};

const words = ([text]: TemplateStringsArray) => text!.split(/\s+/);

test.describe('a near miss of a name', () => {
  for (const [name, meant] of Object.entries(nearMisses)) {
    test(`${name} is refused in the environment, with ${meant}`, () => {
      expect(() => parseSettings(given({ [name]: '1' }))).toThrow(
        new RegExp(`^${name} \\(in the environment\\) is not a setting. Did you mean ${meant}\\?$`),
      );
      expect(given({ [name]: '1', [meant]: '1' }).faults, 'where both are set').toEqual([]);
    });

    test(`${name} is refused in .env, with ${meant}`, async ({}, testInfo) => {
      const file = await fileOf(testInfo, `${name}=1\n`);

      for (const environment of [{}, { [meant]: '1' }])
        expect(givenIn(environment, file).faults).toContain(
          `${name} (in ${file}) is not a setting. Did you mean ${meant}?`,
        );
    });
  }

  test('is told beside the other faults', () => {
    const set = { ...customSettings, RATELIMIT: '90', INBOX_TIMEOUT_MS: 'soon' };

    expect(() => parseSettings(given(set))).toThrow(
      /^RATELIMIT .*\nINBOX_TIMEOUT_MS is "soon": .*$/,
    );
  });
});

test('any other name is left alone', async ({}, testInfo) => {
  const others = words`DATABASE_URL API_URL DESCOPE_BASE_URL PROJECT_ID INBOX_HOST RATE PORT HTTP_PROXY HTTPS_PROXY
    NO_PROXY NODE_ENV CI TARGET TEST_TIMEOUT_MS DESCOPE_PROJECT_ID_2 PHONE STRESSED REDIRECT_URL VITE_BASE_URL`;
  const file = await fileOf(testInfo, others.map(name => `${name}=1\n`).join(''));

  expect(given(Object.fromEntries(others.map(name => [name, '1']))).faults).toEqual([]);
  expect(givenIn({}, file).faults).toEqual([]);
});

const withHash: readonly [line: string, name?: string][] = [
  ['APPROVED_REDIRECT_URL=https://app.example.com/#/verify', 'APPROVED_REDIRECT_URL'],
  ['PHONE_NUMBERS=+1{area}55501##', 'PHONE_NUMBERS'],
  ['export TARGET_NAME = mock#1', 'TARGET_NAME'],
  ['TARGET_NAME=#1', 'TARGET_NAME'],
  ['DESCOPE_MANAGEMENT_KEY: secret#rest # mine', 'DESCOPE_MANAGEMENT_KEY'],
  [`APPROVED_REDIRECT_URL='https://app.example.com/#/verify'`],
  ['PHONE_NUMBERS="+1{area}55501##" # quoted'],
  ['RATE_LIMIT=90 # a minute'],
  ['RATE_LIMIT= # none'],
  ['# PHONE_NUMBERS=+1{area}55501##'],
  ['THEIR_COLOUR=#fff'],
];

test.describe('.env', () => {
  for (const [line, name] of withHash)
    test(`${name ? 'is refused' : 'is read'} with ${line}`, async ({}, testInfo) => {
      const file = await fileOf(testInfo, `CI=1\n${line}\r\n`);

      const { faults } = givenIn({}, file);

      const said = `${name} in ${file} contains a # without quotes, which begins a comment: quote the value, as in ${name}='…'`;
      expect(faults).toEqual(name ? [said] : []);
    });

  for (const [name, content] of [
    ['a byte order mark', Buffer.from(`\uFEFF${lines}`, 'utf16le')],
    ['a byte order mark of the other order', Buffer.from(`\uFEFF${lines}`, 'utf16le').swap16()],
    ['no byte order mark', Buffer.from(lines, 'utf16le')],
  ] as const)
    test(`is refused in UTF-16 with ${name}`, async ({}, testInfo) => {
      const file = await fileOf(testInfo, content);

      expect(givenIn({}, file)).toEqual({
        variables: {},
        faults: [`${file} is not UTF-8 text (Windows shells write UTF-16): save it as UTF-8`],
      });
    });

  test('is read in UTF-8 with a byte order mark', async ({}, testInfo) => {
    const file = await fileOf(testInfo, `\uFEFF${lines}\r\n`);

    expect(givenIn({}, file)).toEqual({ variables: customSettings, faults: [] });
  });

  test('that is a folder is refused', async ({}, testInfo) => {
    const file = await fileOf(testInfo, undefined);

    expect(() => parseSettings(givenIn({}, file))).toThrow(
      `${file} is a folder: replace it with a file of settings, or remove it`,
    );
  });

  test('as the example has it is read when its lines are taken', async ({}, testInfo) => {
    const example = readFileSync('.env.example', 'utf8').replaceAll(/^# (?=[A-Z_]+=)/gm, '');
    const file = await fileOf(testInfo, example);

    const { variables, faults } = givenIn({}, file);

    expect(faults).toEqual([]);
    expect(variables['PHONE_NUMBERS']).toBe('+1{area}55501##');
    expect(settingNames).toEqual(expect.arrayContaining(Object.keys(variables)));
  });
});
