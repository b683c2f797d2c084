import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expect, test, type TestInfo } from '@playwright/test';
import { requirements } from '../../suites/catalogue.ts';
import { readKnownFailures } from '../../targets/known-failures.ts';

const id = 'verify.link-works-once';
const now = new Date('2026-11-23T12:00:00Z');

/** Lists of lists of lists: a billion of entries in a few lines. */
const billionLaughs = Array.from(
  { length: 9 },
  (_, n) => `- &a${n} [${Array.from({ length: 10 }, () => (n > 0 ? `*a${n - 1}` : 'lol')).join()}]`,
).join('\n');

async function reading(testInfo: TestInfo, text: string | Buffer) {
  const path = testInfo.outputPath('known-failures.yaml');
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  return () => readKnownFailures(path, requirements, now);
}

test.describe('known-failures.yaml', () => {
  test('gives a note for each entry', async ({}, testInfo) => {
    const read = await reading(
      testInfo,
      `- id: ${id}\n  reason: not yet\n  link: https://example.com/7\n  until: 2026-11-23\n`,
    );

    expect(read()).toEqual({
      [id]: {
        reason: 'not yet',
        link: 'https://example.com/7',
        until: '2026-11-23',
        annotations: [
          { type: 'known failure', description: 'not yet' },
          { type: 'known failure until', description: '2026-11-23' },
          { type: 'known failure link', description: 'https://example.com/7' },
        ],
      },
    });
  });

  test('no longer excuses after the day', async ({}, testInfo) => {
    const read = await reading(testInfo, `- { id: ${id}, reason: x, until: 2026-11-22 }`);

    expect(read()[id]).toMatchObject({
      expired: true,
      annotations: [{ type: 'expired known failure' }, { type: 'known failure until' }],
    });
  });

  test('excuses histories alone where it says so', async ({}, testInfo) => {
    const read = await reading(testInfo, `- { id: ${id}, reason: x, situations: true }`);

    expect(read()[id]).toMatchObject({ reason: 'x', situations: true });
  });

  test('excuses a blocked check alone where it says so', async ({}, testInfo) => {
    const read = await reading(testInfo, `- { id: ${id}, reason: x, blocked: true }`);

    expect(read()[id]).toMatchObject({
      blocked: true,
      annotations: [{ type: 'known to be blocked', description: 'x' }],
    });
  });

  test('excuses histories alone where no check shows the requirement', async ({}, testInfo) => {
    const path = testInfo.outputPath('known-failures.yaml');
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, '- { id: verify.stays-used, reason: x }');

    const known = readKnownFailures(path, { 'verify.stays-used': { shownBy: 'histories' } });

    expect(known['verify.stays-used']).toMatchObject({ situations: true });
  });

  test('may begin with a byte order mark', async ({}, testInfo) => {
    const read = await reading(testInfo, `\uFEFF- { id: ${id}, reason: x }\n`);

    expect(read()).toMatchObject({ [id]: { reason: 'x' } });
  });

  test('is refused in UTF-16', async ({}, testInfo) => {
    const read = await reading(
      testInfo,
      Buffer.from(`\uFEFF- { id: ${id}, reason: x }`, 'utf16le'),
    );

    expect(read).toThrow(/^KNOWN_FAILURES \(\/.*\) is not UTF-8 text .*: save it as/);
  });

  test('may be empty', async ({}, testInfo) => {
    expect((await reading(testInfo, '# nothing\n'))()).toEqual({});
  });

  for (const [text, sentence] of [
    ['- id: [', /^known-failures\.yaml is not valid YAML \(line 1, column \d+\): .*[^:.]\.$/],
    ['verify: broken', /^known-failures\.yaml is not a list: begin each entry with "- id: …"\.$/],
    ['- just a text', /: entry 1 is not a mapping with the keys id and reason\.$/],
    ['- reason: x', /: entry 1 has no id\.$/],
    ['- { id: verify.magic, reason: x }', /: verify\.magic \(entry 1\) is not a requirement of/],
    ['- { id: nope.x, reason: x }', /of this suite\. To see all of them, run .* list\.$/],
    [
      '- { id: verify.link-work-once, reason: x }',
      /suite\. Did you mean verify\.link-works-once\?$/,
    ],
    [
      '- { id: *nobody, reason: x }',
      /^known-failures\.yaml is not valid YAML: Unresolved alias .*: nobody\.$/,
    ],
    [billionLaughs, /^known-failures\.yaml is not valid YAML: Excessive alias count/],
    ['- { id: constructor, reason: x }', /: constructor \(entry 1\) is not a requirement of/],
    [`- id: ${id}`, /: verify\.link-works-once \(entry 1\) has no reason/],
    [`- { id: ${id}, reason: ' ' }`, /has no reason: say why this failure is accepted\.$/],
    [`- { id: ${id}, reason: x }\n- { id: ${id}, reason: y }`, /\(entry 2\) is listed twice\.$/],
    [`- { id: ${id}, reason: x, until: soon }`, /has until: "soon": give a date such as 2/],
    [`- { id: ${id}, reason: x, until: 2026-02-30 }`, /has until: "2026-02-30": give/],
    [`- { id: ${id}, reason: x, situations: yes }`, /has situations: "yes": give true, or leave/],
    [`- { id: ${id}, reason: x, situations: false }`, /has situations: false: give true, or/],
    [`- { id: ${id}, reason: x, untill: 2026-12-01 }`, /has the unknown field "untill"/],
  ] as const) {
    test(`is refused with a sentence: ${text.replace(/\n/g, ' ').slice(0, 60)}`, async ({}, testInfo) => {
      const read = await reading(testInfo, text);

      expect(read).toThrow(sentence);
      expect(read).toThrow(/^known-failures\.yaml(: | is )/);
    });
  }

  test('tells all that is wrong at once, without a stack', async ({}, testInfo) => {
    const read = await reading(testInfo, '- reason: x\n- id: nobody.knows\n  reason: y\n');
    const error = await Promise.resolve()
      .then(read)
      .catch((each: Error) => each);

    expect((error as Error).stack?.split('\n')).toHaveLength(2);
  });
});
