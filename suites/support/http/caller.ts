import { setTimeout as wait } from 'node:timers/promises';
import type { APIRequest, APIRequestContext, APIResponse } from '@playwright/test';
import { Pace } from '../../../targets/pace.ts';
import type { Connection, Target } from '../../../targets/target.ts';
import { Secrets } from '../findings/secrets.ts';
import { linkOf } from '../messages/link.ts';
import type { Ledger } from '../run/run-state.ts';
import { Answer, type Call } from './answer.ts';
import { limitBodies, takeCut } from './body-limit.ts';
import { closed, isTimeout, problemOf, tooLarge, unreachable } from './problem.ts';
import { Contexts, withoutSteps } from './request-contexts.ts';
import { retryAfter } from './retry-after.ts';

/** After so many time-outs of one operation nobody waits for it any more. */
export const patience = 3;
const retries = 3;
const longestWait = 10_000;
const keptBody = 50_000;
const jwts = [
  ['sessionJwt', 'SESSION_JWT'],
  ['refreshJwt', 'REFRESH_JWT'],
] as const;
const shortestJwt = 20;
const restartTime = 5000;
const restartPoll = 100;

/** What callers of one target have in common. */
export interface Equipment {
  target: Target;
  connection: Connection;
  ledger: Ledger;
  secrets: Secrets;
  pace: Pace;
  contexts: Contexts;
}

/** Gets ready to call a target. */
export function equip(
  request: APIRequest,
  target: Target,
  connection: Connection,
  ledger: Ledger,
): Equipment {
  limitBodies();
  const secrets = new Secrets();
  secrets.learn(connection.managementKey, 'DESCOPE_MANAGEMENT_KEY');
  secrets.learn(connection.projectId, 'DESCOPE_PROJECT_ID');
  secrets.learn(connection.otherProjectId, 'DESCOPE_OTHER_PROJECT_ID');
  const contexts = new Contexts(request, connection.tlsInsecure);
  return { target, connection, ledger, secrets, pace: new Pace(target.rateLimit), contexts };
}

/** Makes every call of the suite: bounded in time and size, no redirect followed, no cookie kept, each recorded. */
export class Caller {
  readonly connection: Connection;
  readonly secrets: Secrets;
  /** The calls of the current check. */
  answers: Answer[] = [];
  /** Whether the current check calls even what others have given up. */
  insists = false;
  private readonly sends = new Map<string, string>();
  private readonly target: Target;
  private readonly ledger: Ledger;
  private readonly pace: Pace;
  private readonly contexts: Contexts;

  constructor({ target, connection, ledger, secrets, pace, contexts }: Equipment) {
    this.target = target;
    this.connection = connection;
    this.ledger = ledger;
    this.secrets = secrets;
    this.pace = pace;
    this.contexts = contexts;
  }

  /**
   * Makes a call and gives what came back, whatever that was.
   * @throws when the target is gone, or the operation has been waited for in vain too often in this run
   */
  async call(call: Call): Promise<Answer> {
    this.losePatience(call.operation);
    return this.obedient(() => this.reach(call));
  }

  /** Makes a call of a target of which nobody knows yet whether it is there. */
  first(call: Call): Promise<Answer> {
    return this.obedient(() => this.once(call));
  }

  /** Starts the record anew, for the next check. */
  begin(insists: boolean): void {
    this.answers = [];
    this.sends.clear();
    this.insists = insists;
  }

  /** Remembers which operation has sent a message to a phone. */
  noteSend(phone: string, operation: string): void {
    this.sends.set(phone, operation);
  }

  /** The operation that has sent the last message to a phone. */
  lastSent(phone: string): string {
    return this.sends.get(phone) ?? 'no operation';
  }

  close(): Promise<void> {
    return this.contexts.close();
  }

  /** Repeats a call for as long as the target asks us to come later, within bounds. */
  private async obedient(act: () => Promise<Answer>): Promise<Answer> {
    let waited = 0;
    for (let retry = 0; ; retry++) {
      const answer = await act();
      const pause = retryAfter(answer);
      if (pause === undefined || retry === retries || waited + pause > longestWait) {
        this.answers.push(answer);
        this.remember(answer);
        return answer;
      }
      waited += pause;
      await wait(pause);
    }
  }

  private losePatience(operation: string): void {
    if (this.insists) return;
    if (this.ledger.count(`timeout ${operation}`) >= patience) {
      throw new Error(`setup: ${operation} gave no complete answer ${patience} times before`);
    }
  }

  /** Calls a target that may be starting anew: the first to be refused waits a while, the others of the run no more. */
  private async reach(call: Call): Promise<Answer> {
    const giveUpAt = Date.now() + restartTime;
    for (;;) {
      const answer = await this.once(call);
      if (answer.problem !== unreachable) {
        if (this.ledger.count('gone') > 0) this.ledger.clear('gone');
        return answer;
      }
      if (this.ledger.count('gone') > 0 || Date.now() > giveUpAt) {
        this.ledger.add('gone');
        throw new Error('setup: the target is gone: it refuses every connection');
      }
      await wait(restartPoll);
    }
  }

  private async once(call: Call): Promise<Answer> {
    await this.pace.turn();
    const lent = this.contexts.take();
    const { kept } = lent;
    const answer = await this.fetch(await lent.context, call);
    await this.contexts.giveBack(lent, wearOf(answer));
    if (answer.problem !== closed || !kept) return answer;
    await this.pace.turn();
    const fresh = this.contexts.fresh(); // a kept connection may have grown stale
    const again = await this.fetch(await fresh.context, call);
    await this.contexts.giveBack(fresh, wearOf(again));
    return again;
  }

  private async fetch(context: APIRequestContext, call: Call): Promise<Answer> {
    const url = this.connection.baseURL + call.path;
    const sentAt = Date.now();
    const start = performance.now();
    const { secrets } = this;
    const sent = () => ({ call, url, sentAt, ms: performance.now() - start, secrets });
    try {
      const options = {
        method: call.method,
        headers: call.headers,
        ...(call.body === undefined ? {} : { data: Buffer.from(call.body) }),
        timeout: this.target.requestTimeout,
        maxRedirects: 0,
        failOnStatusCode: false,
      };
      const act = async () => read(await context.fetch(url, options));
      return new Answer(sent(), await apart(() => withoutSteps(context, act)));
    } catch (error) {
      const { pathname, search } = new URL(url);
      const problem = takeCut(pathname + search)
        ? tooLarge
        : problemOf(error as Error, this.target.requestTimeout);
      if (isTimeout(problem)) this.ledger.add(`timeout ${call.operation}`);
      return new Answer(sent(), { problem });
    }
  }

  private remember({ json, fields }: Answer): void {
    const handedOut = this.connection.inbox?.handedOut?.(json);
    if (handedOut) this.secrets.learn(linkOf(handedOut)?.token ?? handedOut, 'LINK_TOKEN');
    for (const [field, name] of jwts) {
      const jwt = fields[field];
      if (typeof jwt === 'string' && jwt.length >= shortestJwt) this.secrets.learn(jwt, name);
    }
  }
}

/** Makes a call to the engine from an empty stack: it reads the stack at each, mapped to the sources, which costs more than the call. */
async function apart<T>(act: () => Promise<T>): Promise<T> {
  const { promise } = await new Promise<{ promise: Promise<T> }>(resolve => {
    setImmediate(() => resolve({ promise: act() }));
  });
  return promise;
}

async function read(response: APIResponse) {
  const text = await response.text();
  if (text.length > keptBody) await response.dispose(); // the engine keeps each body as long as its context
  return { status: response.status(), headers: response.headersArray(), text };
}

/** What an answer leaves in the context of its call: a cookie, or a lost connection. */
function wearOf({ status, headers }: Answer) {
  const cookie = headers.some(({ name }) => name.toLowerCase() === 'set-cookie');
  return { cookie, broken: status === 0 };
}
