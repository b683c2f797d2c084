import { test } from '@playwright/test';
import { floorFile, read, type Floor } from './files.ts';

const { url, tests, calls } = read<Floor>(floorFile);
const callsBefore = (test: number) => Math.floor((calls * test) / tests);

for (let n = 0; n < tests; n++) {
  test(`test ${n + 1} of the floor`, async ({ request }) => {
    const count = callsBefore(n + 1) - callsBefore(n);
    for (let call = 0; call < count; call++) await request.post(url, { data: { call } });
  });
}
