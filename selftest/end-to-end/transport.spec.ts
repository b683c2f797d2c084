import { expect, test } from '@playwright/test';
import { serve } from '../../reference/serve.ts';
import { groups, idsOf } from '../support/run-suite.ts';
import { keepsNoConnection, standsBehindAGateway } from '../variants/answers.ts';
import { allowsPostAlone, closesOnHugeBodies, takesJsonAlone } from '../variants/requests.ts';
import { conformant } from '../variants/variant.ts';
import { isGreen } from './support/green.ts';
import { runAgainst } from './support/served.ts';

test.describe('a server that uses the freedoms of transport', () => {
  test('is green for the client of Playwright, over real sockets', async ({}, testInfo) => {
    const Variant = conformant({
      keepsNoConnection,
      standsBehindAGateway,
      allowsPostAlone,
      closesOnHugeBodies,
      takesJsonAlone,
    });

    const chosen = groups('bad-input', 'sign-up', 'verify', 'links', 'errors');
    const ended = await runAgainst(testInfo, await serve(new Variant()), {}, ...chosen);

    isGreen(ended, ['LINK_LIFETIME_S is not set, or longer than a run waits (60 s)']);
    expect(idsOf(ended, 'passed').length, 'passed').toBeGreaterThan(100);
  });
});
