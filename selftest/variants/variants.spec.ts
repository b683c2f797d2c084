import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { expect, test as base } from '@playwright/test';
import { rehearsing } from '../in-process/worker-pool.ts';
import type { Rehearsed } from '../in-process/run.ts';
import { variants } from './index.ts';
import { nameOf } from './variant.ts';

const test = base.extend<object, { rehearsal: ChildProcess }>({
  rehearsal: [
    async ({}, use) => {
      const child = rehearsing();
      await once(child, 'message');
      await use(child);
      child.disconnect();
    },
    { scope: 'worker' },
  ],
});

for (const name of variants.map(nameOf)) {
  test(name, { annotation: { type: 'variant' } }, async ({ rehearsal }) => {
    rehearsal.send(name);
    const [{ outcomes }] = (await once(rehearsal, 'message')) as [Rehearsed];

    const red = Object.entries(outcomes).filter(
      ([, { verdict }]) => verdict === 'failed' || verdict === 'blocked',
    );
    const passed = Object.values(outcomes).filter(({ verdict }) => verdict === 'passed');
    expect(red, 'accused').toEqual([]);
    expect(passed.length, 'passed').toBeGreaterThan(200);
  });
}
