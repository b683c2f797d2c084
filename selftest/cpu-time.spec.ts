import { existsSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { cpuSeconds } from '../commands/cpu-time.ts';
import { startNode } from './support/node-process.ts';

const busy = 'while (process.cpuUsage().user < 300_000);';
const child = `require('node:child_process').spawnSync(process.execPath, ['-e', '${busy}']); ${busy}`;

test('CPU seconds hold those of processes and of what they started', async () => {
  test.skip(!existsSync('/proc/self/stat'), 'this system does not tell the CPU time of children');
  const before = cpuSeconds()!;

  const { code } = await startNode(['-e', child]).ended;

  expect(code).toBe(0);
  expect(cpuSeconds()! - before).toBeGreaterThan(0.58); // both, but for what a clock tick rounds off
});
