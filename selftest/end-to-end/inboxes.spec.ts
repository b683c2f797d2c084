import { expect, test } from '@playwright/test';
import { HandingOut } from '../../reference/handing-out.ts';
import { projectsWithLifetime } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';
import { Texting } from '../../reference/texting.ts';
import { isGreen } from './support/green.ts';
import { outboxes, showing } from './support/outboxes.ts';
import { freePort } from './support/port.ts';
import { managementKeyOf, outboxOf, runServed, usersOf } from './support/served.ts';
import { groups, idsOf, only } from './support/suite.ts';

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
  test.describe.configure({ timeout: 240_000 });

  test('http gives every verdict that the embedded reference gets', async ({}, testInfo) => {
    const reference = new Reference(projectsWithLifetime(20));
    const key = { DESCOPE_MANAGEMENT_KEY: managementKeyOf(reference) };

    const ended = await runServed(testInfo, reference, url => ({
      ...outboxOf(url),
      ...key,
      LINK_LIFETIME_S: '20',
    }));

    isGreen(ended, []);
    expect(usersOf(reference), 'the users at the end').toEqual([]);
  });

  for (const [name, show] of Object.entries(outboxes)) {
    test(`http reads ${name}`, async ({}, testInfo) => {
      const reference = new Reference();
      const inbox = (url: string) => ({ INBOX: 'http', INBOX_URL: `${url}/inbox/{phone}` });

      const ended = await runServed(testInfo, showing(reference, show), inbox, ...only(...few));

      isGreen(ended, []);
    });
  }

  test('webhook reads what Twilio would get', async ({}, testInfo) => {
    const port = await freePort();
    const reference = new Texting(`http://127.0.0.1:${port}`, 'twilio');

    const ended = await runServed(testInfo, reference, () => webhook(port), ...only(...few));

    isGreen(ended, []);
  });

  test('webhook reads what a generic gateway would get', async ({}, testInfo) => {
    const port = await freePort();
    const reference = new Texting(`http://127.0.0.1:${port}/sms`, 'generic');

    const ended = await runServed(testInfo, reference, () => webhook(port), ...only(...few));

    isGreen(ended, []);
  });

  test('test-users tests tokens, sessions and outstanding links', async ({}, testInfo) => {
    const reference = new Reference();
    const DESCOPE_MANAGEMENT_KEY = managementKeyOf(reference);

    const ended = await runServed(
      testInfo,
      reference,
      () => ({
        INBOX: 'test-users',
        DESCOPE_MANAGEMENT_KEY,
      }),
      ...groups('links', 'sessions', 'sign-up', 'update-phone', 'verify'),
    );

    isGreen(ended, [
      noLifetime,
      noMessages,
      'links are made by the management API, so those of the operations cannot be seen',
      'what options do to the links of the management API is in no document',
      'test users are called by their phones',
      'the links of a sign-up or in cannot be read',
      'the links of updates cannot be read',
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
    const reference = new HandingOut('link', 'magic');
    const inbox = () => ({ INBOX: 'response', INBOX_FIELD: 'magic' });
    const ids = [...few, 'update-phone.keeps-old-login-id', 'sign-in.texts-the-phone'];

    const ended = await runServed(testInfo, reference, inbox, ...only(...ids));

    isGreen(ended, [noMessages]);
  });

  test('response reads a bare token out of an answer', async ({}, testInfo) => {
    const reference = new HandingOut('token', 'token');
    const inbox = () => ({ INBOX: 'response', INBOX_FIELD: 'token' });

    const ended = await runServed(testInfo, reference, inbox, ...groups('redirects', 'verify'));

    isGreen(ended, [noLifetime, noMessages, tokensOnly]);
  });

  test('none leaves untested what needs a message', async ({}, testInfo) => {
    const ended = await runServed(
      testInfo,
      new Reference(),
      () => ({ INBOX: 'none' }),
      ...groups('sign-up', 'sign-in', 'verify'),
    );

    isGreen(ended, ['INBOX=none: nobody can read the messages of this target']);
  });
});

const webhook = (port: number) => ({ INBOX: 'webhook', INBOX_PORT: String(port) });
