import { setTimeout as wait } from 'node:timers/promises';
import type { Secrets } from '../findings/secrets.ts';
import { obstruct } from '../findings/set-up.ts';
import { linkOf } from '../messages/link.ts';
import type { Context } from '../run/context.ts';
import type { Answer, ApiCall } from './answer.ts';
import { unreachable } from './problem.ts';
import { retryAfter } from './retry-after.ts';
import { fetchOnce } from './transport.ts';

/** After so many time-outs of one operation it is not called any more. */
const toleratedTimeouts = 3;
const retries = 3;
const longestWait = 10_000;
const jwts = [
  ['sessionJwt', 'SESSION_JWT'],
  ['refreshJwt', 'REFRESH_JWT'],
] as const;
const shortestJwt = 20;
const restartTime = 5000;
const restartPoll = 100;

/** Makes every call of the suite: bounded in time and size, no redirect followed, no cookie kept, each recorded. */
export class ApiCaller {
  readonly context: Context;
  /** The answers to the calls of the current check. */
  answers: Answer[] = [];
  /** Whether the current check calls, and waits, where the others of the run do so no more. */
  isProbe = false;
  private readonly sends = new Map<string, string>();

  constructor(context: Context) {
    this.context = context;
  }

  get secrets(): Secrets {
    return this.context.secrets;
  }

  /**
   * Makes a call and gives what came back, whatever that was.
   * @throws when the target refuses every connection, or the operation has timed out too often in this run
   */
  async call(call: ApiCall): Promise<Answer> {
    this.requireResponsive(call.operation);
    return this.withRetries(() => this.patiently(call));
  }

  /** Makes a call of a target of which nobody knows yet whether it is there. */
  first(call: ApiCall): Promise<Answer> {
    return this.withRetries(() => fetchOnce(this.context, call));
  }

  /** Starts the record anew, for the next check. */
  begin(isProbe: boolean): void {
    this.answers = [];
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

  /** Repeats a call for as long as the target asks us to come later, within bounds. */
  private async withRetries(act: () => Promise<Answer>): Promise<Answer> {
    let waited = 0;
    for (let retry = 0; ; retry++) {
      const answer = await act();
      const pause = retryAfter(answer);
      if (pause === undefined || retry === retries || waited + pause > longestWait) {
        this.answers.push(answer);
        this.learnSecrets(answer);
        return answer;
      }
      waited += pause;
      await wait(pause);
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
    const { runState } = this.context;
    const giveUpAt = Date.now() + restartTime;
    for (;;) {
      const answer = await fetchOnce(this.context, call);
      if (answer.problem !== unreachable) {
        if (runState.count('gone') > 0) runState.clear('gone');
        return answer;
      }
      if (runState.count('gone') > 0 || Date.now() > giveUpAt) {
        runState.add('gone');
        obstruct('the target is gone: it refuses every connection');
      }
      await wait(restartPoll);
    }
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
