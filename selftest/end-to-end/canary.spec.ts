import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test, type TestInfo } from '@playwright/test';
import { serve } from '../../reference/serve.ts';
import { groups } from '../support/run-suite.ts';
import { canaries, Confiding, Leaky } from './support/leaky.ts';
import { runAgainst } from './support/served.ts';
import { textsInZip } from './support/zip.ts';

/** A few show what all would. */
const fewHistories = ['--grep-invert', 'tour (0[3-9]|1)'];

const reporters = ['json', 'junit', 'html', 'blob'].map(each => `--add-reporter=${each}`);

test.describe('secrets', () => {
  test('appear in nothing that a failing run writes', ({}, testInfo) =>
    staySecretAt(new Leaky(), testInfo, fewHistories));

  test('appear in nothing that quotes what a target shows of its users', ({}, testInfo) =>
    staySecretAt(new Confiding(), testInfo, groups('sign-up-or-in', 'verify', 'sessions')));
});

async function staySecretAt(
  target: Leaky | Confiding,
  testInfo: TestInfo,
  chosen: string[],
): Promise<void> {
  const places = {
    PLAYWRIGHT_HTML_OPEN: 'never',
    PLAYWRIGHT_HTML_OUTPUT_DIR: testInfo.outputPath('results/html'),
    PLAYWRIGHT_BLOB_OUTPUT_DIR: testInfo.outputPath('results/blob'),
  };

  const settings = {
    ...places,
    DESCOPE_PROJECT_ID: canaries.projectId,
    DESCOPE_OTHER_PROJECT_ID: canaries.otherProjectId,
    DESCOPE_MANAGEMENT_KEY: canaries.managementKey,
    JOURNEYS: '2',
  };
  const options = [...reporters, ...chosen];

  const ended = await runAgainst(testInfo, await serve(target), settings, ...options);

  const secrets = [...Object.values(canaries), ...target.issued];
  const written = [
    { where: 'the terminal', text: ended.output },
    ...filesIn(testInfo.outputPath('results')),
  ];
  expect(ended.report?.summary.failed, 'failed').toBeGreaterThan(8);
  expect(written.length, 'files').toBeGreaterThan(50);
  expect(leaksIn(written, secrets)).toEqual([]);
}

interface Written {
  where: string;
  text: string;
}

function filesIn(directory: string): Written[] {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter(each => each.isFile())
    .flatMap(each => {
      const path = join(each.parentPath, each.name);
      const bytes = readFileSync(path);
      const where = relative(directory, path);
      const [, zip] =
        /data:application\/zip;base64,([\w+/=]+)/.exec(bytes.toString('latin1')) ?? [];
      const packed = textsInZip(zip ? Buffer.from(zip, 'base64') : bytes);
      return [bytes.toString('latin1'), ...packed].map(text => ({ where, text }));
    });
}

function leaksIn(written: Written[], secrets: string[]): string[] {
  const byStart = new Map<string, { secret: string; form: string }[]>();
  for (const secret of secrets) {
    for (const form of formsOf(secret)) {
      const start = form.slice(0, shortest);
      byStart.set(start, [...(byStart.get(start) ?? []), { secret, form }]);
    }
  }
  const leaks = new Set<string>();
  for (const { where, text } of written) {
    for (let at = 0; at < text.length; at++) {
      const alike = byStart.get(text.slice(at, at + shortest)) ?? [];
      for (const { secret, form } of alike.filter(each => text.startsWith(each.form, at))) {
        leaks.add(`${where}: ${secret} as ${form}`);
      }
    }
  }
  return [...leaks].slice(0, 60);
}

/** All forms are read at once by their first characters: each alone would read megabytes. */
const shortest = 10;

/** A secret as it is, percent-encoded, and in base64 from each of the three places where it may begin in a text. */
function formsOf(secret: string): string[] {
  const inner = [0, 1, 2].map(before => {
    const bytes = Buffer.from('\0'.repeat(before) + secret);
    const certain = Math.floor((bytes.length * 8) / 6); // the rest depends on what follows
    return bytes.toString('base64').slice(before === 0 ? 0 : before + 1, certain);
  });
  const plain = [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)];
  return [
    ...new Set([
      ...plain,
      ...inner,
      ...inner.map(each => each.replaceAll('+', '-').replaceAll('/', '_')),
    ]),
  ];
}
