import { paintFor } from '../reporters/paint.ts';
import { Reference } from '../reference/reference.ts';
import { serve } from '../reference/serve.ts';
import { announcement } from '../targets/live.ts';
import { give, preparePlaywright } from '../targets/command-line.ts';
import { exitCodes } from '../targets/outcome.ts';
import { currentVariables } from '../targets/settings.ts';
import { run, UsageError } from './command.ts';
import { readFlags, settingsGiven, type Words } from './flags.ts';
import { judgeEdited } from './prove/edited.ts';
import type { Fault } from './prove/fault.ts';
import { faults } from './prove/faults.ts';
import { runGate, type GateRun } from './prove/gate.ts';
import { notShown, outcomeBefore, outcomeWith, type Outcome } from './prove/outcome.ts';
import { summaryOf, toldOf } from './prove/told.ts';
import { outboxOf, settingsFor } from './serving.ts';
import { startAsked } from './start.ts';
import type { TargetSettings } from '../targets/settings-target.ts';

/** `prove <url> [flags]`: makes the target worse, one fault at a time, and says which of them turn the gate red. */
await run(async words => {
  const { values, rest, passedOn } = readFlags(words);
  const [unknown] = [...rest, ...passedOn];
  if (unknown) throw new UsageError(`prove chooses its checks itself: leave out ${unknown}`);
  const close = await giveReference();
  try {
    return await prove(values);
  } finally {
    await close?.();
  }
});

/** Proves each fault, prints what came of it, and gives the exit code. */
async function prove(values: Words['values']): Promise<number> {
  const settings = settingsGiven();
  const { target } = settings;
  if (!target)
    throw new UsageError('prove makes a server worse: leave out SDK_DRIVER, and set BASE_URL');
  preparePlaywright(settings.playwrightReport);
  await startAsked(values, settings);
  if (target.isRemote) console.log(announcement(target));

  const ids = [...new Set(faults.flatMap(each => each.seenBy))];
  const before = await runGate(target, ids);
  if (before.problems.length > 0) {
    console.error(`Nothing can be proven: ${before.problems.join('\n')}`);
    return exitCodes.nothingTested;
  }
  const paint = paintFor(process.stdout);
  const outcomes: Outcome[] = [];
  const atOnce = isAlone(target) ? 1 : 2;
  for (let n = 0; n < faults.length; n += atOnce) {
    const some = faults.slice(n, n + atOnce).map(each => outcomeOf(each, before, target));
    for (const outcome of await Promise.all(some)) {
      outcomes.push(outcome);
      console.log(toldOf(outcome, paint));
    }
  }
  console.log(`\n${summaryOf(outcomes)}`);
  return outcomes.every(({ is }) => is === 'caught' || is === 'not shown') ? 0 : exitCodes.red;
}

async function outcomeOf(fault: Fault, before: GateRun, target: TargetSettings): Promise<Outcome> {
  const known = outcomeBefore(fault, before);
  if (known) return known;
  if (fault.edit) return outcomeWith(fault, await judgeEdited(before, fault.edit));
  const between = fault.between!();
  if (between.messages && !passesHere(target))
    return notShown(fault, `INBOX=${target.inbox.kind} brings messages past this command`);
  const ids = fault.seenBy.filter(id => before.entries.get(id)?.verdict !== 'not tested');
  return outcomeWith(fault, await runGate(target, ids, between));
}

/** Serves the reference where no setting names a target; gives what ends it. */
async function giveReference(): Promise<(() => Promise<void>) | undefined> {
  const { BASE_URL: isNamed, SDK_DRIVER: driver, INBOX: inbox } = currentVariables();
  if (isNamed || driver) return undefined;
  const reference = new Reference();
  const { url, close } = await serve(reference);
  give({ TARGET_NAME: 'reference', ...settingsFor(reference, url), ...(!inbox && outboxOf(url)) });
  return close;
}

/** Whether the messages of a target pass through this process. */
function passesHere({ inbox }: TargetSettings): boolean {
  return inbox.kind === 'http' || inbox.kind === 'response';
}

/** Whether two runs at once would be in each other's way. */
function isAlone({ inbox, rateLimit, budget }: TargetSettings): boolean {
  return inbox.kind === 'webhook' || rateLimit !== undefined || budget !== undefined;
}
