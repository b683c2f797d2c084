import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { blocksOf } from '../docs/markdown.ts';
import { freePort } from './support/port.ts';

const phone = '+12025550142';
const link = 'https://app.example.com/verify?t=one';

/** Whether there is a compiler of Go. */
function hasGo(): boolean {
  try {
    return execFileSync('go', ['version'], { encoding: 'utf8' }).startsWith('go version');
  } catch {
    return false;
  }
}

/** The blocks in Go; equal ones once, since the compiler takes long. */
const different = blocksOf('outbox').filter(
  ({ language, text }, n, all) =>
    language === 'go' && all.findIndex(each => each.text === text) === n,
);

test.describe('an outbox in Go', () => {
  for (const { place, text } of different)
    test(`shows the messages, as ${place} has it`, async ({}, testInfo) => {
      test.skip(!hasGo(), 'there is no go on this machine');
      const port = await freePort();
      const [, send = ''] = /in place of sending: (.*)/.exec(text) ?? [];
      const code = [
        'package main',
        'import ("encoding/json"; "net/http"; "sync")',
        'func main() {',
        text,
        `phone, text := "${phone}", "Sign in: ${link}"`,
        send,
        `http.ListenAndServe("127.0.0.1:${port}", nil)`,
        '}',
      ];
      mkdirSync(testInfo.outputDir, { recursive: true });
      const file = testInfo.outputPath('main.go');
      writeFileSync(file, code.join('\n'));
      const program = testInfo.outputPath('outbox');
      execFileSync('go', ['build', '-o', program, file]);
      const outbox = spawn(program);

      const url = `http://127.0.0.1:${port}/outbox/${encodeURIComponent(phone)}`;
      const ask = () =>
        fetch(url).then(
          answer => answer.json(),
          () => undefined,
        );
      await expect
        .poll(ask)
        .toEqual([`Sign in: ${link}`])
        .finally(() => outbox.kill());
    });
});
