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
import {
  checks,
  defaultTour,
  expiryHistories,
  randomHistories,
  runChecks,
  stressHistories,
  wholeTour,
} from './checks.ts';
import { cpuSecondsHere } from './cpu-seconds.ts';
import { type TargetRun, targetIn, type Part } from './jobs.ts';
import { plainRequest } from './request.ts';
import type { Outcome } from './run-check.ts';
import type { Check } from './test-double.ts';

currentRun();

const parts: Readonly<Record<Part, readonly Check[]>> = {
  checks,
  tour: defaultTour,
  situations: wholeTour,
  random: randomHistories,
  stress: stressHistories,
  expiry: expiryHistories,
};

/** In ms: what several targets in this process do at once comes late on a busy machine. */
const ample = 60_000;

process.on('message', (job: string) => {
  const { part, name } = targetIn(job);
  void runAll(job, parts[part], targetNamed(name, part)).then(run => process.send?.(run));
});
process.send?.('ready');

/** In ms: random histories are made short for a multiple of this, so that calls end it, on a busy machine too. */
const patience = { inboxTimeout: 60_000 };

function targetNamed(name: string, part: Part): Target {
  const mutant = mutants[name];
  if (!mutant) return { ...variantTarget(variantNamed(name)!), requestTimeout: ample };
  return {
    ...mutantTarget(mutant),
    ...(part === 'random' && patience),
    knownFailures: {},
  };
}

/** Runs checks or histories on a target, one after the other. */
async function runAll(job: string, chosen: readonly Check[], target: Target): Promise<TargetRun> {
  const { name, isShort } = targetIn(job);
  const { breaks } = mutants[name] ?? {};
  const suffices = ({ found }: Outcome) =>
    isShort && found.some(({ requirement }) => requirement === breaks);
  const given = { playwright: { request: plainRequest } };
  const all = await runChecks(chosen, target, given, suffices);
  const outcomes = all.map((each, n) => {
    const { tags, title } = chosen[n]!;
    return [idOf(tags) ?? title, each] as const;
  });
  const found = all.flatMap(each => each.found.map(({ requirement, why }) => [requirement, why]));
  return {
    name: job,
    outcomes: Object.fromEntries(outcomes),
    found: Object.fromEntries(found.toReversed()),
    cpuSeconds: cpuSecondsHere(),
  };
}
