import { test } from '@playwright/test';
import { addressFile, countsFile, read, type Counts } from './files.ts';

const { calls } = read<Counts>(countsFile);
const { url } = read<{ url: string }>(addressFile);

for (const [n, count] of calls.entries()) {
  test(`test ${n + 1} of the floor`, async ({ request }) => {
    for (let call = 0; call < count; call++) await request.post(url, { data: { call } });
  });
}
