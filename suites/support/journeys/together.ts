import type { Command, Outcome } from '../../../spec/command.ts';
import { expected } from '../../../spec/model.ts';
import { situationOf } from '../../../spec/situation.ts';
import { GoneError, obstructed, TooManyCallsError } from '../findings/failure.ts';
import { answeredBy } from '../findings/granted.ts';
import { isAccepted, type Answer } from '../http/answer.ts';
import { isTimeout } from '../http/problem.ts';
import { newLetters } from '../users/end-user.ts';
import { Stopped } from './judge.ts';
import type { Walk } from './walk.ts';

/** A call that was made beside others, and what it came to. */
export interface Made {
  command: Command;
  answer: Answer;
  outcome: Outcome;
}

/** Whether calls are made side by side, or one after the other. */
type How = 'at once' | 'in turn';

type Answered = Pick<Made, 'command' | 'answer'>;

/**
 * Makes calls at once or in turn, and only then judges each as if they had come one after the other, those that were
 * accepted first: of equal calls one has to be, and all messages are waited for together.
 * @throws Stopped where nobody can go on, and a TooManyCallsError where these were too many
 */
export async function together(
  walk: Walk,
  commands: readonly Command[],
  how: How = 'at once',
): Promise<Made[]> {
  const settled = await settledCalls(walk, commands, how);
  requireAnswered(walk, commands, settled, how);
  const answered = settled.flatMap((each, n) =>
    each.status === 'fulfilled' ? [{ command: commands[n]!, answer: each.value }] : [],
  );
  await requireTime(walk, answered);
  const [accepted, others] = [true, false].map(kind =>
    answered.filter(({ answer }) => isAccepted(answer) === kind),
  );
  const made: Made[] = [];
  const judge = async (some: readonly Answered[]) => {
    for (const { command, answer } of some) {
      const { outcome } = await walk.judge(command, walk.roles.ofCall(command), [answer], {
        amongOthers: how === 'in turn',
      });
      made.push({ command, answer, outcome });
    }
  };
  try {
    await judge(accepted!);
  } catch (error) {
    // A target that dies may take its inbox along: what it left unanswered comes before that no message can be read.
    if (!(error instanceof Stopped)) await judge(others!.filter(({ answer }) => answer.problem));
    throw error;
  }
  await judge(others!);
  return made;
}

/** The same call so many times at once. */
export const equally = (walk: Walk, command: Command, times: number): Promise<Made[]> => {
  const each = 'loginId' in command ? { ...command, amongEqual: true as const } : command;
  return together(
    walk,
    Array.from({ length: times }, () => each),
  );
};

async function settledCalls(walk: Walk, commands: readonly Command[], how: How) {
  if (how === 'at once') return Promise.allSettled(commands.map(each => walk.call(each)));
  const settled: PromiseSettledResult<Answer>[] = [];
  for (const each of commands) settled.push(...(await Promise.allSettled([walk.call(each)])));
  return settled;
}

/**
 * Time-outs say something of the target only where calls after them are quick, or never answered: else as many, one after
 * the other, take longer than each had. @throws TooManyCallsError where that is so
 */
async function requireTime(walk: Walk, answered: readonly Answered[]): Promise<void> {
  const late = answered.filter(({ answer }) => isTimeout(answer.problem ?? ''));
  if (late.length === 0) return;
  const alone: Answer[] = [];
  for (let n = 0; n < probes; n++) {
    for (const operation of ['verify', ...late.map(({ command }) => command.operation)])
      walk.forgiveTimeouts(operation);
    alone.push(await walk.call(unknownToken(walk)));
  }
  const each = alone.filter(({ status }) => status > 0).map(({ ms }) => Math.round(ms));
  if (each.length === 0) return;
  const slowest = Math.max(...each.slice(-quickProbes));
  if (slowest * answered.length < walk.patience / 2) return;
  throw new TooManyCallsError(
    obstructed(
      `one call takes ${slowest} ms, so that ${answered.length} at once may take too long`,
    ),
  );
}

/** How many calls are made one after the other: the first may wait for what is still being done; the last tell. */
const probes = 5;
const quickProbes = 3;

const unknownToken = ({ now, state }: Walk): Command => ({
  operation: 'verify',
  project: state.facts.projects[0]!,
  token: newLetters(),
  at: now,
});

/** A target that was there before, and is gone after many calls, has broken what one of them was to come to. */
function requireAnswered(
  { state, verdicts }: Walk,
  commands: readonly Command[],
  settled: readonly PromiseSettledResult<Answer>[],
  how: How,
): void {
  const errors = settled.flatMap(each =>
    each.status === 'rejected' ? [each.reason as Error] : [],
  );
  const [error] = errors;
  if (!error) return;
  if (!(error instanceof GoneError)) throw error;
  const command = commands[settled.findIndex(({ status }) => status === 'rejected')]!;
  const requirement = answeredBy(command.operation) ?? expected(state, command).requirement;
  const all = `${commands.length} calls ${how}`;
  verdicts.note(requirement, situationOf(state, command), {
    expected: `an answer to each of ${all}`,
    received: `no answer to ${errors.length} of ${all}: ${error.message}`,
  });
  throw new Stopped(`${command.operation} gave no answer: ${error.message}`, requirement);
}
