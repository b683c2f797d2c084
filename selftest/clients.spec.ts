import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { problemsOf } from './clients/problems.ts';
import type { ClientRun } from './clients/worker.ts';
import { faultyClients } from './faults/clients.ts';
import { inProcesses } from './in-process/worker-pool.ts';

const worker = resolve(import.meta.dirname, 'clients/worker.ts');

test.describe('the checks of clients', () => {
  test('pass the witness', async () => {
    const problems: string[] = [];
    await inProcesses<ClientRun>(worker, ['Witness'], {
      done: each => problems.push(...problemsOf(each)),
    });

    expect(problems).toEqual([]);
  });

  test('find what each faulty client breaks', async ({}, testInfo) => {
    const problems: Record<string, string[]> = {};
    const jobs = Object.entries(faultyClients).map(([name, { breaks }]) => `${name} ${breaks}`);
    await inProcesses<ClientRun>(worker, jobs, {
      done: each => (problems[each.name] = problemsOf(each)),
    });

    for (const [description, found] of Object.entries(problems)) {
      testInfo.annotations.push({ type: found.length === 0 ? 'killed' : 'survived', description });
    }
    expect(Object.values(problems).flat()).toEqual([]);
    expect(Object.keys(problems).length).toBeGreaterThanOrEqual(68);
  });
});
