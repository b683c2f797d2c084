import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { idOf } from '../../suites/catalogue.ts';
import { currentRun } from '../../targets/run.ts';
import { mutants } from '../faults/mutants.ts';
import { mutantTarget } from '../faults/mutant.ts';
import { root } from '../support/sources.ts';
import type { Target } from '../../targets/target.ts';
import { variantNamed } from '../variants/index.ts';
import { variantTarget } from '../variants/variant.ts';
import { Cast } from './fixtures.ts';
import { perform, type Outcome } from './run-check.ts';
import { quickRequest } from './request.ts';
import { checks } from './test-double.ts';

/** What every check says of one mutant or variant, by the ids of their requirements. */
export interface Rehearsed {
  name: string;
  outcomes: Record<string, Outcome>;
}

currentRun();

const suites = resolve(root, 'suites');
const files = readdirSync(suites, { recursive: true, encoding: 'utf8' }).sort();
for (const file of files.filter(each => each.endsWith('.spec.ts'))) {
  await import(resolve(suites, file));
}

process.on('message', (name: string) => {
  void rehearse(name, targetNamed(name)).then(done => process.send?.(done));
});
process.send?.('ready');

function targetNamed(name: string): Target {
  const mutant = mutants[name];
  return mutant
    ? { ...mutantTarget(mutant), knownFailures: {} }
    : variantTarget(variantNamed(name)!);
}

/** Performs every check on a target, one after the other. */
async function rehearse(name: string, target: Target): Promise<Rehearsed> {
  const worker = new Cast(
    checks[0]!.registry,
    { playwright: { request: quickRequest }, target },
    {},
  );
  const outcomes: Record<string, Outcome> = {};
  for (const check of checks) {
    const id = idOf(check.tags)!;
    outcomes[id] = await perform({ ...check, options: { target, ...check.options } }, worker);
  }
  await worker.letGo();
  return { name, outcomes };
}
