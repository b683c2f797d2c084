import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';
import { Reference } from '../../reference/reference.ts';
import { serve } from '../../reference/serve.ts';
import { escapeMarkup } from '../../reporters/escape.ts';
import { runAgainst, settingsFor } from '../end-to-end/support/served.ts';
import { only } from '../support/run-suite.ts';

/** Signs up whoever is registered, takes links twice, forgets who was logged out, and dies of megabytes. */
class Faulty extends Reference {
  protected override refuseRegistered(): void {}

  protected override isUsed(): boolean {
    return false;
  }

  protected override isRevoked(): boolean {
    return false;
  }

  override async fetch(request: Request, env?: object): Promise<Response> {
    const { length } = await request.clone().text();
    return length > 1_000_000
      ? new Response('too much', { status: 500 })
      : super.fetch(request, env);
  }
}

/** What the last call of a script brings, on the faulty target and on a correct one. */
const reds: Record<string, [wrong: RegExp, right: RegExp]> = {
  'sign-up.refuses-registered': [/"maskedPhone":"[^"]+"}$/, /"errorCode":"E062107"[^]*}$/],
  'verify.link-works-once': [/"refreshJwt":"ey[^\n]*}$/, /"errorCode":"\w+"[^]*}$/],
  'update-phone.refuses-logged-out-jwt': [/"maskedPhone":"[^"]+"}$/, /"errorCode":"\w+"[^]*}$/],
  'bad-input.huge-body': [/too much$/, /"errorCode":"\w+"[^]*}$/],
};

test('what reproduces a red is a script that shows it again as it is printed', async ({}, testInfo) => {
  const target = await serve(new Faulty());
  const port = Number(new URL(target.url).port);

  const options = ['--retries=0', ...only(...Object.keys(reds))];
  const ended = await runAgainst(testInfo, target, {}, ...options);

  const read = (name: string) => readFileSync(testInfo.outputPath('results', name), 'utf8');
  const inMarkup = (line: string) => escapeMarkup(line);
  const asItIs = (line: string) => line;
  for (const [id, [wrong, right]] of Object.entries(reds)) {
    const entry = ended.report!.requirements.find(each => each.id === id);
    const script = entry?.findings?.[0]?.reproduce ?? '';
    expect(script, id).toContain('curl');
    expect(script.length, `the length of the script of ${id}`).toBeLessThan(6000);
    for (const [file, shown] of [
      [ended.output, asItIs],
      [read('report.md'), asItIs],
      [read('report.html'), inMarkup],
      [read('junit.xml'), inMarkup],
    ] as const)
      for (const line of script.split('\n')) expect(file).toContain(shown(line));
    expect(await saidBy(script, new Faulty(), port), id).toMatch(wrong);
    expect(await saidBy(script, new Reference(), port), `${id}, kept`).toMatch(right);
  }
});

/** What a script prints, run by a shell on a target that nobody has called before. */
async function saidBy(script: string, target: Reference, port: number): Promise<string> {
  const { url, close } = await serve(target, port);
  const shell = spawn('bash', ['-u'], { env: { PATH: process.env['PATH'], ...settingsFor(url) } });
  shell.stdin.end(`${script}\n`);
  const [said, complaints] = await Promise.all([text(shell.stdout), text(shell.stderr)]);
  if (shell.exitCode === null) await once(shell, 'close');
  await close();
  expect(complaints).toBe('');
  return said.trimEnd();
}
