import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv as Ajv7 } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { validateXML } from 'xmllint-wasm';
import { expect, runFixture, test } from './fixture-run.ts';

const require = createRequire(import.meta.url);
const addFormats = formats.default;
const written = [
  'report.json',
  'report.html',
  'report.md',
  'junit.xml',
  'badge.svg',
  'known-failures.yaml',
  'report.sarif',
];

test.describe('the files', () => {
  test('fit their schemas: report.json', async ({ mixed, green, stopped, odd, words }) => {
    const ajv = addFormats(new Ajv2020({ allowUnionTypes: true }));
    const validate = ajv.compile(closed(require('../../spec/report.schema.json')));
    const interrupted = await runFixture({ checks: 'interrupted', env: { FIXTURE_HINT: 'x' } });

    for (const run of [mixed, green, stopped, odd, words, interrupted])
      expect(validate(run.report()), JSON.stringify(validate.errors)).toBe(true);
  });

  test('fit their schemas: report.sarif', ({ mixed, green, stopped, odd }) => {
    const ajv = addFormats(new Ajv7({ strict: false, unicodeRegExp: false }));
    const validate = ajv.compile(sarifSchema());

    for (const run of [mixed, green, stopped, odd])
      expect(validate(JSON.parse(run.read('report.sarif'))), JSON.stringify(validate.errors)).toBe(
        true,
      );
  });

  test('fit their schemas: junit.xml', async ({ mixed, green, stopped, odd }) => {
    const schema = readFileSync(new URL('junit.xsd', import.meta.url), 'utf8');

    for (const run of [mixed, green, stopped, odd])
      expect(await validateXML({ xml: run.read('junit.xml'), schema })).toMatchObject({
        valid: true,
        errors: [],
      });
  });

  test('are well-formed: badge.svg', async ({ mixed, stopped }) => {
    for (const run of [mixed, stopped])
      expect(
        await validateXML({ xml: run.read('badge.svg'), normalization: 'format' }),
      ).toMatchObject({ valid: true, errors: [] });
  });

  test('say by which suite and with which settings they were made', ({ mixed }) => {
    for (const name of ['report.html', 'report.md', 'junit.xml']) {
      expect(mixed.read(name), name).toContain(
        'magic-link-sms-conformance 1.2.3 (abcdef0), Node v20.1.0, linux x64',
      );
      expect(mixed.read(name), name).toContain('DESCOPE_PROJECT_ID=(set)');
    }
    expect(mixed.report().about?.settings).toMatchObject({ BASE_URL: 'http://localhost:4500' });
    expect(JSON.parse(mixed.read('report.sarif')).runs[0].tool.driver.version).toBe('1.2.3');
  });

  test('keep no secret', ({ odd }) => {
    for (const text of [odd.output, ...written.map(each => odd.read(each))]) {
      expect(text).not.toContain('eyJ');
      expect(text).not.toContain('0123456789abcdef');
    }
  });

  test('are not touched when tests are only listed', async () => {
    const run = await runFixture({ args: ['--list'] });

    expect(run.output).toContain('refuses a stranger');
    expect(() => run.read('report.json')).toThrow('ENOENT');
  });

  test('cost one sentence where they cannot be written, not the run', async ({}, testInfo) => {
    const dir = testInfo.outputPath('results');
    await mkdir(join(dir, 'report.html'), { recursive: true });
    await writeFile(join(dir, 'other.txt'), '');

    const run = await runFixture({ checks: 'green', dir });

    expect(run.output).toMatch(/report\.html could not be written: EISDIR/);
    expect(run.report().headline).toBe('conformant');
    expect(run.exitCode).toBe(0);
  });

  test('are the same after two shards are merged, byte for byte but for times', async ({
    mixed,
  }, testInfo) => {
    const dir = testInfo.outputPath('blobs');
    await shardsInto(dir, ['1', '2'], 'mixed');

    const merge = () => runFixture({ command: ['merge-reports'], args: [dir] });
    const [merged, again] = [await merge(), await merge()];
    expect(merged.exitCode, 'a red merge').toBe(1);

    for (const file of written) {
      expect(merged.read(file)).toBe(again.read(file));
      expect(timeless(merged.read(file))).toBe(timeless(mixed.read(file)));
    }
  });
});

test.describe('a merge', () => {
  for (const [shards, missing] of [
    [['1'], 'shard 2 of 2 is missing'],
    [['2'], 'shard 1 of 2 is missing'],
  ] as const)
    test(`of shard ${shards.join()} of 2 alone is red, and says what is missing`, async ({}, testInfo) => {
      const dir = testInfo.outputPath('blobs');
      await shardsInto(dir, shards, 'green');

      const merged = await runFixture({ command: ['merge-reports'], args: [dir], checks: 'green' });

      expect(merged.report().headline).toMatch(
        new RegExp(
          `^incomplete, ${missing}: (no violation found, \\d of 6 MUST tested|nothing tested: nothing ran)`,
        ),
      );
      expect(merged.report().problems).toEqual([missing]);
      expect(merged.read('badge.svg')).toContain('magic link SMS: incomplete');
      expect(merged.output).toContain(`incomplete, ${missing}`);
      expect(merged.exitCode).toBe(1);
    });

  test('of all shards is whole', async ({}, testInfo) => {
    const dir = testInfo.outputPath('blobs');
    await shardsInto(dir, ['1', '2'], 'green');

    const merged = await runFixture({ command: ['merge-reports'], args: [dir], checks: 'green' });

    expect(merged.report()).toMatchObject({ headline: 'conformant' });
    expect(merged.report().problems).toBeUndefined();
    expect(merged.exitCode).toBe(0);
  });

  test('says what no report holds, where nobody knows how many there are', async ({}, testInfo) => {
    const dir = testInfo.outputPath('blobs');
    await runFixture({
      args: ['--grep=@sign-in', '--reporter=blob'],
      checks: 'green',
      env: { PLAYWRIGHT_BLOB_OUTPUT_FILE: join(dir, 'some.zip') },
    });

    const merged = await runFixture({ command: ['merge-reports'], args: [dir], checks: 'green' });

    expect(merged.report().headline).toBe(
      'no violation found, 2 of 6 MUST tested (4 in none of the merged reports)',
    );
  });
});

/** Runs shards of two, each into a blob. */
async function shardsInto(dir: string, shards: readonly string[], checks: string) {
  for (const shard of shards)
    await runFixture({
      args: [`--shard=${shard}/2`, '--reporter=blob'],
      checks,
      env: { PLAYWRIGHT_BLOB_OUTPUT_FILE: join(dir, `${shard}.zip`) },
    });
}

/** The schema of a report without the freedom to hold what it does not describe. */
function closed(schema: object): object {
  return JSON.parse(JSON.stringify(schema), (_key, each) =>
    each?.type === 'object' && each.properties ? { additionalProperties: false, ...each } : each,
  );
}

/** Takes times out of a file. */
const timeless = (text: string) =>
  text
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z?/g, '<time>')
    .replace(/\d+ \w+ \d{4}, \d\d:\d\d UTC/g, '<time>')
    .replace(/("durationMs": |time=")[\d.]+/g, '$1<ms>')
    .replace(/(\bin )(\d+ min )?[\d.]+ (ms|s)\b/g, '$1<ms>');

/** The standard's schema, without what makes it draft 4, which ajv no longer reads. */
function sarifSchema() {
  const path = join(require.resolve('@microsoft/jest-sarif'), '../schemas/sarif-2.1.0-rtm.5.json');
  const { $schema: _dialect, id: _id, ...schema } = JSON.parse(readFileSync(path, 'utf8'));
  return schema;
}
