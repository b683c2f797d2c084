import { request, type FullConfig } from '@playwright/test';
import { boughtInWords } from '../../../spec/budget.ts';
import { hints, notes } from '../../../spec/notes.ts';
import { chooseTarget } from '../../../targets/choose.ts';
import { noteNothingTested } from '../../../targets/outcome.ts';
import { keepPreflight, type PreflightResult } from '../../../targets/preflight-result.ts';
import { currentRun } from '../../../targets/run.ts';
import { currentSettings, type Settings } from '../../../targets/settings.ts';
import { SettingsError } from '../../../targets/settings-error.ts';
import type { TargetSettings } from '../../../targets/settings-target.ts';
import { requirementsOf } from '../../catalogue.ts';
import { withOwnRecord } from '../findings/record.ts';
import { preflight } from './preflight.ts';
import { slowRunNote } from './slow-run.ts';
import { closeSession, openSession } from './target-session.ts';

/**
 * A set-up of Playwright: makes the preflight on a target of the user, and keeps its result for the checks. Where
 * something stands in their way, they are blocked by it, and the end of the run throws the sentence: so it is red under any
 * reporter, and tests of a user's own beside ours run.
 */
export default async function preflightSetUp({
  metadata,
  workers,
}: FullConfig): Promise<(() => void) | undefined> {
  const settings = currentSettings();
  if (!settings.target) return undefined; // the embedded reference is known
  tellBudget(settings.target, metadata);
  const result = await examine(settings);
  hints.add(metadata, ...result.hints);
  const { obstacle } = result;
  if (obstacle !== undefined) noteNothingTested();
  return () => {
    if (obstacle !== undefined) throw new SettingsError(obstacle);
    const note = slowRunNote(result, { ms: Date.now() - currentRun().startedAt, workers });
    if (note === undefined) return;
    notes.add(metadata, note);
    console.log(note);
  };
}

/** Says before the first check what a budget buys. */
function tellBudget({ budget, rateLimit }: TargetSettings, metadata: FullConfig['metadata']): void {
  if (!budget) return;
  const bought = boughtInWords(budget.bought, requirementsOf('server'), rateLimit);
  const note = `The ${budget.why} buys ${bought}.`;
  notes.add(metadata, note);
  console.log(note);
}

/** Makes the preflight, and keeps its result for this run. */
export async function examine(settings: Settings): Promise<PreflightResult> {
  const session = await openSession(chooseTarget(settings), request, currentRun());
  const result = await withOwnRecord(() => preflight(session));
  await closeSession(session);
  await session.target.budget?.deleteUsers();
  keepPreflight(result);
  return result;
}
