import { readFileSync, writeFileSync } from 'node:fs';
import type { Requirement } from '../spec/requirement.ts';
import { requirements } from '../suites/catalogue.ts';

const file = new URL('../spec/released.json', import.meta.url);
const packageJson = new URL('../package.json', import.meta.url);

/** Run by `npm version`: writes down which ids the release brings, and their levels. */
const read = (path: URL): Record<string, unknown> => JSON.parse(readFileSync(path, 'utf8'));
const released = read(file);
const { version } = read(packageJson);
for (const [id, { level }] of Object.entries<Requirement>(requirements)) {
  released[id] ??= { level, since: version };
}
writeFileSync(file, `${JSON.stringify(released, null, 2)}\n`);
