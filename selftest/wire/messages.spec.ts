import { expect, test } from '@playwright/test';
import { messageRulings, type Asked, type WireMessage } from '../../spec/wire.ts';
import { messageRequirements } from '../../spec/wire/messages.ts';
import { otherToken, phone, token } from './exchanges.ts';

const redirectUrl = 'https://app.example.com/Verify?run=a1&back=%2Fhome%3Fa%3Db&twice=1&twice=2';

const message = (parts: Partial<WireMessage> = {}): WireMessage => ({
  to: phone,
  url: `${redirectUrl}&t=${token}`,
  token,
  operation: 'sign-in',
  ...parts,
});

const asked = (parts: Partial<Asked> = {}): Asked => ({
  redirectUrl,
  redirect: 'approved',
  marks: [['run', 'a1']],
  earlierTokens: [otherToken],
  strangers: [{ value: '+13035550178', whose: 'the phone of B' }],
  ...parts,
});

const broken = (said: WireMessage, wanted = asked()) =>
  messageRulings(said, wanted)
    .filter(({ holds }) => !holds)
    .map(({ requirement }) => requirement);

const plain = 'https://app.example.com/verify';

test.describe('messages', () => {
  for (const { what, said, wanted } of [
    { what: 'the token at the end', said: message() },
    { what: 'the token first', said: message({ url: redirectUrl.replace('?', `?t=${token}&`) }) },
    {
      what: 'a query that is written otherwise, its names in order',
      said: message({
        url: `https://app.example.com/Verify?back=/home?a%3db&run=a1&t=${token}&twice=1&twice=2`,
      }),
    },
    {
      what: 'a token that a URL has to encode',
      said: message({ url: `${redirectUrl}&t=a%2Bb%3D`, token: 'a+b=' }),
    },
    {
      what: 'a token with a sign that a URL may encode, and does not',
      said: message({ url: `${redirectUrl}&t=a=b/`, token: 'a=b/' }),
    },
    {
      what: 'a default that leads into an app',
      said: message({ url: `exampleapp://open.example/verify?from=sms&t=${token}` }),
      wanted: asked({ redirect: 'default', redirectUrl: '' }),
    },
    {
      what: 'a default with a parameter of a name that calls have given with another value',
      said: message({ url: `${plain}?run=b2&t=${token}` }),
      wanted: asked({ redirect: 'default', redirectUrl: '' }),
    },
  ]) {
    test(`hold with ${what}`, () => {
      expect(broken(said, wanted)).toEqual([]);
      expect(messageRulings(said, wanted ?? asked()).length).toBeGreaterThan(2);
    });
  }

  for (const operation of ['sign-up', 'sign-in', 'sign-up-or-in', 'update-phone']) {
    test(`of ${operation} lead where they were asked to`, () => {
      const elsewhere = message({ operation, url: `${plain}?t=${token}` });

      expect(broken(elsewhere, asked({ redirectUrl: 'https://app.example.com/Verify' }))).toEqual([
        `redirects.${operation}-leads-to-url`,
      ]);
    });
  }

  for (const { id, said, wanted } of [
    {
      id: 'redirects.default-is-not-the-last-url',
      said: message({ url: `${plain}?run=a1&t=${token}` }),
      wanted: asked({ redirect: 'default', redirectUrl: '' }),
    },
    {
      id: 'redirects.link-keeps-query',
      said: message({ url: `https://app.example.com/Verify?run=a1&t=${token}` }),
    },
    {
      id: 'redirects.link-carries-token-as-t',
      said: message({ url: `${redirectUrl}&t=${token}&t=${token}` }),
    },
    {
      id: 'redirects.link-carries-token-as-t',
      said: message({ url: `${redirectUrl}#t=${token}` }),
    },
    {
      id: 'redirects.token-reads-alike',
      said: message({ url: `${redirectUrl}&t=a+b=`, token: 'a+b=' }),
    },
    {
      id: 'guessing.tokens-never-repeat',
      said: message(),
      wanted: asked({ earlierTokens: [token] }),
    },
    {
      id: 'privacy.messages-tell-of-nobody-else',
      said: message({ url: `${plain}?t=${token}&of=%2B1%20303%20555%200178` }),
      wanted: asked({ redirect: 'default', redirectUrl: '' }),
    },
  ]) {
    test(`break ${id} with ${said.url.slice(0, 80)}`, () => {
      expect(broken(said, wanted)).toEqual([id]);
    });
  }

  test('never show a token', () => {
    const repeated = messageRulings(message(), asked({ earlierTokens: [token] }));

    expect(JSON.stringify(repeated)).not.toContain(token);
    expect(new Set(messageRequirements.map(({ requirement }) => requirement)).size).toBe(10);
  });
});
