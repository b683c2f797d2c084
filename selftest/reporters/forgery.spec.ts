import { join } from 'node:path';
import { validateXML } from 'xmllint-wasm';
import { parse } from 'yaml';
import { test as browserTest } from './browser.ts';
import { runCommand } from '../support/run-command.ts';
import { acting, files, withoutCode } from '../support/forgery.ts';
import { expect, test } from './fixture-run.ts';
import { forgery, indentations, mark, user } from './fixtures/hostile.ts';

test.describe('what a target answers forges nothing', () => {
  test('in the data, which keep it to the letter', ({ hostile }) => {
    const { requirements } = hostile.report();
    const [failed, known, blocked, untested] = requirements;

    expect(requirements.map(each => each.verdict)).toEqual([
      'failed',
      'known failure',
      'blocked',
      'not tested',
      ...indentations.map(() => 'failed'),
    ]);
    for (const { findings } of [failed!, known!, blocked!]) {
      const [{ trail, differences }] = findings as [NonNullable<typeof findings>[0]];
      expect(differences.map(each => each.received)).toEqual([forgery]);
      expect(trail[1]).toMatchObject({
        response: { body: forgery, headers: [{ name: 'x-hostile', value: forgery }] },
      });
    }
    expect(untested!.findings).toBeUndefined();
  });

  test('in any file or on the terminal, by what acts there', ({ hostile }) => {
    for (const text of [
      hostile.output,
      ...[...files, 'known-failures.yaml'].map(each => hostile.read(each)),
    ])
      expect(text).not.toMatch(acting);
  });

  test('in the terminal', ({ hostile }) => {
    const lines = hostile.output.split('\n');
    const of = (start: RegExp) => lines.filter(each => start.test(each));

    expect(of(/^(FAILED|BLOCKED) /)).toHaveLength(4);
    expect(of(/^ {0,4}(expected|received) /)).toHaveLength(8);
    expect(of(/^ {0,4}detail /)).toHaveLength(1);
    expect(of(/^(?!::error title=).*(^|\s)(::|##\[)/)).toEqual([]);
    expect(of(new RegExp(`^\\S.*${mark}`)).filter(each => !each.startsWith('::error '))).toEqual(
      [],
    );
    expect(of(/^[\w ]+: not conformant: \d MUST/)).toHaveLength(1);
    expect(of(/^next:/)).toHaveLength(1);
  });

  test('in annotations of GitHub', ({ hostile }) => {
    const commands = hostile.output.split('\n').filter(each => /^\s*::/.test(each));

    expect(commands).toHaveLength(4);
    for (const each of commands) {
      const message = decodeURIComponent(each.replace(/^.*?title=[^:]*::/, ''));
      expect(message.match(/^expected/gm)).toHaveLength(1);
      expect(message).not.toMatch(new RegExp(`^(?!reason).{0,15}${mark}`, 'm'));
    }
  });

  test('in report.md', ({ hostile }) => {
    const page = hostile.read('report.md');

    expect(page).toContain(mark);
    expect(withoutCode(page)).not.toContain(mark);
    expect(withoutCode(page)).toMatch(/^## ✗ cause 1 of 4, fix this first:/m);
    expect(page.match(/^expected /gm)).toHaveLength(4);
  });

  test('in junit.xml', async ({ hostile }) => {
    const xml = hostile.read('junit.xml');
    const { valid } = await validateXML({ xml, normalization: 'format' });
    const names = [...xml.matchAll(/<testcase name="([^"]+)"/g)].map(([, name]) => name);

    expect(valid).toBe(true);
    expect(names).toEqual(hostile.report().requirements.map(each => each.id));
    expect(xml.match(/^--- /gm)).toHaveLength(9);
  });

  test('in report.sarif', ({ hostile }) => {
    const [run] = JSON.parse(hostile.read('report.sarif')).runs;
    const notes = run.invocations[0].toolExecutionNotifications;
    const texts = [...run.results, ...notes].map(each => each.message.text as string);

    expect(texts).toHaveLength(6);
    for (const text of texts) {
      expect(text).not.toMatch(acting);
      expect(text).not.toContain('](');
    }
  });

  test('in known-failures.yaml', ({ hostile }) => {
    const failing = hostile
      .report()
      .requirements.filter(each => ['failed', 'known failure', 'blocked'].includes(each.verdict));
    const listed = parse(hostile.read('known-failures.yaml')) as { id: string; reason: string }[];

    expect(listed.map(each => each.id)).toEqual(failing.map(each => each.id));
    for (const { reason } of listed) expect(reason).not.toMatch(/\n/);
  });

  test('in what compare prints', async ({ hostile, green }) => {
    const paths = [green, hostile].map(({ dir }) => join(dir, 'report.json'));
    const { output } = await runCommand('commands/compare.ts', ...paths);

    expect(output).toContain(mark);
    expect(output).not.toMatch(acting);
    expect(output).not.toMatch(/(^|\s)(::|##\[)/m);
    expect(output.split('\n').filter(each => each.startsWith('conformant'))).toEqual([]);
  });
});

browserTest('what a target answers forges nothing in report.html', async ({ open, hostile }) => {
  const { page, asked } = await open(hostile);

  await page.getByRole('button', { name: 'Open all' }).click();
  await page.locator('.calls details').evaluateAll(all => {
    for (const each of all) each.setAttribute('open', '');
  });

  expect(asked).toEqual([page.url()]);
  expect(await page.title()).not.toContain(mark);
  await expect(page.locator(`[id*=${mark}], img, h1:not(.top h1)`)).toHaveCount(0);
  await expect(page.locator('dt', { hasText: 'Expected' })).toHaveCount(6);
  await expect(page.getByText('<script>document.title=').first()).toBeVisible();
});

test.describe('a body that is indented', () => {
  for (const [n, indentation] of indentations.entries())
    test(`by ${JSON.stringify(indentation)} stays in one piece, in every format`, ({ hostile }) => {
      const entry = hostile.report().requirements[4 + n]!;
      const body = JSON.stringify(user, null, indentation);
      const rows = `received        200 ${body.replaceAll('\n', `\n${' '.repeat(16)}`)}`;

      expect(entry.findings![0]).toMatchObject({ received: `200 ${body}`, differences: [] });
      expect(entry.reason).toMatch(/expected a rejection \(4xx\), received 200 { "sessionJwt": "</);
      expect(hostile.output).toContain(`  ${rows.replaceAll('\n', '\n  ')}`);
      expect(hostile.read('report.md')).toContain(rows);
      expect(hostile.read('junit.xml')).toContain(
        rows.replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
      );
      expect(JSON.stringify(hostile.read('report.sarif'))).toContain(
        JSON.stringify(JSON.stringify(rows).slice(1, -1)).slice(1, -1),
      );
    });
});
