import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expect, test } from '@playwright/test';
import { chooseTarget } from '../targets/choose.ts';
import { custom } from '../targets/custom.ts';
import { asksForAll } from '../targets/run.ts';
import { givenIn } from '../targets/settings-file.ts';
import { parseSettings } from '../targets/settings.ts';
import { customSettings, given, serveAlike } from './support/custom-settings.ts';
import { runSuite } from './support/run-suite.ts';

const http = { INBOX: 'http', INBOX_URL: 'http://127.0.0.1:1/outbox/{phone}' };

/** Each wrong or missing setting: what is set beside the sound ones, and what the user is told. */
const wrong: { set: Record<string, string>; said: RegExp }[] = [
  { set: { BASE_URL: 'localhost:4500' }, said: /^BASE_URL is "localhost:4500": give a URL that/ },
  { set: { BASE_URL: 'ftp://127.0.0.1' }, said: /^BASE_URL is .* begins with http:\/\/ or https:/ },
  { set: { BASE_URL: 'http://me:secret@127.0.0.1' }, said: /^BASE_URL contains a user name/ },
  {
    set: { BASE_URL: 'https://api.example.com' },
    said: /^BASE_URL is not on this machine \(.*\)\. .* set ALLOW_LIVE=1\.$/,
  },
  {
    set: { BASE_URL: 'http://127.evil.example' },
    said: /^BASE_URL is not on this machine \(.*\)\. .* set ALLOW_LIVE=1\.$/,
  },
  ...['?tenant=a', '#/app', '?', '#'].map(rest => ({
    set: { BASE_URL: `http://127.0.0.1:1/${rest}` },
    said: /^BASE_URL contains a query or a fragment .*: leave it out/,
  })),
  {
    set: { DESCOPE_PROJECT_ID: 'P2One', DESCOPE_OTHER_PROJECT_ID: 'P2One' },
    said: /^DESCOPE_OTHER_PROJECT_ID is the same as DESCOPE_PROJECT_ID: give .*, or leave it out$/,
  },
  ...['DESCOPE_PROJECT_ID', 'DESCOPE_OTHER_PROJECT_ID'].flatMap(name =>
    ['P2One:secret', 'P2One secret'].map(value => ({
      set: { [name]: value },
      said: new RegExp(`^${name} contains a colon or a space: give only the project ID`),
    })),
  ),
  { set: { DESCOPE_PROJECT_ID: '' }, said: /^DESCOPE_PROJECT_ID is not set: give/ },
  { set: { APPROVED_REDIRECT_URL: '' }, said: /^APPROVED_REDIRECT_URL is not set: give/ },
  { set: { APPROVED_REDIRECT_URL: 'app' }, said: /^APPROVED_REDIRECT_URL is "app": give a URL/ },
  {
    set: { UNAPPROVED_REDIRECT_URL: 'https://app.example.com/elsewhere' },
    said: /^UNAPPROVED_REDIRECT_URL has the same host as APPROVED_REDIRECT_URL .*: give/,
  },
  ...['https://app.example.com:8443/', 'http://APP.example.com./x', 'app://app.example.com'].map(
    url => ({
      set: { UNAPPROVED_REDIRECT_URL: url },
      said: /^UNAPPROVED_REDIRECT_URL has the same host as .* \(app\.example\.com\): give .*, or none/,
    }),
  ),
  ...['https://app.example.com', '*', 'a b?', '*.*.com', ','].map(APPROVED_DOMAINS => ({
    set: { APPROVED_DOMAINS },
    said:
      APPROVED_DOMAINS === '*'
        ? /^UNAPPROVED_REDIRECT_URL has a host that APPROVED_DOMAINS includes .*, or none if the/
        : /^APPROVED_DOMAINS is ".*": give the approved domains of .* such as app\.example\.com,/,
  })),
  {
    set: { APPROVED_DOMAINS: 'example.com, *.app.example.com' },
    said: /^APPROVED_DOMAINS .* does not include the host of APPROVED_REDIRECT_URL \(app\.example\.com\): /,
  },
  {
    set: {
      APPROVED_DOMAINS: '*.example.com',
      UNAPPROVED_REDIRECT_URL: 'https://other.example.com/',
    },
    said: /^UNAPPROVED_REDIRECT_URL has a host that APPROVED_DOMAINS includes \(other\.example\.com\): give/,
  },
  {
    set: { APPROVED_DOMAINS: '*.example.com', UNAPPROVED_REDIRECT_URL: 'none' },
    said: /^APPROVED_DOMAINS is set, but UNAPPROVED_REDIRECT_URL=none declares .*: leave one of them out$/,
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
  { set: { INBOX: '' }, said: /^INBOX is not set: choose how the suite reads sent links .* none/ },
  { set: { INBOX: 'pigeon' }, said: /^INBOX is "pigeon": give one of http, .*none$/ },
  { set: { INBOX: 'http' }, said: /^INBOX_URL is not set: INBOX=http needs the URL that returns/ },
  {
    set: { ...http, INBOX_URL: 'http://127.0.0.1:1/outbox' },
    said: /^INBOX_URL is .*: write \{phone\} where .*, or \{digits\} for .* without its plus sign$/,
  },
  { set: { ...http, INBOX_URL: '{phone}' }, said: /^INBOX_URL is "\{phone\}": give a URL/ },
  {
    set: { ...http, INBOX: 'webhook', INBOX_PORT: '4600' },
    said: /^INBOX_URL is set, but INBOX=webhook does not use it: set INBOX=http, or leave INBOX_URL/,
  },
  { set: { INBOX_PORT: '4600' }, said: /^INBOX_PORT is set, but INBOX=none .* set INBOX=webhook/ },
  {
    set: { INBOX_AUTHORIZATION: 'Bearer secret' },
    said: /^INBOX_AUTHORIZATION is set, but INBOX=none does not use it: set INBOX=http, or leave/,
  },
  ...['Bearer secret\nX-Other: 1', 'Bearer secret…'].map(INBOX_AUTHORIZATION => ({
    set: { ...http, INBOX_AUTHORIZATION },
    said: /^INBOX_AUTHORIZATION contains a line break or .*: give the value of the header in one line/,
  })),
  {
    set: {
      INBOX: 'http',
      INBOX_URL: 'http://me:secret@127.0.0.1/{phone}',
      INBOX_AUTHORIZATION: 'Bearer secret',
    },
    said: /^INBOX_AUTHORIZATION is set, but INBOX_URL contains a user name .*: leave one of them out$/,
  },
  { set: { INBOX: 'command' }, said: /^INBOX_COMMAND is not set: INBOX=command needs a program/ },
  {
    set: { INBOX_COMMAND: 'tail -F secret' },
    said: /^INBOX_COMMAND is set, but INBOX=none does/,
  },
  ...[
    [
      'docker logs -f secret | grep sms',
      /^INBOX_COMMAND contains \| outside quotes, but the suite runs/,
    ],
    [
      'tail -F secret > log',
      /^INBOX_COMMAND contains > outside quotes, but the suite runs INBOX_C/,
    ],
    [
      'tail -F secret # mine',
      /^INBOX_COMMAND contains # outside quotes, but the suite runs INBOX_C/,
    ],
    ['secret $(id)', /^INBOX_COMMAND contains \$, but the suite runs INBOX_COMMAND without a/],
    [
      'psql "$DATABASE" -c secret',
      /^INBOX_COMMAND contains \$\w+, but the suite .* without a shell: .*, or give sh -c '…'$/,
    ],
    ["tail -F 'secret", /^INBOX_COMMAND has an unclosed quote: close it$/],
    ["''", /^INBOX_COMMAND names no program: give one$/],
  ].map(([INBOX_COMMAND, said]) => ({
    set: { INBOX: 'command', INBOX_COMMAND: INBOX_COMMAND as string },
    said: said as RegExp,
  })),
  { set: { ...http, INBOX_FIELD: 'link' }, said: /^INBOX_FIELD is set, but INBOX=http does not/ },
  ...[
    'INBOX_TIMEOUT_MS',
    'REQUEST_TIMEOUT_MS',
    'LINK_LIFETIME_S',
    'RATE_LIMIT',
    'INBOX_PORT',
  ].flatMap(name =>
    ['soon', '0', '-3', '1.5', '1e12'].map(value => ({
      set: { ...(name === 'INBOX_PORT' && { INBOX: 'webhook' }), [name]: value },
      said: new RegExp(`^${name} is "${value}": give a whole number from 1 to \\d+, or leave it`),
    })),
  ),
  { set: { INBOX: 'webhook' }, said: /^INBOX_PORT is not set: INBOX=webhook needs the port/ },
  { set: { INBOX: 'test-users' }, said: /^DESCOPE_MANAGEMENT_KEY is not set: INBOX=test-users ne/ },
  {
    set: { ...http, INBOX_URL: 'ftp://me:secret@127.0.0.1/{phone}' },
    said: /^INBOX_URL is "ftp:\/\/127\.0\.0\.1\/\{phone\}": give a URL that begins with http/,
  },
  {
    set: { ...http, INBOX_URL: 'http://me:secret@127.0.0.1/' },
    said: /^INBOX_URL is "http:\/\/127\.0\.0\.1\/": write \{phone\} where/,
  },
  {
    set: { OPERATIONS: 'sign-up,signin' },
    said: /^OPERATIONS is "sign-up,signin": give one or more of sign-up, .*, or leave it out$/,
  },
  { set: { SITUATIONS: 'most' }, said: /^SITUATIONS is "most": give all, or leave it out/ },
  { set: { JOURNEYS_SEED: '7:0+' }, said: /^JOURNEYS_SEED is "7:0\+": give a seed as a report/ },
  { set: { STRESS: 'all' }, said: /^STRESS is "all": give 1, or leave it out$/ },
  { set: { PHONE_NUMBERS: '0171 #' }, said: /^PHONE_NUMBERS is "0171 #": give a pattern/ },
  {
    set: { PHONE_NUMBERS: '+120255501##' },
    said: /^PHONE_NUMBERS .* 100 numbers, .*: replace more digits/,
  },
  { set: { PHONE_NUMBERS: '+49' }, said: /^PHONE_NUMBERS is "\+49", which is only 1 number, but/ },
  { set: { TLS_INSECURE: 'yes' }, said: /^TLS_INSECURE is "yes": give 1, or leave it out$/ },
  { set: { ALLOW_LIVE: 'true', BASE_URL: 'https://api.example.com' }, said: /^ALLOW_LIVE is/ },
  { set: { ALLOW_LIVE: 'true' }, said: /^ALLOW_LIVE is "true": give 1, or leave it out$/ },
  { set: { KNOWN_FAILURES: '/nowhere/x' }, said: /^KNOWN_FAILURES \(.*ENOENT\): give the/ },
  {
    set: { RESULTS_DIR: '/proc/x' },
    said: /^RESULTS_DIR is "\/proc\/x", but the suite cannot wri/,
  },
];

/** The last line of what is said of settings. */
const readMore = 'See docs/settings.md and docs/troubleshooting.md.';

const parsed = (set: Record<string, string>) => parseSettings(given(set));

const targetOf = (set: Record<string, string>) => parsed({ ...customSettings, ...set }).target!;

test.describe('settings', () => {
  for (const { set, said } of wrong) {
    const name = Object.entries(set).map(([name, value]) => `${name}=${value}`);

    test(`refuse ${name.join(' ')} with a sentence`, () => {
      expect(() => targetOf(set)).toThrow(said);
      expect(() => targetOf(set)).toThrow(/^[^\n]*$/);
      expect(() => targetOf(set)).not.toThrow('secret');
    });
  }

  for (const [name, value] of Object.entries({
    INBOX: 'none',
    INBOX_URL: http.INBOX_URL,
    INBOX_AUTHORIZATION: 'Bearer secret',
    INBOX_PORT: '4600',
    INBOX_COMMAND: 'tail -F sms.log',
    INBOX_FIELD: 'link',
    APPROVED_REDIRECT_URL: 'https://app.example.com/verify',
    APPROVED_DOMAINS: 'app.example.com',
    UNAPPROVED_REDIRECT_URL: 'https://unapproved.example/verify',
    TARGET_NAME: 'mine',
    LINK_LIFETIME_S: '20',
    PHONE_NUMBERS: '+1{area}55501##',
    ALLOW_LIVE: '1',
    OPERATIONS: 'verify',
  })) {
    test(`refuse ${name} without BASE_URL, so that the reference is not taken for the target`, () => {
      expect(() => parsed({ [name]: value })).toThrow(
        new RegExp(`^${name} is set, but BASE_URL is not, .*: set BASE_URL, or leave ${name} out$`),
      );
    });
  }

  for (const set of [{ BASE_URL: 'http://127.0.0.1:1' }, { INBOX: 'none' }, { TARGET_NAME: 'x' }]) {
    const [name] = Object.keys(set);

    test(`refuse ${name} with SDK_DRIVER, since one of them is not meant`, () => {
      expect(() => parsed({ SDK_DRIVER: 'driver', ...set })).toThrow(
        new RegExp(
          `^SDK_DRIVER tests an SDK .* but ${name} is set: leave ${name} out to test the SDK`,
        ),
      );
    });
  }

  test('choose an SDK by its driver', () => {
    expect(parsed({ SDK_DRIVER: 'driver' })).toMatchObject({ role: 'client', sdkDriver: 'driver' });
    expect(parsed({})).toMatchObject({ role: 'server' });
  });

  test('of other tools leave the embedded reference to be tested', () => {
    const set = { DESCOPE_PROJECT_ID: 'P2', DESCOPE_MANAGEMENT_KEY: 'K2', RATE_LIMIT: '60' };

    expect(chooseTarget(parsed(set)).name).toBe('reference');
  });

  test('of the file give way where the environment reads links in another way', async ({}, testInfo) => {
    const file = testInfo.outputPath('.env');
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, 'INBOX=http\nINBOX_URL=http://127.0.0.1:1/{phone}\n');

    expect(givenIn({ INBOX: 'none' }, file).variables).toEqual({ INBOX: 'none' });
    expect(givenIn({ INBOX: 'http' }, file).variables).toHaveProperty('INBOX_URL');
    expect(givenIn({}, file).variables).toHaveProperty('INBOX_URL');
  });

  test('are told all at once where several are wrong', async ({}, testInfo) => {
    const KNOWN_FAILURES = testInfo.outputPath('known-failures.yaml');
    await mkdir(dirname(KNOWN_FAILURES), { recursive: true });
    await writeFile(KNOWN_FAILURES, '- reason: x\n- id: nobody.knows\n  reason: y\n');
    const faults: Record<string, string> = {
      BASE_URL: 'localhost',
      ALLOW_LIVE: 'on',
      DESCOPE_PROJECT_ID: '',
      APPROVED_REDIRECT_URL: 'app',
      UNAPPROVED_REDIRECT_URL: 'other',
      INBOX_URL: '{phone}',
      INBOX_PORT: '4600',
      INBOX_FIELD: 'link',
      INBOX_TIMEOUT_MS: 'soon',
      REQUEST_TIMEOUT_MS: 'late',
      LINK_LIFETIME_S: 'long',
      PHONE_NUMBERS: '112',
      RATE_LIMIT: 'high',
      TLS_INSECURE: 'yes',
      RESULTS_DIR: '/proc/x',
    };

    const said = errorOf(() => targetOf({ INBOX: 'http', KNOWN_FAILURES, ...faults })).split('\n');

    const entries = said.filter(each => each.startsWith('known-failures.yaml: '));
    const named = said
      .filter(each => !entries.includes(each))
      .map(each => each.split(' ', 1).join());
    expect(named.sort()).toEqual(Object.keys(faults).sort());
    expect(entries).toHaveLength(2);
  });

  test('are typed when they have been parsed', () => {
    const set = { LINK_LIFETIME_S: '20', TLS_INSECURE: '1', INBOX: 'webhook', INBOX_PORT: '4600' };

    expect(targetOf(set)).toEqual({
      name: '127.0.0.1:1',
      base: new URL(customSettings.BASE_URL),
      isRemote: false,
      projectId: customSettings.DESCOPE_PROJECT_ID,
      approvedRedirectUrl: new URL('https://app.example.com/verify'),
      unapprovedRedirectUrl: new URL('https://unapproved.example/verify'),
      approvesAll: false,
      inbox: { kind: 'webhook', port: 4600 },
      inboxTimeout: 5000,
      requestTimeout: 10_000,
      linkLifetime: 20,
      phoneNumbers: '+1{area}55501##',
      tlsInsecure: true,
    });
  });

  const elsewhere = { BASE_URL: 'https://api.example.com', ALLOW_LIVE: '1' };
  for (const [set, noStress] of [
    [{}, undefined],
    [{ RATE_LIMIT: '90' }, 'STRESS=1 is not set, and RATE_LIMIT is set'],
    [elsewhere, 'STRESS=1 is not set, and the target is not this machine'],
    [{ ...elsewhere, RATE_LIMIT: '90', STRESS: '1' }, undefined],
  ] as const) {
    test(`ask for stress or not: ${Object.entries(set).join(' ')}`, () => {
      expect(targetOf(set).noStress).toBe(noStress);
      expect(custom(targetOf(set)).noStress).toBe(noStress);
    });
  }

  for (const [words, isWhole] of [
    ['test', true],
    ['test --workers=1 --reporter line -c playwright.config.ts', true],
    ['test suites/redirects/', false],
    ['test --grep @must', false],
    ['test -g x', false],
    ['test --shard=1/2', false],
    ['merge-reports', false],
  ] as const) {
    test(`a command line asks for ${isWhole ? 'all' : 'some'} tests: ${words}`, () => {
      expect(asksForAll(words.split(' '))).toBe(isWhole);
    });
  }

  for (const [set, inbox] of [
    [http, { kind: 'http', url: http.INBOX_URL }],
    [
      { INBOX: 'http', INBOX_URL: 'http://127.0.0.1:1/{digits}', INBOX_AUTHORIZATION: 'Bearer s' },
      { kind: 'http', url: 'http://127.0.0.1:1/{digits}', authorization: 'Bearer s' },
    ],
    [{ INBOX: 'test-users', DESCOPE_MANAGEMENT_KEY: 'K2' }, { kind: 'test-users' }],
    [
      {
        INBOX: 'command',
        INBOX_COMMAND: String.raw`psql -c "select x from \"t\"" '$a b' c\ d *.log {phone}`,
      },
      {
        kind: 'command',
        words: ['psql', '-c', 'select x from "t"', '$a b', 'c d', '*.log', '{phone}'],
      },
    ],
    [{ INBOX: 'response' }, { kind: 'response', field: 'link' }],
    [
      { INBOX: 'response', INBOX_FIELD: 'a.b' },
      { kind: 'response', field: 'a.b' },
    ],
    [{ INBOX: 'none' }, { kind: 'none' }],
  ] as const) {
    test(`choose an inbox: ${Object.values(set).join(' ')}`, () => {
      expect(targetOf(set).inbox).toEqual(inbox);
    });
  }

  test('are sound as the self-tests begin with them', () => {
    expect(custom(targetOf({}))).toMatchObject({ name: '127.0.0.1:1', inboxTimeout: 5000 });
  });

  test('may name a live target where that is meant', () => {
    const set = { BASE_URL: 'https://api.example.com/', ALLOW_LIVE: '1', TARGET_NAME: 'gateway' };

    expect(custom(targetOf(set)).name).toBe('gateway');
  });

  for (const host of [
    'localhost',
    'localhost.',
    'mock.localhost',
    '127.0.0.1',
    '127.1.2.3',
    '0.0.0.0',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
  ]) {
    test(`take ${host} for this machine`, () => {
      expect(targetOf({ BASE_URL: `http://${host}:4500` }).isRemote).toBe(false);
    });
  }

  for (const host of ['localhost.example', '[::2]', '[::ffff:10.0.0.1]', '10.0.0.1', '1.0.0.0']) {
    test(`take ${host} for another machine`, () => {
      expect(() => targetOf({ BASE_URL: `http://${host}:4500` })).toThrow(/set ALLOW_LIVE=1/);
    });
  }

  test('reach localhost. as localhost', async () => {
    const { url, close } = await serveAlike(() => Response.json({}));
    const { port } = new URL(url);

    const { baseURL } = await custom(targetOf({ BASE_URL: `http://localhost.:${port}` })).connect();
    await close();

    expect(baseURL).toBe(`http://localhost:${port}`);
  });

  test('keep a path prefix, with or without a slash at its end', async () => {
    const connections = ['http://127.0.0.1:1/tenant-a', 'http://127.0.0.1:1/tenant-a/'].map(
      BASE_URL => custom(targetOf({ BASE_URL })).connect(),
    );

    expect((await Promise.all(connections)).map(({ baseURL }) => baseURL)).toEqual([
      'http://127.0.0.1:1/tenant-a',
      'http://127.0.0.1:1/tenant-a',
    ]);
  });

  test('that are wrong end the run at once, with a sentence each, and where to read more', async ({}, testInfo) => {
    const { url, close, calls } = await serveAlike(() => Response.json({}));
    const settings = { ...customSettings, BASE_URL: url, RATE_LIMIT: 'none', TLS_INSECURE: 'yes' };

    const { code, output } = await runSuite(testInfo, settings);
    await close();

    expect(code).toBe(1);
    expect(output.trim().split('\n')).toEqual([
      expect.stringMatching(/RATE_LIMIT is "none": give a whole number/),
      expect.stringMatching(/^TLS_INSECURE is "yes": give 1/),
      readMore,
    ]);
    expect(calls(), 'calls of the target').toBe(0);
  });

  test('that misspell BASE_URL end the run, and do not test the reference', async ({}, testInfo) => {
    const { BASE_URL, ...others } = customSettings;

    const { code, output } = await runSuite(testInfo, { ...others, BASEURL: BASE_URL });

    expect(code).toBe(1);
    expect(output.trim()).toBe(
      `BASEURL (in the environment) is not a setting. Did you mean BASE_URL?\n${readMore}`,
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
        new RegExp(
          `RESULTS_DIR is "${RESULTS_DIR}", but the suite cannot write there \\(.*: give a`,
        ),
      );
      expect(output.trim().split('\n').slice(1)).toEqual([readMore]);
    }
  });

  test('that name a first seed choose as many random histories as usual, from there on', async ({}, testInfo) => {
    const listed = async (env: Record<string, string>) => {
      const { output } = await runSuite(testInfo, env, '--list', '--grep', 'random history');
      return [...output.matchAll(/random history (\d+)/g)].map(([, seed]) => Number(seed));
    };

    const [usual, others, few] = await Promise.all([
      listed({}),
      listed({ JOURNEYS_SEED: '500+' }),
      listed({ JOURNEYS_SEED: '500+', JOURNEYS: '3' }),
    ]);

    expect(others).toHaveLength(usual!.length);
    expect(Math.min(...others!)).toBeGreaterThanOrEqual(500);
    expect(few).toEqual(others!.slice(0, 3));
  });
});

function errorOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was thrown');
}
