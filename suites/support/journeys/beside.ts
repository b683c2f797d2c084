import type { Finding, HistoryRecord } from '../../../spec/finding.ts';
import type { Inbox } from '../../../targets/target.ts';
import { withOwnRecord } from '../findings/record.ts';
import { ApiCaller } from '../http/caller.ts';
import { MagicLink } from '../http/magic-link.ts';
import { pollUntil } from '../messages/poll-until.ts';
import { SentLinks } from '../messages/sent-links.ts';
import type { TargetSession } from '../run/target-session.ts';

/** What a history has told. */
export interface Told {
  findings: Finding[];
  record: HistoryRecord;
}

const toldOf = (name: string) => `told of ${name}`;

/**
 * Walks a history beside the checks, with a record of calls of its own, and tells what was found by the state of the run,
 * whichever worker asks for it. Whoever waits for one that fails is told nothing.
 */
export async function walkBeside(
  session: TargetSession,
  inbox: Inbox,
  name: string,
  act: (own: TargetSession, links: SentLinks) => Promise<Told>,
): Promise<void> {
  const told = withOwnRecord(() => {
    const caller = new ApiCaller(session);
    caller.begin(false, name);
    const own = { ...session, caller, magicLink: new MagicLink(caller) };
    return act(own, new SentLinks(inbox, caller));
  });
  await told.then(
    ({ findings, record }) =>
      session.runState.add(toldOf(name), JSON.stringify({ findings, record })),
    () => undefined,
  );
}

/** What a history has told that is walked beside the checks; undefined where it has not within so many ms. */
export async function toldBeside(
  { runState, clock }: TargetSession,
  name: string,
  patience: number,
): Promise<Told | undefined> {
  const isTold = async () => runState.count(toldOf(name)) > 0;
  await pollUntil(clock, isTold, Math.max(0, patience));
  const [told] = runState.details(toldOf(name));
  return told === undefined ? undefined : (JSON.parse(told) as Told);
}
