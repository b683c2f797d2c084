import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Target } from '../../targets/target.ts';
import { root } from '../support/sources.ts';
import { FixtureScope, type Fixtures } from './fixtures.ts';
import { runCheck, type Outcome } from './run-check.ts';
import { checks, type Check } from './test-double.ts';

const suites = resolve(root, 'suites');
for (const file of readdirSync(suites, { recursive: true, encoding: 'utf8' }).sort()) {
  if (file.endsWith('.spec.ts')) await import(resolve(suites, file));
}

/** Every check of the suites. */
export { checks };

/** Runs checks on a target, one after the other, with the fixtures of a worker given. */
export async function runChecks(
  chosen: readonly Check[],
  target: Target,
  given: Fixtures,
): Promise<Outcome[]> {
  const worker = new FixtureScope(checks[0]!.registry, { ...given, target }, {});
  const outcomes: Outcome[] = [];
  for (const check of chosen) {
    outcomes.push(await runCheck({ ...check, options: { target, ...check.options } }, worker));
  }
  await worker.tearDown();
  return outcomes;
}

/** The CPU seconds that this process has taken. */
export function cpuSecondsHere(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
