import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';
import { Reference } from '../../reference/reference.ts';
import { serve } from '../../reference/serve.ts';
import { escapeMarkup } from '../../reporters/escape.ts';
import { runAgainst, settingsFor } from '../end-to-end/support/served.ts';
import { claims } from '../faults/sessions.ts';
import { idsOf, only } from '../support/run-suite.ts';
import { wordsOf } from './support/said.ts';

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

/** Counts in ms, lets no link expire, overlooks what stands behind a body, and sends strangers to a page. */
class Careless extends claims(each => ({ ...each, exp: each.exp! * 1000 })) {
  protected override isExpired(): boolean {
    return false;
  }

  override async fetch(request: Request, env?: object): Promise<Response> {
    const body = (await request.clone().text()).replace(/}}$/, '}');
    const isOrIn = request.url.endsWith('/signup-in/sms');
    const answer = await super.fetch(
      isOrIn ? new Request(request, { method: 'POST', body }) : request,
      env,
    );
    const isStranger = request.url.endsWith('/signin/sms') && answer.status >= 400;
    return isStranger
      ? new Response(null, { status: 302, headers: { Location: '/login' } })
      : answer;
  }
}

const said = {
  'verify.link-of-sign-up-expires':
    /a rejection \(4xx\) for the link of a sign-up, \d+ s old, of a lifetime of 3 s/,
  'bad-input.reads-json-strictly': /for a body with one brace too many/,
  'sessions.session-jwt-expires': /received \d{13}, which looks like milliseconds/,
  'sign-in.refuses-unregistered': /received 302 Location: \/login \(no body\)/,
};

test('a red says what it takes to see it', async ({}, testInfo) => {
  const target = await serve(new Careless());

  const options = ['--retries=0', ...only(...Object.keys(said))];
  const ended = await runAgainst(testInfo, target, { LINK_LIFETIME_S: '3' }, ...options);

  expect(idsOf(ended, 'failed').toSorted()).toEqual(Object.keys(said).toSorted());
  for (const words of Object.values(said)) expect(wordsOf(ended)).toMatch(words);
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
