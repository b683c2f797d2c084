import { expect, test, type TestInfo } from '@playwright/test';
import type { Caller } from '../../reference/core.ts';
import type { LinkOptions, User } from '../../reference/model.ts';
import type { Reference } from '../../reference/reference.ts';
import { serve } from '../../reference/serve.ts';
import { sendsTwoLinks } from '../faults/messages.ts';
import { idsOf, only } from '../support/run-suite.ts';
import { runAgainst } from './support/served.ts';

/** Since 0.2.0. */
const newer = 'sign-up.sends-one-message';
/** Since 0.1.0; since 0.2.0 it also asks what comes of the JWT of another user. */
const stricter = 'sessions.step-up-needs-jwt';

/** Breaks what 0.2.0 has added, and where it asks for more. */
class BreaksWhatIsNewer extends sendsTwoLinks('signUp') {
  protected override async requireSignedIn(caller: Caller, _user: User, options: LinkOptions) {
    if (options.stepup || options.mfa) await this.signedIn(caller);
  }
}

/** Breaks what 0.1.0 asked for as well: steps up with whatever is shown. */
class BreaksWhatIsOld extends BreaksWhatIsNewer {
  protected override async requireSignedIn(_caller: Caller, _user: User, _options: LinkOptions) {}
}

const runAsOf = async (testInfo: TestInfo, release: string, server: Reference) =>
  runAgainst(
    testInfo,
    await serve(server),
    { CATALOGUE: release },
    ...only(newer, stricter, 'sign-up.texts-the-phone'),
  );

test.describe('a gate that judges as of a release', () => {
  test('stays green by what is newer, and says so in one line', async ({}, testInfo) => {
    const ended = await runAsOf(testInfo, '0.1', new BreaksWhatIsNewer());

    expect(ended.output).toContain('\n2 newer findings in 2 requirements: CATALOGUE=latest\n');
    expect(ended.output).toMatch(/: no violation found, /);
    expect(idsOf(ended, 'passed')).toEqual(['sign-up.texts-the-phone', stricter]);
    expect(idsOf(ended, 'not tested')).toEqual([newer]);
    expect(ended.report?.newer).toEqual({
      asOf: '0.1',
      findings: 2,
      requirements: [newer, stricter],
    });
    expect(ended.code).toBe(0);
  });

  test('is red as of the latest release', async ({}, testInfo) => {
    const ended = await runAsOf(testInfo, 'latest', new BreaksWhatIsNewer());

    expect(idsOf(ended, 'failed')).toEqual([newer, stricter]);
    expect(ended.report?.newer).toBeUndefined();
    expect(ended.code).toBe(1);
  });

  test('is red by what is older, whatever is newer of the same requirement', async ({}, testInfo) => {
    const ended = await runAsOf(testInfo, '0.1.0', new BreaksWhatIsOld());

    const [failed] = ended.report!.requirements.filter(each => each.verdict === 'failed');
    expect(failed).toMatchObject({ id: stricter, findings: [{ since: '0.1.0' }] });
    expect(idsOf(ended, 'failed')).toEqual([stricter]);
    expect(ended.code).toBe(1);
  });

  test('counts for nothing what histories find by what is newer', async ({}, testInfo) => {
    const ended = await runAgainst(
      testInfo,
      await serve(new BreaksWhatIsNewer()),
      { CATALOGUE: '0.1' },
      '--grep',
      'tour 0[1-4]',
    );

    expect(idsOf(ended, 'failed')).toEqual([]);
    expect(ended.report?.newer?.requirements).toContain(newer);
    expect(ended.code).toBe(0);
  });
});
