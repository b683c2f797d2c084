import { expect, test } from '@playwright/test';
import { keepsNoConnection, standsBehindAGateway } from '../variants/answers.ts';
import { allowsPostAlone, closesOnHugeBodies, takesJsonAlone } from '../variants/requests.ts';
import { conformant } from '../variants/variant.ts';
import { isGreen } from './support/green.ts';
import { outboxOf, runServed } from './support/served.ts';
import { groups, idsOf } from './support/suite.ts';

test.describe('a server that uses the freedoms of transport', () => {
  test('is green for the client of Playwright, over real sockets', async ({}, testInfo) => {
    testInfo.setTimeout(240_000);
    const Variant = conformant({
      keepsNoConnection,
      standsBehindAGateway,
      allowsPostAlone,
      closesOnHugeBodies,
      takesJsonAlone,
    });

    const chosen = groups('bad-input', 'sign-up', 'verify', 'links', 'errors');
    const ended = await runServed(testInfo, new Variant(), outboxOf, ...chosen);

    isGreen(ended, ['LINK_LIFETIME_S is not set, or longer than a run waits (60 s)']);
    expect(idsOf(ended, 'passed').length, 'passed').toBeGreaterThan(100);
  });
});
