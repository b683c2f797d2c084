import { expect, runFixture, test } from './fixture-run.ts';

const hint = 'a sign-up or in is rejected (403): check <DESCOPE_PROJECT_ID>';
const env = { FIXTURE_HINT: hint };

test.describe('the hints of the preflight', () => {
  test('stand in every report, and above the headline of a red run', async () => {
    const run = await runFixture({ env });

    expect(run.report().hints).toEqual([hint]);
    expect(run.output).toMatch(
      /\n\nhint: a sign-up or in is .*\n\nmagic-link-sms-conformance .*\n10 requirements in .*\na target: /,
    );
    for (const [file, shown] of [
      ['report.md', `> hint: \`${hint}\``],
      ['report.html', 'Hint: a sign-up or in is rejected (403): check &lt;DESCOPE_PROJECT_ID&gt;'],
    ] as const) {
      const text = run.read(file);
      expect(text.indexOf(shown), file).toBeGreaterThan(0);
      expect(text.indexOf(shown), file).toBeLessThan(text.indexOf('verify.works-once'));
    }
  });

  test('are kept from the terminal where all is green', async () => {
    const run = await runFixture({ checks: 'green', env });

    expect(run.report().hints).toEqual([hint]);
    expect(run.output).not.toContain('hint');
  });

  test('are none where the preflight has none', ({ mixed }) => {
    expect(mixed.report()).not.toHaveProperty('hints');
    expect(mixed.output).not.toContain('hint');
  });
});
