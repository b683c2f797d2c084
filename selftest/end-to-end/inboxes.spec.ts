import { expect, test } from '@playwright/test';
import { HandingOut } from '../../reference/handing-out.ts';
import { projectsWithLifetime } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';
import { Texting } from '../../reference/texting.ts';
import { serve } from '../../reference/serve.ts';
import { groups, idsOf, only } from '../support/run-suite.ts';
import { isGreen } from './support/green.ts';
import { outboxes, showing } from './support/outboxes.ts';
import { freePort } from './support/port.ts';
import { managementKeyOf, runAgainst, usersOf } from './support/served.ts';

const noLifetime = 'LINK_LIFETIME_S is not set, or longer than a run waits (60 s)';
const noMessages = 'the settings give no way to see the messages themselves';
const tokensOnly = 'the target hands out tokens only, so its links cannot be seen';

/** Checks for which a link has to be found whole among other URLs. */
const few = [
  'verify.completes-sign-in',
  'links.work-in-order',
  'redirects.link-keeps-query',
  'redirects.link-keeps-encoding',
  'redirects.sign-in-unapproved-texts-nobody',
];

test.describe('inboxes', () => {
  test('http gives every verdict that the embedded reference gets', async ({}, testInfo) => {
    const reference = new Reference(projectsWithLifetime(20));
    const DESCOPE_MANAGEMENT_KEY = managementKeyOf(reference);
    const settings = { DESCOPE_MANAGEMENT_KEY, LINK_LIFETIME_S: '20' };

    const ended = await runAgainst(testInfo, await serve(reference), settings);

    isGreen(ended, []);
    expect(usersOf(reference), 'the users at the end').toEqual([]);
  });

  for (const [name, show] of Object.entries(outboxes)) {
    test(`http reads ${name}`, async ({}, testInfo) => {
      const target = await serve(showing(new Reference(), show));
      const inbox = { INBOX: 'http', INBOX_URL: `${target.url}/inbox/{phone}` };

      const ended = await runAgainst(testInfo, target, inbox, ...only(...few));

      isGreen(ended, []);
    });
  }

  test('webhook reads what Twilio would get', async ({}, testInfo) => {
    const port = await freePort();
    const target = await serve(new Texting(`http://127.0.0.1:${port}`, 'twilio'));

    const ended = await runAgainst(testInfo, target, webhook(port), ...only(...few));

    isGreen(ended, []);
  });

  test('webhook reads what a generic gateway would get', async ({}, testInfo) => {
    const port = await freePort();
    const target = await serve(new Texting(`http://127.0.0.1:${port}/sms`, 'generic'));

    const ended = await runAgainst(testInfo, target, webhook(port), ...only(...few));

    isGreen(ended, []);
  });

  test('test-users tests tokens, sessions and outstanding links', async ({}, testInfo) => {
    const reference = new Reference();
    const DESCOPE_MANAGEMENT_KEY = managementKeyOf(reference);

    const ended = await runAgainst(
      testInfo,
      await serve(reference),
      { INBOX: 'test-users', DESCOPE_MANAGEMENT_KEY },
      ...groups('links', 'sessions', 'sign-up', 'update-phone', 'verify'),
    );

    isGreen(ended, [
      noLifetime,
      'links are made by the management API, so those of the operations cannot be seen',
      'what options do to the links of the management API is in no document',
      'test users are called by their phones',
    ]);
    expect(idsOf(ended, 'passed')).toEqual(
      expect.arrayContaining([
        'verify.link-works-once',
        'links.work-in-order',
        'sessions.refresh-renews',
      ]),
    );
  });

  test('response reads a link out of an answer', async ({}, testInfo) => {
    const target = await serve(new HandingOut('link', 'magic'));
    const inbox = { INBOX: 'response', INBOX_FIELD: 'magic' };
    const ids = [...few, 'update-phone.keeps-old-login-id', 'sign-in.texts-the-phone'];

    const ended = await runAgainst(testInfo, target, inbox, ...only(...ids));

    isGreen(ended, [noMessages]);
  });

  test('response reads a bare token out of an answer', async ({}, testInfo) => {
    const target = await serve(new HandingOut('token', 'token'));
    const inbox = { INBOX: 'response', INBOX_FIELD: 'token' };

    const ended = await runAgainst(testInfo, target, inbox, ...groups('redirects', 'verify'));

    isGreen(ended, [noLifetime, noMessages, tokensOnly]);
  });

  test('none leaves untested what needs a message', async ({}, testInfo) => {
    const ended = await runAgainst(
      testInfo,
      await serve(new Reference()),
      { INBOX: 'none' },
      ...groups('sign-up', 'sign-in', 'verify'),
    );

    isGreen(ended, ['INBOX=none: the messages of this target cannot be read']);
  });
});

const webhook = (port: number) => ({ INBOX: 'webhook', INBOX_PORT: String(port) });
