import type { Secrets } from '../findings/secrets.ts';
import { obstruct } from '../findings/set-up.ts';
import { linkOf } from '../messages/link.ts';
import type { Context } from '../run/context.ts';
import type { Answer, ApiCall } from './answer.ts';
import { unreachable } from './problem.ts';
import { Patience, retryAfter, throttled } from './throttle.ts';
import { fetchOnce } from './transport.ts';

/** After so many time-outs of one operation it is not called any more. */
const toleratedTimeouts = 3;
/** After so many checks that have waited for a throttled operation in vain, the others do so no more. */
const toleratedThrottles = 3;
/** In ms; the next pauses are longer, where the target asks for none. */
const shortestPause = 10;
const jwts = [
  ['sessionJwt', 'SESSION_JWT'],
  ['refreshJwt', 'REFRESH_JWT'],
] as const;
const shortestJwt = 20;
const restartTime = 5000;
const restartPoll = 100;

/** What belongs to one check: a call that outlasts it counts for no other. */
interface CallRecord {
  answers: Answer[];
  patience: Patience;
}

/** Makes every call of the suite: bounded in time and size, no redirect followed, no cookie kept, each recorded. */
export class ApiCaller {
  readonly context: Context;
  /** Whether the current check calls, and waits, where the others of the run do so no more. */
  isProbe = false;
  private record: CallRecord;
  private readonly sends = new Map<string, string>();

  constructor(context: Context) {
    this.context = context;
    this.record = this.newRecord();
  }

  /** The answers to the calls of the current check. */
  get answers(): Answer[] {
    return this.record.answers;
  }

  get secrets(): Secrets {
    return this.context.secrets;
  }

  /**
   * Makes a call and gives what came back, whatever that was.
   * @throws when the target refuses every connection, throttles for longer than a check waits, or the operation has
   * timed out too often in this run
   */
  async call(call: ApiCall): Promise<Answer> {
    this.requireResponsive(call.operation);
    const state = `throttled ${call.operation}`;
    const { runState } = this.context;
    const before = runState.count(state);
    const isPatient = this.isProbe || before < toleratedThrottles;
    const answer = await this.withRetries(() => this.patiently(call), isPatient);
    if (retryAfter(answer) === undefined) {
      if (before > 0) runState.clear(state);
      return answer;
    }
    if (isPatient) runState.add(state);
    obstruct(throttled(answer));
  }

  /** Makes a call of a target of which nobody knows yet whether it is there. */
  first(call: ApiCall): Promise<Answer> {
    return this.withRetries(() => fetchOnce(this.context, call), true);
  }

  /** Starts the record anew, for the next check. */
  begin(isProbe: boolean): void {
    this.record = this.newRecord();
    this.sends.clear();
    this.isProbe = isProbe;
  }

  /** Notes which operation has sent a message to a phone. */
  noteSend(phone: string, operation: string): void {
    this.sends.set(phone, operation);
  }

  /** The operation that has sent the last message to a phone. */
  lastSent(phone: string): string {
    return this.sends.get(phone) ?? 'no operation';
  }

  /** Repeats a call for as long as the target asks us to come later, and the check that has begun it has patience. */
  private async withRetries(act: () => Promise<Answer>, isPatient: boolean): Promise<Answer> {
    const { answers, patience } = this.record;
    for (let pause = shortestPause; ; pause *= 2) {
      const answer = await act();
      const asked = retryAfter(answer);
      const mayRepeat = isPatient && asked !== undefined;
      if (mayRepeat && (await patience.wait(Math.max(asked, pause)))) continue;
      answers.push(answer);
      this.learnSecrets(answer);
      return answer;
    }
  }

  private requireResponsive(operation: string): void {
    if (this.isProbe) return;
    if (this.context.runState.count(`timeout ${operation}`) >= toleratedTimeouts) {
      obstruct(`${operation} gave no complete answer ${toleratedTimeouts} times before`);
    }
  }

  /** Calls a target that may be starting anew: the first to be refused waits a while, the others of the run no more. */
  private async patiently(call: ApiCall): Promise<Answer> {
    const { runState, clock } = this.context;
    const giveUpAt = clock.now() + restartTime;
    for (;;) {
      const answer = await fetchOnce(this.context, call);
      if (answer.problem !== unreachable) {
        if (runState.count('gone') > 0) runState.clear('gone');
        return answer;
      }
      if (runState.count('gone') > 0 || clock.now() > giveUpAt) {
        runState.add('gone');
        obstruct('the target is gone: it refuses every connection');
      }
      await clock.wait(restartPoll);
    }
  }

  private newRecord(): CallRecord {
    return { answers: [], patience: new Patience(this.context.clock) };
  }

  private learnSecrets({ json, fields }: Answer): void {
    const handedOut = this.context.connection.inbox?.handedOut?.(json);
    if (handedOut) this.secrets.learn(linkOf(handedOut)?.token ?? handedOut, 'LINK_TOKEN');
    for (const [field, name] of jwts) {
      const jwt = fields[field];
      if (typeof jwt === 'string' && jwt.length >= shortestJwt) this.secrets.learn(jwt, name);
    }
  }
}
