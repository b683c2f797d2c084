import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Target } from '../../targets/target.ts';
import { root } from '../support/sources.ts';
import { FixtureScope, type Fixtures } from './fixtures.ts';
import { runCheck, type Ended, type Outcome } from './run-check.ts';
import { idOf } from '../../suites/catalogue.ts';
import { isHistory, onDemandTag } from '../../spec/histories.ts';
import { declared, type Check } from './test-double.ts';

const suites = resolve(root, 'suites');
for (const file of readdirSync(suites, { recursive: true, encoding: 'utf8' }).sort()) {
  const isOfServers = file.endsWith('.spec.ts') && !file.startsWith('client');
  if (isOfServers) await import(resolve(suites, file));
}

/** Every check of a server. */
export const checks: readonly Check[] = declared.filter(({ tags }) => idOf(tags));

const histories = declared.filter(({ tags }) => isHistory(tags));

/** The random histories of a default run. */
export const randomHistories: readonly Check[] = histories.filter(({ title }) =>
  title.startsWith('random'),
);

/** What is done many times at once. */
export const stressHistories: readonly Check[] = histories.filter(({ title }) =>
  title.startsWith('stress'),
);

/** Links that grow old. */
export const expiryHistories: readonly Check[] = histories.filter(({ title }) =>
  title.startsWith('expiry'),
);

/** The histories of the whole tour. */
export const wholeTour: readonly Check[] = histories.filter(({ title }) =>
  title.startsWith('tour'),
);

/** The tour of a default run. */
export const defaultTour = wholeTour.filter(({ tags }) => !tags.includes(onDemandTag));

/** Runs checks on a target, one after the other, with the fixtures of a worker given; ends early where one suffices. */
export async function runChecks(
  chosen: readonly Check[],
  target: Target,
  given: Fixtures,
  suffices: (outcome: Outcome) => boolean = () => false,
  ended?: (told: Ended) => void,
): Promise<Outcome[]> {
  const worker = new FixtureScope(declared[0]!.registry, { ...given, target }, {});
  const outcomes: Outcome[] = [];
  for (const check of chosen) {
    const outcome = await runCheck(
      { ...check, options: { target, ...check.options } },
      worker,
      ended,
    );
    outcomes.push(outcome);
    if (suffices(outcome)) break;
  }
  await worker.tearDown();
  return outcomes;
}
