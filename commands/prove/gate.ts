import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Entry } from '../../reporters/report.ts';
import type { RequirementId } from '../../suites/catalogue.ts';
import { environmentWith } from '../../targets/command-line.ts';
import { runCommand } from '../../targets/observer/command.ts';
import { exitCodes } from '../../targets/outcome.ts';
import { Scripted, type Arrived } from '../../targets/scripted.ts';
import type { TargetSettings } from '../../targets/settings-target.ts';
import { readReport } from '../report-file.ts';
import { playwrightWords } from '../run-playwright.ts';
import { fileOf } from '../test.ts';
import type { Between } from './fault.ts';
import { answer, inboxOf, type Front } from './front.ts';

/** What a run of some checks has come to, with the target behind this process. */
export interface GateRun {
  entries: ReadonlyMap<string, Entry>;
  /** What went wrong beside the requirements. */
  problems: readonly string[];
  /** What passed between the suite and the target. */
  journal: readonly Arrived[];
  /** How often the target was made worse. */
  applied: number;
}

/**
 * Runs the checks of some requirements as a gate does, with what stands between the suite and the target. Ends this process
 * where the run is interrupted.
 */
export async function runGate(
  target: TargetSettings,
  ids: readonly RequirementId[],
  between?: Between,
): Promise<GateRun> {
  const front: Front = { target, between: between ?? {}, applied: 0 };
  const api = await Scripted.listen({ fetch: request => answer(front, request) });
  const outbox = await inboxOf(front);
  const results = mkdtempSync(join(tmpdir(), 'conformance-prove-'));
  const settings = {
    BASE_URL: api.url,
    TARGET_NAME: target.name,
    RESULTS_DIR: results,
    ...limitsOf(target),
  };
  try {
    const env = environmentWith({ ...settings, ...outbox?.settings });
    const code = await runCommand(
      [process.execPath, ...words(ids), ...(between ? ['--workers=1'] : [])],
      env,
      'ignore',
    );
    if (code === exitCodes.interrupted) process.exit(code);
    const { requirements, problems = [] } = readReport(join(results, 'report.json'));
    const entries = new Map(requirements.map(each => [each.id, each]));
    return { entries, problems, journal: api.journal, applied: front.applied };
  } finally {
    rmSync(results, { recursive: true, force: true });
    await Promise.all([api.close(), outbox?.close()]);
  }
}

/** What a target that is not this machine allows by default, which its address says no more. */
const limitsOf = ({ budget, rateLimit }: TargetSettings) => ({
  ...(budget?.limits.users !== undefined && { BUDGET_USERS: String(budget.limits.users) }),
  ...(rateLimit !== undefined && { RATE_LIMIT: String(rateLimit) }),
});

const words = (ids: readonly RequirementId[]) =>
  playwrightWords('test', [
    '--retries=0',
    '--grep',
    ids.map(each => `@${each}(?!\\S)`).join('|'),
    ...new Set(ids.map(fileOf)),
  ]);
