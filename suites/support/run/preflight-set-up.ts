import { request, type FullConfig } from '@playwright/test';
import { hints, notes } from '../../../spec/notes.ts';
import { chooseTarget } from '../../../targets/choose.ts';
import { keepPreflight } from '../../../targets/preflight-result.ts';
import { currentRun } from '../../../targets/run.ts';
import { currentSettings } from '../../../targets/settings.ts';
import { SettingsError } from '../../../targets/settings-error.ts';
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
  const run = currentRun();
  const session = await openSession(chooseTarget(settings), request, run);
  const result = await withOwnRecord(() => preflight(session));
  await closeSession(session);
  keepPreflight(result);
  hints.add(metadata, ...result.hints);
  const { obstacle } = result;
  return () => {
    if (obstacle !== undefined) throw new SettingsError(obstacle);
    const note = slowRunNote(result, { ms: Date.now() - run.startedAt, workers });
    if (note === undefined) return;
    notes.add(metadata, note);
    console.log(note);
  };
}
