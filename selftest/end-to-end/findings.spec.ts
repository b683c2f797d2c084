import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { validateXML } from 'xmllint-wasm';
import { paths } from '../../reference/operation.ts';
import { serve } from '../../reference/serve.ts';
import { visible } from '../../spec/wire/texts.ts';
import { forgery, mark, user } from '../reporters/fixtures/hostile.ts';
import { acting, files, withoutCode } from '../support/forgery.ts';
import { idsOf, only } from '../support/run-suite.ts';
import { Forging, indentationOf } from './support/forging.ts';
import { runAgainst } from './support/served.ts';

const forged = 'verify.refuses-unknown-token';
const telling = 'sign-up-or-in.answer-holds-no-token';
const indented = {
  'sign-in.refuses-unknown-email': paths.signIn,
  'authorization.sign-up-or-in-needs-bearer': paths.signUpOrIn,
  'authorization.sign-up-needs-bearer': paths.signUp,
};

test.describe('the findings of a run against a target that would write the report itself', () => {
  test('hold what it answered, and are forged in no format', async ({}, testInfo) => {
    const target = new Forging();
    const failing = [forged, telling, ...Object.keys(indented)];

    const ended = await runAgainst(
      testInfo,
      await serve(target),
      { GITHUB_ACTIONS: 'true' },
      ...only(...failing),
    );

    expect(idsOf(ended, 'failed').toSorted()).toEqual(failing.toSorted());
    const findingOf = (id: string) =>
      ended.report!.requirements.find(each => each.id === id)!.findings![0]!;
    expect(findingOf(forged)).toMatchObject({
      requirement: forged,
      expected: 'a rejection (4xx)',
      differences: [],
    });
    expect(judgedIn(findingOf(forged))).toMatchObject({ status: 200, body: visible(forgery) });
    for (const [id, path] of Object.entries(indented)) {
      const body = JSON.stringify(user, null, indentationOf[path]);
      expect(findingOf(id)).toMatchObject({ received: `200 ${body}`, differences: [] });
    }
    const told = judgedIn(findingOf(telling))!.body;
    expect(JSON.parse(told)).toMatchObject({ note: '<link token>' });

    const read = (name: string) => readFileSync(testInfo.outputPath('results', name), 'utf8');
    for (const text of [ended.output, ...files.map(read)]) {
      expect(text).not.toMatch(acting);
      expect(target.issued.filter(each => text.includes(each))).toEqual([]);
    }
    const lines = ended.output.split('\n');
    const causes = ended.report!.causes!.length;
    expect(causes).toBeGreaterThan(2);
    expect(lines.filter(each => /^ {0,4}(expected|received) /.test(each))).toHaveLength(2 * causes);
    expect(lines.filter(each => /^\s*::/.test(each))).toHaveLength(causes);
    expect(lines.filter(each => each.startsWith(mark))).toEqual([]);
    expect(withoutCode(read('report.md'))).not.toContain(mark);
    expect(read('report.md').match(/^expected /gm)).toHaveLength(causes);
    const xml = read('junit.xml');
    expect((await validateXML({ xml, normalization: 'format' })).valid).toBe(true);
    expect(xml).not.toContain(`<testcase name="${mark}`);
    expect(read('report.html')).not.toContain(`<h1 id="${mark}">`);
  });
});

/** The answer that a finding judges. */
function judgedIn({ trail, judged }: { trail: unknown[]; judged?: number }) {
  const { response } = trail[judged!] as { response?: { status: number; body: string } };
  return response;
}
