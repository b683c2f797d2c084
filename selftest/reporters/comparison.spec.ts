import { comparisonOf, type ComparedReport } from '../../reporters/comparison.ts';
import { comparisonPage } from '../../reporters/html/comparison.ts';
import { runsIn, runsOf, withRuns } from '../../reporters/run-history.ts';
import type { Verdict } from '../../reporters/verdict.ts';
import { runCommand } from '../support/run-command.ts';
import { expect, test } from './fixture-run.ts';

const ids = ['a.all', 'a.one', 'a.none'];
const level = 'MUST';
const about = { text: 'A sentence.', quote: 'a', source: 'b' };

/** A report of three requirements, with a verdict for each. */
const reportOf = (target: string, ...verdicts: Verdict[]): ComparedReport => ({
  target,
  headline: 'not conformant: 1 MUST not met',
  startedAt: '2026-11-23T10:00:00.000Z',
  requirements: verdicts.map((verdict, n) => ({ id: ids[n]!, level, verdict, ...about })),
});

const reports = [
  reportOf('odd', 'failed', 'known failure', 'passed'),
  reportOf('same', 'failed', 'passed', 'passed'),
  reportOf('same', 'unstable', 'passed', 'not tested'),
];

test.describe('a comparison of several', () => {
  const { implementations, requirements } = comparisonOf(reports);

  test('puts first who agrees most, and numbers names that are alike', () => {
    expect(implementations.map(each => [each.name, each.agreement?.toFixed(2)])).toEqual([
      ['same (1)', '0.80'],
      ['same (2)', '0.75'],
      ['odd', '0.60'],
    ]);
  });

  test('tells what one breaks alone', () => {
    expect(implementations.map(each => each.alone)).toEqual([[], [], ['a.one']]);
  });

  test('puts first what most of them break', () => {
    expect(requirements.map(({ id, broken, judged }) => [id, broken, judged])).toEqual([
      ['a.all', 3, 3],
      ['a.one', 1, 3],
      ['a.none', 0, 2],
    ]);
  });

  test('escapes names in its page', () => {
    const page = comparisonPage(comparisonOf([reportOf('<b>x', 'passed'), ...reports]));

    expect(page).toContain('&lt;b&gt;x');
    expect(page).not.toContain('<b>x');
  });

  test('keeps each run once, the oldest first', () => {
    const before = withRuns([], implementations);
    const later = comparisonOf(
      reports.map(each => ({ ...each, startedAt: '2026-11-24T10:00:00.000Z' })),
    );
    const runs = withRuns(withRuns(before, implementations), later.implementations);

    expect(runsOf(reports[0]!, runs)).toMatchObject([
      { startedAt: '2026-11-23T10:00:00.000Z', kept: 1, broken: 2 },
      { startedAt: '2026-11-24T10:00:00.000Z', kept: 1, broken: 2 },
    ]);
    expect(runsIn(runs.map(each => `${JSON.stringify(each)}\n`).join(''))).toEqual(runs);
  });
});

test('compare ends with 2 and one sentence for a folder that cannot be written', async ({
  mixed,
}) => {
  const report = `${mixed.dir}/report.json`;
  const { code, output } = await runCommand(
    'commands/compare.ts',
    report,
    '--out',
    '/proc/nothing',
  );

  expect(output).toMatch(
    /^\/proc\/nothing\/comparison\.html cannot be written \(\w+\): give another/,
  );
  expect(code).toBe(2);
});
