import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { idOf } from '../../suites/catalogue.ts';
import type { InProcess } from '../../suites/support/client/session.ts';
import { root } from '../support/sources.ts';
import { FixtureScope } from './fixtures.ts';
import { runCheck, type Outcome } from './run-check.ts';
import { declared, type Check } from './test-double.ts';

const folder = resolve(root, 'suites/client');
for (const file of readdirSync(folder).sort()) {
  if (file.endsWith('.spec.ts')) await import(resolve(folder, file));
}

/** Every check of a client, by the requirement that it judges. */
export const clientChecks: ReadonlyMap<string, Check> = new Map(
  declared.map(each => [idOf(each.tags)!, each]),
);

/** Runs checks on a client, one after the other, and gives what became of each requirement. */
export async function runClientChecks(
  ids: readonly string[],
  sdk: InProcess,
): Promise<Record<string, Outcome>> {
  const chosen = ids.map(id => clientChecks.get(id)!);
  const worker = new FixtureScope(chosen[0]!.registry, { sdk }, {});
  const outcomes: [string, Outcome][] = [];
  for (const [n, check] of chosen.entries()) {
    const outcome = await runCheck({ ...check, options: { sdk, ...check.options } }, worker);
    outcomes.push([ids[n]!, outcome]);
  }
  await worker.tearDown();
  return Object.fromEntries(outcomes);
}
