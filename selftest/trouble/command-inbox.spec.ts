import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test, type TestInfo } from '@playwright/test';
import { Reference } from '../../reference/reference.ts';
import { serve } from '../../reference/serve.ts';
import { runAgainst, startAgainst } from '../end-to-end/support/served.ts';
import { isRunning } from '../support/processes.ts';
import { idsOf, only } from '../support/run-suite.ts';
import { isStopped, wordsOf } from './support/said.ts';

const ids = ['verify.completes-sign-in', 'sign-in.sends-one-message', 'links.work-in-order'];

/** Writes each message to a log: twice, as servers do that log what they ask for and what they have sent. */
class Logging extends Reference {
  private readonly file: string;

  constructor(testInfo: TestInfo) {
    super();
    mkdirSync(testInfo.outputDir, { recursive: true });
    this.file = testInfo.outputPath('sms.log');
    writeFileSync(this.file, 'INFO ready\n');
  }

  protected override deliver(...all: Parameters<Reference['deliver']>): void {
    super.deliver(...all);
    const [, to, text] = all;
    appendFileSync(this.file, `INFO sms to ${to}: ${text}\n${JSON.stringify({ to, text })}\n`);
  }
}

const logOf = (testInfo: TestInfo) => `'${testInfo.outputPath('sms.log')}'`;

test.describe('a command as the inbox', () => {
  for (const [what, command] of [
    ['is started once and read as it comes', 'tail -n +1 -F'],
    ['is run for each look', 'grep -F -- {phone}'],
  ])
    test(what!, async ({}, testInfo) => {
      const target = await serve(new Logging(testInfo));
      const INBOX_COMMAND = `${command} ${logOf(testInfo)}`;

      const ended = await runAgainst(
        testInfo,
        target,
        { INBOX: 'command', INBOX_COMMAND },
        ...only(...ids),
      );

      expect(idsOf(ended, 'passed').toSorted(), wordsOf(ended)).toEqual(ids.toSorted());
      expect(ended.code).toBe(0);
    });

  test('that dies at once stops the run', async ({}, testInfo) => {
    const INBOX_COMMAND = `sh -c 'echo "No such container: mock" >&2; exit 1'`;
    const settings = { INBOX: 'command', INBOX_COMMAND, INBOX_TIMEOUT_MS: '1500' };
    const target = await serve(new Reference());

    const ended = await runAgainst(testInfo, target, settings, ...only(ids[0]!));

    isStopped(
      ended,
      /INBOX_COMMAND \(sh\) ended with code 1; its last words: No such container: mock\. Run it/,
    );
  });

  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    test(`ends with its child where the run is ended by ${signal}`, async ({}, testInfo) => {
      const pids = testInfo.outputPath('pids');
      mkdirSync(testInfo.outputDir, { recursive: true });
      const INBOX_COMMAND = `sh -c 'sleep 600 & echo $$ $! > "${pids}"; wait'`;
      const settings = { INBOX: 'command', INBOX_COMMAND, INBOX_TIMEOUT_MS: '60000' };

      const started = startAgainst(
        testInfo,
        await serve(new Reference()),
        settings,
        ...only(ids[0]!),
      );
      await expect
        .poll(() => existsSync(pids) && readFileSync(pids, 'utf8'))
        .toMatch(/^\d+ \d+\n$/);
      const all = readFileSync(pids, 'utf8').trim().split(' ').map(Number);
      expect(all.map(isRunning)).toEqual([true, true]);
      started.interrupt(signal);
      await started.ended;

      await expect.poll(() => all.map(isRunning)).toEqual([false, false]);
    });
});
