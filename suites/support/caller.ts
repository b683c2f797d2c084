import { setTimeout as wait } from 'node:timers/promises';
import type { APIRequest, APIRequestContext, APIResponse } from '@playwright/test';
import { Pace } from '../../targets/pace.ts';
import type { Connection, Target } from '../../targets/target.ts';
import { Answer, type Call } from './answer.ts';
import type { Ledger } from './ledger.ts';
import { Secrets } from './secrets.ts';

/** After so many time-outs of one operation nobody waits for it any more. */
export const patience = 3;
const retries = 3;
const longestWait = 10_000;

/** Makes every call of the suite: bounded in time, no redirect followed, no cookie kept, each recorded. */
export class Caller {
  readonly connection: Connection;
  readonly secrets = new Secrets();
  /** The calls of the current check. */
  answers: Answer[] = [];
  /** Whether the current check calls even what others have given up. */
  insists = false;
  private readonly request: APIRequest;
  private readonly target: Target;
  private readonly ledger: Ledger;
  private readonly pace: Pace;
  private context: Promise<APIRequestContext> | undefined;

  constructor(request: APIRequest, target: Target, connection: Connection, ledger: Ledger) {
    this.request = request;
    this.target = target;
    this.connection = connection;
    this.ledger = ledger;
    this.pace = new Pace(target.rateLimit);
    this.secrets.learn(connection.managementKey, 'DESCOPE_MANAGEMENT_KEY');
    this.secrets.learn(connection.projectId, 'DESCOPE_PROJECT_ID');
    this.secrets.learn(connection.otherProjectId, 'DESCOPE_OTHER_PROJECT_ID');
  }

  /**
   * Makes a call and gives what came back, whatever that was.
   * @throws when the operation has been waited for in vain too often in this run
   */
  async call(call: Call): Promise<Answer> {
    this.losePatience(call.operation);
    let waited = 0;
    for (let retry = 0; ; retry++) {
      const answer = await this.once(call);
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

  /** Starts the record anew, for the next check. */
  begin(insists: boolean): void {
    this.answers = [];
    this.insists = insists;
  }

  async close(): Promise<void> {
    await (await this.context)?.dispose();
  }

  private losePatience(operation: string): void {
    if (this.insists) return;
    if (this.ledger.count(`timeout ${operation}`) >= patience) {
      throw new Error(`setup: ${operation} gave no complete answer ${patience} times before`);
    }
    if (this.ledger.count('refused') >= patience) {
      throw new Error('setup: the target is gone: it refused the connection before');
    }
  }

  private async once(call: Call, again = true): Promise<Answer> {
    await this.pace.turn();
    const url = this.connection.baseURL + call.path;
    const sentAt = Date.now();
    const start = performance.now();
    const sent = () => ({
      call,
      url,
      sentAt,
      ms: performance.now() - start,
      secrets: this.secrets,
    });
    this.context ??= this.newContext();
    const context = await this.context;
    try {
      const response = await context.fetch(url, {
        method: call.method,
        headers: call.headers,
        ...(call.body === undefined ? {} : { data: Buffer.from(call.body) }),
        timeout: this.target.requestTimeout,
        maxRedirects: 0,
        failOnStatusCode: false,
      });
      return new Answer(sent(), await this.read(response));
    } catch (error) {
      const problem = problemOf(error as Error, this.target.requestTimeout);
      if (problem === closed && again) {
        this.context = undefined; // a kept connection may have grown stale: try once on a new one
        return this.once(call, false);
      }
      if (problem.startsWith('gave no complete answer'))
        this.ledger.add(`timeout ${call.operation}`);
      if (problem === refused) this.ledger.add('refused');
      return new Answer(sent(), { problem });
    }
  }

  private async read(response: APIResponse) {
    const headers = response.headersArray();
    const text = await response.text();
    if (headers.some(each => each.name.toLowerCase() === 'set-cookie')) {
      this.context = undefined; // the next call begins without the cookie
    }
    return { status: response.status(), headers, text };
  }

  private newContext(): Promise<APIRequestContext> {
    return this.request.newContext({ ignoreHTTPSErrors: this.connection.tlsInsecure });
  }

  private remember({ fields }: Answer): void {
    this.secrets.learn(fields['sessionJwt'], 'SESSION_JWT');
    this.secrets.learn(fields['refreshJwt'], 'REFRESH_JWT');
  }
}

/** How long the target asks us to wait in ms, where it is 429, or 503 with Retry-After. */
function retryAfter(answer: Answer): number | undefined {
  const header = answer.header('retry-after');
  if (answer.status !== 429 && !(answer.status === 503 && header !== undefined)) return undefined;
  const seconds = Number(header ?? 1);
  if (Number.isFinite(seconds)) return Math.max(seconds, 0) * 1000;
  const until = Date.parse(header ?? '') - Date.now();
  return Number.isFinite(until) ? Math.max(until, 0) : 1000;
}

const refused = 'refused the connection';
const closed = 'closed the connection without an answer';

/** The error of a call in words: its own text may hold headers, and so secrets. */
function problemOf({ message }: Error, timeout: number): string {
  if (/timed? ?out|timeout/i.test(message)) return `gave no complete answer within ${timeout} ms`;
  if (/ECONNREFUSED/.test(message)) return refused;
  if (/ECONNRESET|EPIPE|ECONNABORTED|socket hang up/.test(message)) return closed;
  if (/aborted/i.test(message)) return 'closed the connection before the answer was complete';
  if (/ENOTFOUND|EAI_AGAIN/.test(message)) return 'has a host name that cannot be resolved';
  if (/certificate|self.signed|SSL|TLS/i.test(message))
    return 'presents a certificate that nobody vouches for';
  if (/decompress|zlib|gzip|brotli|incorrect header check/i.test(message))
    return 'answered with a body that cannot be decompressed';
  if (/Parse Error|HPE_|Header overflow/i.test(message))
    return 'answered with something that is not HTTP';
  return `could not be called: ${message.split('\n')[0]?.replace(/^apiRequestContext\.\w+: /, '')}`;
}
