import type { Send } from '../../../spec/command.ts';
import { TooManyCallsError } from '../findings/failure.ts';
import { expiresTooLate } from '../../../targets/untestable.ts';
import { canExpire } from '../messages/expiry.ts';
import { notTested } from '../run/not-tested.ts';
import { test as base } from '../test.ts';
import { grow } from './ageing.ts';
import { grownBeside } from './ageing-beside.ts';
import { closeHistory } from './closing.ts';
import { skipWhereOthersStopped, skipWithoutTheFive, walkOnce } from './history.ts';
import { toldOfRandom } from './random-beside.ts';
import { walkRandomHistory } from './random-history.ts';
import type { Script } from './script.ts';
import { noteRow, withSmallest } from './vary.ts';
import type { Walk } from './walk.ts';

interface Fixtures {
  /** Walks a history to its end, judges it and attaches what was found. */
  walk: (script: Script) => Promise<Walk>;
  /** The same for the random history of a seed, or of a seed with the path to a shorter one. */
  walkSeed: (seed: string) => Promise<void>;
  /** Judges what is done many times at once; skips where the target is not for that. */
  underStress: (act: (walk: Walk) => Promise<void>) => Promise<void>;
  /** Judges links that grow old; skips where that takes too long. */
  growOld: (kind: Send) => Promise<void>;
}

/** A history asks for what it needs as a check does; it is judged by what it found, never expected to fail. */
export const test = base.extend<Fixtures>({
  walk: [
    async ({ targetSession, sentTokens, target }, use, testInfo) => {
      await use(async ({ row, steps }) => {
        skipWhereOthersStopped(targetSession, testInfo);
        let early: ReadonlySet<string> = new Set();
        const walked = await walkOnce(targetSession, sentTokens, async walk => {
          for (const step of steps) await walk.step(step);
          early = walk.verdicts.brokenOnes;
          return [...steps];
        });
        const ofRow = row && { row, walked, early };
        const findings =
          ofRow && !target.budget
            ? await withSmallest(targetSession, sentTokens, ofRow)
            : walked.findings;
        if (ofRow) noteRow(targetSession.runState, ofRow);
        await closeHistory(testInfo, findings, walked.record, target.knownFailures);
        return walked.walk;
      });
    },
    { box: 'self' },
  ],

  walkSeed: [
    async ({ targetSession, sentTokens, target }, use, testInfo) => {
      await use(async seed => {
        skipWhereOthersStopped(targetSession, testInfo);
        const beside = await toldOfRandom(targetSession, seed);
        if (beside === 'lost') notTested(testInfo, 'the worker that walked this history has ended');
        const { findings, record } =
          beside ?? (await walkRandomHistory(targetSession, sentTokens, seed));
        await closeHistory(testInfo, findings, record, target.knownFailures);
      });
    },
    { box: 'self' },
  ],

  underStress: [
    async ({ targetSession, sentTokens, target }, use, testInfo) => {
      await use(async act => {
        if (target.noStress !== undefined) notTested(testInfo, target.noStress);
        skipWithoutTheFive(targetSession, testInfo);
        skipWhereOthersStopped(targetSession, testInfo);
        const { findings, record } = await walkOnce(targetSession, sentTokens, walk =>
          act(walk).catch(leaveOutIfTooMany(walk)),
        );
        await closeHistory(testInfo, findings, record, target.knownFailures);
      });
    },
    { box: 'self' },
  ],

  growOld: [
    async ({ targetSession, sentTokens, target }, use, testInfo) => {
      await use(async kind => {
        if (!canExpire(targetSession.connection)) notTested(testInfo, expiresTooLate);
        skipWithoutTheFive(targetSession, testInfo);
        skipWhereOthersStopped(targetSession, testInfo);
        const beside = await grownBeside(targetSession, kind);
        if (beside === 'lost') notTested(testInfo, 'the worker that watched these links has ended');
        const { findings, record } =
          beside ?? (await walkOnce(targetSession, sentTokens, walk => grow(walk, kind)));
        await closeHistory(testInfo, findings, record, target.knownFailures);
      });
    },
    { box: 'self' },
  ],
});

/** A target may want fewer calls than these: then nobody knows what would have become of them. */
const leaveOutIfTooMany = (walk: Walk) => (error: unknown) => {
  if (!(error instanceof TooManyCallsError)) throw error;
  walk.leaveOut('many calls at once', error.message);
};
