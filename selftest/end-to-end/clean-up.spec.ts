import { expect, test } from '@playwright/test';
import { Reference } from '../../reference/reference.ts';
import { cleanUp } from '../../targets/clean-up.ts';
import { Management } from '../../targets/management.ts';
import { parseSettings } from '../../targets/settings.ts';
import { customSettings, given } from '../support/custom-settings.ts';
import { mortal } from './support/fragile.ts';
import { front } from './support/front.ts';
import * as hostile from './support/hostile.ts';

const users = ['+12025550101', '+12025550102', '+12025550103'];

const { neverAnswers, answersOneByteASecond, redirectsTo: _, ...others } = hostile;
const slow = { neverAnswers, answersOneByteASecond };

/** What takes too long, what breaks an answer, and answers that are whole and of no use. */
const every: Record<string, hostile.Hostility> = {
  ...slow,
  ...others,
  answersEarlyAndResets: socket => {
    socket.write('HTTP/1.1 400 Bad Request\r\nContent-Length: 2\r\n\r\n{}');
    socket.resetAndDestroy();
  },
  changesTheProtocol: socket =>
    socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'),
  fails: (_socket, _request, response) => response.writeHead(500).end(),
};

const wordsOf = (name: string) => name.replaceAll(/[A-Z]/g, each => ` ${each.toLowerCase()}`);

/** Cleans up at a target. */
function cleanUpAt(url: string, patience = 60_000, settings: Record<string, string> = {}) {
  const key = { DESCOPE_MANAGEMENT_KEY: 'K' };
  const { target } = parseSettings(
    given({ ...customSettings, ...key, ...settings, BASE_URL: url }),
  );
  return cleanUp(new Management(target!), users, patience);
}

const patienceFor = (name: string) => (name in slow ? 2000 : 60_000);

const grants = { fetch: () => Response.json({}) };

test.describe('the clean-up', () => {
  for (const [name, hostility] of Object.entries(every)) {
    test(`survives a target that ${wordsOf(name)} at each delete`, async () => {
      const target = await front(grants, /delete$/, hostility);

      const { isGone } = await cleanUpAt(target.url, patienceFor(name));
      await target.close();

      expect(target.hostilities(), 'deletes').toBeGreaterThanOrEqual(users.length);
      expect(isGone, 'taken for dead').toBe(false);
    });

    for (const [n, which] of ['first', 'second', 'last'].entries()) {
      test(`survives a target that ${wordsOf(name)} at the ${which} delete`, async () => {
        let deletes = 0;
        const target = await front(grants, /delete$/, (...all) =>
          deletes++ === n ? hostility(...all) : all[2].end('{}'),
        );

        const cleaned = await cleanUpAt(target.url, patienceFor(name));
        await target.close();

        expect(deletes, 'deletes').toBeGreaterThan(n);
        expect(cleaned.isGone, 'taken for dead').toBe(false);
        expect(cleaned.left > 0, 'users are left').toBe(name in slow);
      });
    }
  }

  for (const [n, which] of ['first', 'second', 'last'].entries()) {
    test(`tells a target that dies at the ${which} delete from one that refuses`, async () => {
      const target = await mortal(grants, n + 1);

      const { left, isGone } = await cleanUpAt(target.url);
      await target.close();

      expect(isGone, 'taken for dead').toBe(true);
      expect(left, 'users that are left').toBeGreaterThan(0);
    });
  }

  test('ends in time where the pace lets few calls through', async () => {
    const target = await front(grants, /delete$/, (_socket, _request, response) => response.end());

    const { left } = await cleanUpAt(target.url, 500, { RATE_LIMIT: '1' });
    await target.close();

    expect(left, 'users that are left').toBeGreaterThan(0);
  });

  test('gives why users are left', async () => {
    const target = await front(new Reference(), /^nowhere/, neverAnswers);

    const cleaned = await cleanUpAt(target.url);
    await target.close();

    expect(cleaned).toEqual({
      left: 3,
      why: expect.stringMatching(/^POST \/v1\/mgmt\/user\/delete is answered with 40[13]$/),
      isGone: false,
    });
  });
});
