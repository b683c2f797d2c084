import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { listen } from '../../targets/inboxes/listener.ts';
import { webhookInbox } from '../../targets/inboxes/webhook.ts';
import { fictionalNumbers } from '../../targets/phone-numbers.ts';
import { freePort } from '../end-to-end/support/port.ts';
import { startNode } from '../support/node-process.ts';

const program = resolve(import.meta.dirname, 'send.mjs');

test.describe('the webhook takes a message of the real client of', () => {
  for (const [provider, to, id] of [
    ['sns', '+12025550101', /^[\w-]{36}$/m],
    ['twilio', '+12025550102', /^SM[\da-f]{32}$/m],
  ] as const)
    test(`${provider}, which takes the answer for a success`, async () => {
      const link = `https://app.example.com/verify?x=1&t=of-${provider}`;
      const port = await freePort();
      const close = await listen(port, fictionalNumbers);
      const words = [program, provider, `http://127.0.0.1:${port}`, to, `Use ${link} & go.`];

      const { code, output } = await startNode(words).ended;
      await close();

      expect(output).toMatch(id);
      expect(code).toBe(0);
      expect(await webhookInbox(fictionalNumbers).urls(to)).toEqual([link]);
    });
});
