/*
 * Runs every check against a target in this process, at a fraction of what Playwright's runner costs: enough for the
 * matrix, the variants and the injections, where only verdicts count. What it does not do:
 * - Of `test` it knows `describe`, `use` and `extend`: no hooks, no steps, no `test.skip`, `test.fail`, `test.only` or
 *   `test.setTimeout`. Of TestInfo it knows title, tags, errors, status and annotations, without those that `covers`
 *   gives; `skip` takes no condition, `fail` sets an expectedStatus that nobody reads, so that there are no known
 *   failures, and of attachments it keeps the findings.
 * - No retries, no repeated checks, no workers that start anew after a failure, no parallel mode: the checks of a target
 *   run one after the other, those of other targets beside them in the same process. Fixtures of a worker live as long as
 *   the target is tested, and a fixture cannot extend another of its own name.
 * - No time limits of the config, of a test or of a fixture. A check that takes five minutes counts as blocked, and goes on
 *   in the background.
 * - No config, global setup, preflight, reporters or evidence files; `expect` is Playwright's own, without soft assertions
 *   and snapshots.
 * - `request` is Node's client, not Playwright's: plain HTTP, gzip alone, no cookies, redirects, proxies or certificates,
 *   and its contexts share their connections.
 * - Time is everybody's, unless a clock is given: the injections give one that waits for nothing.
 */
import { idOf } from '../../suites/catalogue.ts';
import { currentRun } from '../../targets/run.ts';
import { mutants } from '../faults/mutants.ts';
import { mutantTarget } from '../faults/mutant.ts';
import type { Target } from '../../targets/target.ts';
import { variantNamed } from '../variants/index.ts';
import { variantTarget } from '../variants/variant.ts';
import { checks, cpuSecondsHere, runChecks } from './checks.ts';
import type { Outcome } from './run-check.ts';
import { plainRequest } from './request.ts';

/** What every check says of one mutant or variant, by the ids of their requirements. */
export interface TargetRun {
  name: string;
  outcomes: Record<string, Outcome>;
  /** What this process has taken so far, for whatever targets. */
  cpuSeconds: number;
}

currentRun();

process.on('message', (name: string) => {
  void runAll(name, targetNamed(name)).then(run => process.send?.(run));
});
process.send?.('ready');

function targetNamed(name: string): Target {
  const mutant = mutants[name];
  return mutant
    ? { ...mutantTarget(mutant), knownFailures: {} }
    : variantTarget(variantNamed(name)!);
}

/** Runs every check on a target, one after the other. */
async function runAll(name: string, target: Target): Promise<TargetRun> {
  const all = await runChecks(checks, target, { playwright: { request: plainRequest } });
  const outcomes = Object.fromEntries(all.map((each, n) => [idOf(checks[n]!.tags)!, each]));
  return { name, outcomes, cpuSeconds: cpuSecondsHere() };
}
