import { expect, runFixture, test } from './fixture-run.ts';

const reports = [
  'report.json',
  'report.html',
  'report.md',
  'junit.xml',
  'report.sarif',
  'known-failures.yaml',
];

const escaped = (text: string) => text.replace(/[().]/g, '\\$&');

const verdicts = {
  'sign-in.works': 'passed',
  'sign-in.refuses-strangers': 'failed',
  'sign-in.masks': 'known failure',
  'verify.works': 'stale',
  'verify.works-once': 'blocked',
  'verify.expires': 'not tested',
  'verify.keeps': 'failed',
  'sessions.ends': 'not tested',
  'sessions.refreshes': 'passed',
  'sms.arrives-soon': 'not tested',
};

test.describe('verdicts', () => {
  test('follow from how a check ended', ({ mixed }) => {
    const found = mixed.report().requirements.map(({ id, verdict }) => [id, verdict]);

    expect(Object.fromEntries(found)).toEqual(verdicts);
    expect(mixed.exitCode).toBe(1);
  });

  test('stand in the order of the catalogue', ({ mixed }) => {
    expect(mixed.report().requirements.map(each => each.id)).toEqual(Object.keys(verdicts));
  });

  test('come with a reason unless passed', ({ mixed }) => {
    const { requirements } = mixed.report();

    expect(requirements.filter(each => !each.reason).map(each => each.verdict)).toEqual([
      'passed',
      'passed',
    ]);
    expect(mixed.entry('verify.keeps').reason).toMatch(/^excused until 2026-01-31 only/);
    expect(mixed.entry('verify.works').reason).toMatch(/remove the entry$/);
  });

  test('tell of two unlike outcomes that they are unstable', ({ odd }) => {
    expect(odd.entry('sign-in.works')).toMatchObject({
      verdict: 'unstable',
      reason: 'failed (the first attempt failed) at first, and passed when it ran once more',
    });
  });

  test('accuse nobody when a check takes too long', ({ odd }) => {
    expect(odd.entry('verify.works').verdict).toBe('blocked');
  });

  test('leave out what was not selected', async () => {
    const run = await runFixture({ args: ['--grep', '@sign-in.works'] });

    expect(run.report().requirements.map(each => each.id)).toEqual(['sign-in.works']);
  });

  test('mention a failure that belongs to no requirement', ({ odd }) => {
    expect(odd.report().problems).toEqual([
      'names no requirement (no requirement): something else went wrong',
    ]);
    expect(odd.output).toContain('something else went wrong');
  });

  test('are all blocked after a failed preflight, which is told once', ({ stopped }) => {
    const { requirements, headline } = stopped.report();
    const sentence = 'Nobody answers at http://127.0.0.1:1/: is the target running?';

    expect(requirements.filter(each => each.verdict === 'blocked')).toHaveLength(9);
    expect(requirements[0]!.reason).toBe(`never ran: ${sentence}`);
    expect(headline).toBe('nothing tested: 9 blocked');
    expect(stopped.output.split(sentence)).toHaveLength(2);
    expect(stopped.exitCode).toBe(1);
  });
});

test.describe('the headline', () => {
  test('says not conformant where a MUST was broken', ({ mixed }) => {
    expect(mixed.report().headline).toBe(
      'not conformant: 1 MUST not met; 2 SHOULD not met (1 known)',
    );
  });

  test('says conformant where every MUST was tested and held', ({ green }) => {
    expect(green.report().headline).toBe('conformant');
    expect(green.exitCode).toBe(0);
  });

  test('says how much was tested where that is not all', async () => {
    const run = await runFixture({ args: ['--grep', '@sign-in.works|@verify.expires'] });

    expect(run.report().headline).toBe(
      'no violation found, 1 of 6 MUST tested (1 not tested: LINK_LIFETIME_S is not set; 4 not in this run)',
    );
  });

  test('never says conformant where nothing was judged', async () => {
    const run = await runFixture({ checks: 'broken' });

    expect(run.report().headline).toBe('nothing tested: nothing ran');
    expect(run.output).toContain('this file cannot be loaded');
    expect(run.exitCode).toBe(1);
  });

  test('says MUST kept, in amber, where only a SHOULD was not, in every format', async () => {
    const run = await runFixture({ checks: 'should' });

    expect(run.report().headline).toBe('MUST kept, 1 SHOULD not met, 1 SHOULD blocked');
    expect(run.output).toMatch(
      /\na target: MUST kept, 1 SHOULD not met, 1 SHOULD blocked\n\nrerun all that failed:\n/,
    );
    expect(run.read('badge.svg')).toContain('magic link SMS: MUST kept');
    expect(run.read('badge.svg')).toContain('#9a6700');
    expect(run.read('report.html')).toContain('MUST kept');
    for (const file of reports) expect(run.read(file), file).not.toMatch(/: conformant|Conformant/);
    expect(run.exitCode).toBe(1);
  });

  for (const [how, env, said] of [
    [
      'and nothing was seen broken',
      {},
      'interrupted: no violation found, 2 of 6 MUST tested (2 blocked; 2 not in this run)',
    ],
    ['after a failure', { FIXTURE_FAILS: '1' }, 'interrupted: 1 MUST not met'],
  ] as const)
    test(`says that the run was interrupted ${how}, in every format`, async () => {
      const run = await runFixture({ checks: 'interrupted', env });

      expect(run.report().headline).toBe(said);
      expect(run.report().problems).toEqual(['the run was interrupted']);
      expect(run.output.replaceAll(/\s+/g, ' ')).toMatch(
        new RegExp(`${escaped(said)} rerun all that failed: `),
      );
      expect(run.read('badge.svg')).toContain('magic link SMS: interrupted');
      for (const file of reports) {
        expect(run.read(file), file).toContain('interrupted');
        expect(run.read(file), file).not.toMatch(/not conformant|: conformant/);
      }
    });

  test('does not wait for what the target does not offer', async () => {
    const run = await runFixture({ args: ['--grep', '@sign-in.works|@sessions'] });

    expect(run.report().headline).toContain('2 of 5 MUST tested');
  });
});
