import { expect, test } from '@playwright/test';
import { settingsOf } from '../library/options.ts';
import { parseSettings } from '../targets/settings.ts';
import { customSettings, given } from './support/custom-settings.ts';

const { INBOX, ...target } = customSettings;
const fixed = { FIXED_LOGIN_ID: '+12025550142', FIXED_TOKEN: 'a-token' };

/** Each wrong declaration of a mock without state, and what the user is told. */
const wrong: { set: Record<string, string>; said: RegExp }[] = [
  {
    set: { FIXED_TOKEN: 'a-token' },
    said: /^FIXED_LOGIN_ID is not set: FIXED_TOKEN declares a stateless mock, which also needs the login/,
  },
  {
    set: { FIXED_LOGIN_ID: 'alice' },
    said: /^FIXED_TOKEN is not set: FIXED_LOGIN_ID declares a stateless mock, which also needs a token/,
  },
  {
    set: { ...fixed, INBOX: 'http', INBOX_URL: 'http://127.0.0.1:1/outbox/{phone}' },
    said: /^FIXED_LOGIN_ID declares a stateless mock, .* but an inbox is set: leave FIXED_LOGIN_ID and FIXED_TOKEN out, or/,
  },
  {
    set: { ...fixed, INBOX_URL: 'http://127.0.0.1:1/outbox/{phone}' },
    said: /^INBOX_URL is set, but FIXED_LOGIN_ID declares a stateless mock, .*: leave INBOX_URL out$/,
  },
];

test.describe('a mock without state', () => {
  for (const { set, said } of wrong)
    test(`is not declared by ${JSON.stringify(set)}`, () => {
      expect(() => parseSettings(given({ ...target, ...set }))).toThrow(said);
    });

  test('needs no inbox, and may have INBOX=none', () => {
    for (const inbox of [{}, { INBOX }]) {
      const settings = parseSettings(given({ ...target, ...inbox, ...fixed }));
      expect(settings.target?.fixed).toEqual({
        loginId: '+12025550142',
        token: 'a-token',
        refreshJwt: undefined,
      });
    }
  });

  test('is shown in reports without its token and JWT', () => {
    const set = { ...target, ...fixed, FIXED_REFRESH_JWT: 'a.b.c' };
    const { inEffect } = parseSettings(given(set));
    expect(inEffect).toMatchObject({ FIXED_TOKEN: '(set)', FIXED_REFRESH_JWT: '(set)' });
  });

  test('is declared by a config of a team, too', () => {
    const { FIXED_LOGIN_ID: fixedLoginId, FIXED_TOKEN: fixedToken } = fixed;
    const set = settingsOf({ inbox: { kind: 'none', fixedLoginId, fixedToken } });
    expect(set).toEqual({ INBOX: 'none', ...fixed });
  });
});
