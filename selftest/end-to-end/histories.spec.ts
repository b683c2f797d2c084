import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { baseline } from '../../reporters/baseline.ts';
import { byHistories } from '../../reporters/report.ts';
import { runCommand } from '../support/run-command.ts';
import { catalogue, situation, smallest, type Plan } from '../reporters/histories/plan.ts';
import { runPlan } from '../reporters/planned-run.ts';

const plain = (...ids: string[]) =>
  ids.map(id => `- { id: verify.${id}, reason: known }\n`).join('');
const situations = (...ids: string[]) =>
  ids.map(id => `- { id: verify.${id}, reason: known, situations: true }\n`).join('');
const ids = (...names: string[]) => names.map(each => `verify.${each}`);
const green = {};

/** Every way in which a check and histories can differ, in one run. */
const every: Plan = {
  checks: {
    'verify.d': 'fails',
    'verify.e': 'fails',
    'verify.g': 'is not tested',
    'verify.h': 'is blocked',
  },
  histories: {
    "it's (a/b) | 1": {
      finds: ids('a', 'b', 'c', 'd', 'e', 'f', 'shown'),
      notEntered: [
        { situation: 'for somebody who was merged away', why: 'the target offers no me' },
        { situation: 'for somebody in two projects', why: 'the target offers no me' },
      ],
    },
    second: green,
  },
};

const listed = [
  situations('a', 'd'),
  plain('e', 'f', 'shown'),
  '- { id: verify.c, reason: known, situations: true, until: 2020-01-31 }\n',
].join('');

test('a requirement gets the worse of what its check and histories come to', async ({}, testInfo) => {
  const run = await runPlan(testInfo, every, { listed });

  const { a, b, c, f, g } = Object.fromEntries(
    ['a', 'b', 'c', 'f', 'g'].map(each => [each, run.entry(`verify.${each}`)]),
  );
  expect(run.verdicts).toEqual({
    'verify.a': 'known failure', // listed for histories, which found it
    'verify.b': 'failed', // not listed
    'verify.c': 'failed', // no longer excused
    'verify.d': 'failed', // listed for histories, and the check fails
    'verify.e': 'known failure', // listed, and both found it
    'verify.f': 'stale', // listed, and the check passes
    'verify.g': 'passed', // the check is not tested
    'verify.h': 'blocked', // the check is blocked
    'verify.shown': 'known failure', // listed, and has no check
  });
  expect(run.code).toBe(1);
  expect(a?.reason).toBe('known');
  expect(b?.reason).toMatch(/^for somebody who shares the phone: POST .* expected a rejection/);
  expect(c?.reason).toMatch(/^excused until 2020-01-31 only \(known\): for somebody/);
  expect(f?.reason).toMatch(/remove the entry; histories still find it, .*"situations: true"/);
  expect(g?.reason).toBe('by histories');
  expect(run.report.problems, 'red beside requirements').toBeUndefined();
  expect(b).toMatchObject({
    histories: { judged: 6, held: 5, situations: 1 },
    findings: [{ situation, history: "it's (a/b) | 1", check: "it's (a/b) | 1" }],
  });
  expect(run.report.notEntered).toEqual([
    {
      why: 'the target offers no me',
      situations: ['for somebody who was merged away', 'for somebody in two projects'],
    },
  ]);
  const read = (file: string) => readFileSync(join(run.dir, file), 'utf8');
  expect(read('report.md')).toContain(
    String.raw`npx playwright test --grep 'it'\''s \(a\/b\) \| 1(\s|$)'`,
  );
  expect(b?.findings?.[0]?.smallest).toEqual(smallest);
  for (const file of ['report.md', 'report.html', 'junit.xml', 'report.sarif'])
    expect(read(file), file).toContain(
      'fails where the phone is shared and the link is of an update; holds elsewhere (41 of 44)',
    );
  for (const file of ['report.md', 'report.html']) {
    expect(read(file), file).toContain('held in 5 of 6, in 1 situation');
    expect(read(file), file).toContain('for somebody in two projects');
    expect(read(file), file).toContain(situation);
  }
});

test('what is listed changes what fails, and nothing that is judged', async ({}, testInfo) => {
  const judged = async (list: string) => {
    const { report } = await runPlan(testInfo, every, { listed: list });
    return report.requirements.map(({ id, histories, findings }) => ({
      id,
      histories,
      found: findings?.map(({ trail: _trail, ...each }) => each).filter(each => each.history),
    }));
  };

  expect(await judged(listed)).toEqual(await judged(''));
});

interface Row {
  plan: Plan;
  listed?: string;
  args?: string[];
  code: number;
  /** The verdicts of `verify.a` and of the one that only histories show. */
  a: string;
  shown?: string;
  problems?: string[];
  headline?: RegExp;
}

const rows: Record<string, Row> = {
  'is conformant where all was held': {
    plan: { histories: { first: green, second: green } },
    code: 0,
    a: 'passed',
    shown: 'passed',
    headline: /^conformant$/,
  },
  'is green where all that failed is listed': {
    plan: { checks: { 'verify.b': 'fails' }, histories: { first: { finds: ids('a', 'b') } } },
    listed: situations('a') + plain('b'),
    code: 0,
    a: 'known failure',
  },
  'is red where an entry for histories is stale': {
    plan: { checks: { 'verify.b': 'is not tested' }, histories: { first: green, second: green } },
    listed: situations('a') + plain('shown'),
    code: 1,
    a: 'stale',
    shown: 'stale',
  },
  'shows nothing stale that nothing judged': {
    plan: { histories: { first: { judges: ids('b') } } },
    listed: situations('a'),
    code: 0,
    a: 'passed',
    shown: 'not tested',
  },
  'shows nothing stale where a check was left out': {
    plan: { histories: { first: green } },
    listed: situations('a'),
    args: ['--grep-invert', '@verify.b'],
    code: 0,
    a: 'passed',
  },
  'shows nothing stale where a history was left out': {
    plan: { histories: { first: green, second: green } },
    listed: situations('a'),
    args: ['--grep-invert', 'second'],
    code: 0,
    a: 'passed',
  },
  'names what a history stopped at': {
    plan: {
      histories: {
        first: {
          judges: ids('a', 'b'),
          finds: ids('a'),
          stopped: { why: 'verify gave no whole answer', requirement: 'verify.a' },
        },
      },
    },
    listed: situations('b'),
    code: 1,
    a: 'failed',
    shown: 'blocked',
    problems: ['history “first” stopped: verify gave no whole answer'],
  },
  'names what a history broke at': {
    plan: { histories: { first: { breaks: 'fails' } } },
    code: 1,
    a: 'passed',
    shown: 'blocked',
    problems: ['history “first” went no further: something is in the way of it'],
  },
  'is green where histories are not tested': {
    plan: { histories: { first: { breaks: 'skips' } } },
    code: 0,
    a: 'passed',
    shown: 'not tested',
    headline: /^no violation found, 8 of 9 MUST tested \(1 not tested: INBOX is none\)$/,
  },
};

test.describe('a run with histories', () => {
  for (const [name, { plan, listed: list = '', args = [], ...row }] of Object.entries(rows))
    test(name, async ({}, testInfo) => {
      const { code, verdicts, report } = await runPlan(testInfo, plan, { listed: list, args });

      expect(verdicts['verify.a']).toBe(row.a);
      if (row.shown) expect(verdicts['verify.shown'], 'shown by histories alone').toBe(row.shown);
      expect(code, 'the exit code').toBe(row.code);
      expect(report.problems, 'problems').toEqual(row.problems);
      expect(report.headline).toMatch(row.headline ?? /./);
    });
});

test('a baseline of checks and histories converges in two runs', async ({}, testInfo) => {
  const plan: Plan = {
    checks: { 'verify.b': 'fails', 'verify.d': 'fails' },
    histories: { first: { finds: ids('a', 'b', 'c', 'shown') }, second: green },
  };
  const list = testInfo.outputPath('results/listed.yaml');
  const report = testInfo.outputPath('results/report.json');

  const before = await runPlan(testInfo, plan, { listed: plain('a') + situations('b', 'e') });
  await runCommand('commands/baseline.ts', report, list);
  const first = readFileSync(list, 'utf8');
  const after = await runPlan(testInfo, plan, { listed: list });
  await runCommand('commands/baseline.ts', report, list);

  const kinds = first
    .split('- ')
    .flatMap(each =>
      [/verify\.\w+/.exec(each)?.[0] ?? []].flat().map(id => [id, /situations/.test(each)]),
    );
  expect([before.code, after.code], 'exit codes').toEqual([1, 0]);
  expect(readFileSync(list, 'utf8')).toBe(first);
  expect(Object.fromEntries(kinds)).toEqual({
    'verify.a': true,
    'verify.b': false,
    'verify.c': true,
    'verify.d': false,
    'verify.shown': true,
  });
});

test('a baseline keeps what a part of a run does not decide', () => {
  const entry = { ...catalogue['verify.a']!, id: 'verify.a', verdict: 'passed' } as const;
  const after = (more: object, existing: string) => {
    const requirements = [{ ...entry, ...more }];
    return parse(baseline({ target: 'T', headline: 'H', requirements }, existing)) as unknown[];
  };

  expect(after({}, situations('a')), 'an entry for histories').toHaveLength(1);
  expect(after({ reason: byHistories }, plain('a')), 'a check not tested').toHaveLength(1);
  expect(after({}, plain('a')), 'a check that passes').toEqual([]);
  expect(after({ verdict: 'stale' }, situations('a')), 'a stale entry').toEqual([]);
});

test.describe('without our reporters', () => {
  for (const [name, plan, said] of [
    ['a stale entry', { histories: { first: green } }, [/every history ran .*: verify\.a\s/]],
    [
      'a red history that stopped',
      { histories: { first: { finds: ids('b'), stopped: { why: 'verify hung up' } } } },
      [
        /verify\.b is not met for somebody who shares the phone: POST .*: expected a rejection/,
        /the history stopped: verify hung up/,
      ],
    ],
  ] as const)
    test(`${name} ends a run with 1`, async ({}, testInfo) => {
      const args = ['--reporter=line'];

      const { code, output } = await runPlan(testInfo, plan, { listed: situations('a'), args });

      expect(code).toBe(1);
      for (const each of said) expect(output).toMatch(each);
    });
});

test('a merge tells what is stale, which no shard can', async ({}, testInfo) => {
  const plan = { histories: { first: { finds: ids('b') }, second: green } };
  const list = situations('a', 'b');
  const blobs = testInfo.outputPath('blobs');
  const codes: (number | null)[] = [];
  mkdirSync(blobs, { recursive: true });
  for (const shard of ['1', '2']) {
    const { code } = await runPlan(testInfo, plan, {
      listed: list,
      args: [`--shard=${shard}/2`, '--reporter=blob'],
      env: { PLAYWRIGHT_BLOB_OUTPUT_FILE: join(blobs, `${shard}.zip`) },
    });
    codes.push(code);
  }

  const merged = await runPlan(testInfo, plan, {
    listed: list,
    command: ['merge-reports'],
    args: [blobs],
  });

  expect(codes, 'shards').toEqual([0, 0]);
  expect(merged.verdicts).toMatchObject({ 'verify.a': 'stale', 'verify.b': 'known failure' });
  expect(Object.keys(merged.verdicts)).toEqual(Object.keys(catalogue));
  expect(merged.output).toContain('the merged report is red: 1 red requirement');
  expect(merged.code).toBe(1);
});
