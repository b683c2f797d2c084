import pLimit from 'p-limit';
import { oneLine, shorten } from '../../../spec/sentence.ts';
import { GoneError, obstructed, TooManyCallsError, type Judged } from '../findings/failure.ts';
import { noteGivenUp, noteThrottle } from '../../../targets/throttles.ts';
import type { Secrets } from '../findings/secrets.ts';
import { obstruct, passOn } from '../findings/set-up.ts';
import { linkOf } from '../messages/link.ts';
import type { Context } from '../run/context.ts';
import { Answer, isAccepted, type ApiCall } from './answer.ts';
import { requireThere } from './offered.ts';
import { closed, isTimeout, unreachable } from './problem.ts';
import { inShort, otherCall, Patience, retryAfter, throttled } from './throttle.ts';
import { shownBody } from './shown.ts';
import { ShownBodies } from './shown-bodies.ts';
import { reproductionOf } from './reproduction.ts';
import { TokenOrigins } from './token-origins.ts';
import { fetchOnce } from './transport.ts';

/** After so many checks that have waited for one operation in vain it is not called any more. */
const toleratedTimeouts = 3;
/** How long is waited before it is tried once more, in ms. */
const secondChance = 2000;
/** From so many tries on, a 503 may be the answer to that call, whenever it is made. */
const triesOfOne = 3;
/** How long a call waits of a target of which nobody knows yet whether it is there, in ms. */
const firstPatience = 6000;
/** After so many checks that have waited for a throttled operation in vain, the others do so no more. */
const toleratedThrottles = 3;
/** In ms; the next pauses are longer, where the target asks for none. */
const shortestPause = 10;
/** So many calls of a worker are made at once, as of a browser to one host: whether a target bears more is a question of its own. */
const usuallyAtOnce = 6;
const jwts = [
  ['sessionJwt', 'SESSION_JWT'],
  ['refreshJwt', 'REFRESH_JWT'],
] as const;
const shortestJwt = 20;
/** In characters: so much of a body is told of the call that a target has died by. */
const longestBody = 120;
const restartTime = 5000;
const restartPoll = 100;

/** What belongs to one check: a call that outlasts it counts for no other. */
interface CallRecord {
  title: string;
  answers: Answer[];
  patience: Patience;
  /** What it has noted for the run, each once. */
  noted: Set<string>;
}

/** What is said of the answer to a call that was made a second time. */
const repeated = 'at the second try: the first one closed the connection without an answer';

/** Makes every call of the suite: bounded in time and size, no redirect followed, no cookie kept, each recorded. */
export class ApiCaller {
  readonly context: Context;
  /** Where the tokens come from that the current check has seen. */
  origins = new TokenOrigins();
  /** Whether the current check calls, and waits, where the others of the run do so no more. */
  isProbe = false;
  private record: CallRecord;
  private readonly limit = pLimit(usuallyAtOnce);
  private readonly shown = new ShownBodies();
  private lastAnswered: ApiCall | undefined;
  /** The last call whose connection was closed, in a check whose title stands beside it. */
  private lastCutOff: { call: ApiCall; title: string } | undefined;

  constructor(context: Context) {
    this.context = context;
    this.record = this.newRecord('');
  }

  /** The answers to the calls of the current check. */
  get answers(): Answer[] {
    return this.record.answers;
  }

  /** The title of the current check. */
  get title(): string {
    return this.record.title;
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
    await this.requireResponsive(call.operation);
    const state = `throttled ${call.operation}`;
    const { runState } = this.context;
    const before = runState.count(state);
    const isPatient = this.isProbe || before < toleratedThrottles;
    const answer = await this.withRetries(() => this.patiently(call), isPatient);
    this.noteSilence(answer);
    if (retryAfter(answer) === undefined || (await this.isItsOwn(answer))) {
      if (before > 0) runState.clear(state);
      requireThere(this.context, answer);
      return answer;
    }
    if (isPatient) this.noteOnce(state);
    noteGivenUp();
    passOn(new TooManyCallsError(obstructed(throttled(answer))));
  }

  /** Makes a call of a target of which nobody knows yet whether it is there. */
  first(call: ApiCall): Promise<Answer> {
    const patience = new Patience(this.context.clock, firstPatience);
    return this.withRetries(() => fetchOnce(this.context, call), true, patience);
  }

  /** Starts the record anew, for the next check. */
  begin(isProbe: boolean, title = ''): void {
    this.record = this.newRecord(title);
    this.origins = new TokenOrigins();
    this.isProbe = isProbe;
    this.limit.concurrency = usuallyAtOnce;
  }

  /** Lets the current check make more calls at once than is usual. */
  allowAtOnce(count: number): void {
    this.limit.concurrency = Math.max(count, this.limit.concurrency);
  }

  /** Takes over the calls of another caller, as if they had been made here. */
  adopt({ answers, origins }: ApiCaller): void {
    this.answers.push(...answers);
    this.origins.adopt(origins);
  }

  /** A script that repeats calls of the current check. */
  reproductionOf(calls: readonly Judged[]): string | undefined {
    const { secrets, connection } = this.context;
    const answers = calls.filter(each => each instanceof Answer);
    if (answers.length === 0) return undefined;
    return reproductionOf(answers, { secrets, origins: this.origins, connection });
  }

  /** Repeats a call for as long as the target asks us to come later, and the check that has begun it has patience. */
  private async withRetries(
    act: () => Promise<Answer>,
    isPatient: boolean,
    patience = this.record.patience,
  ): Promise<Answer> {
    const { answers } = this.record;
    for (let pause = shortestPause, tries = 1; ; pause *= 2, tries++) {
      const answer = await act();
      const asked = retryAfter(answer);
      if (asked !== undefined) this.noteThrottle(answer, asked);
      const mayRepeat = isPatient && asked !== undefined;
      const isOwn = mayRepeat && tries === triesOfOne && (await this.isItsOwn(answer));
      if (mayRepeat && !isOwn && (await patience.wait(Math.max(asked, pause)))) continue;
      answers.push(answer);
      answer.remark = this.shown.remarkOn(answer) ?? (answer.isRepeat ? repeated : undefined);
      if (isAccepted(answer)) this.context.accepted.add(answer.call.operation);
      this.learnSecrets(answer);
      return answer;
    }
  }

  /** Whether a 503 is the answer to this one call, since a call of another operation is answered meanwhile. */
  private async isItsOwn({ status, call }: Answer): Promise<boolean> {
    if (status !== 503) return false;
    return retryAfter(await fetchOnce(this.context, otherCall(call))) === undefined;
  }

  /** Counts how often a throttle was met, and slows all calls of the run down where the caller is asked to wait. */
  private noteThrottle(answer: Answer, asked: number): void {
    if (asked > 0) this.context.pace.slowDown();
    if (!this.context.connection.isNew) noteThrottle(inShort(answer));
  }

  /** Notes that a check has waited for an operation in vain, once, whichever of its calls that were. */
  private noteSilence({ call, problem, sentAt }: Answer): void {
    const { runState } = this.context;
    const state = `timeout ${call.operation}`;
    if (problem === undefined || !isTimeout(problem)) {
      if (runState.count(state) >= toleratedTimeouts) runState.clear(state); // the second chance was taken
      return;
    }
    const time = new Date(sentAt).toISOString().slice(11, 19);
    this.noteOnce(state, `${call.method} ${call.path} of “${this.record.title}” at ${time} UTC`);
  }

  private noteOnce(what: string, detail?: string): void {
    const { noted } = this.record;
    if (noted.has(what)) return;
    noted.add(what);
    this.context.runState.add(what, detail);
  }

  /** Ends a check where others have waited for an operation in vain: one of them tries once more, after a pause. */
  private async requireResponsive(operation: string): Promise<void> {
    const { runState, clock } = this.context;
    const silences = runState.details(`timeout ${operation}`);
    if (this.isProbe || silences.length < toleratedTimeouts) return;
    if (runState.take(`second chance of ${operation}`)) {
      await clock.wait(secondChance);
      return;
    }
    obstruct(
      `${operation} gave no complete answer to ${toleratedTimeouts} checks; the first was ${silences[0]}`,
    );
  }

  /** Calls a target that may be starting anew: the first to be refused waits a while, the others of the run no more. */
  private async patiently(call: ApiCall): Promise<Answer> {
    const { runState, clock } = this.context;
    const giveUpAt = clock.now() + restartTime;
    for (;;) {
      const answer = await this.limit(() => fetchOnce(this.context, call));
      if (answer.problem !== unreachable) {
        if (runState.count('gone') > 0) runState.clear('gone');
        if (answer.problem === undefined) this.lastAnswered = call;
        if (answer.problem === closed) this.lastCutOff = { call, title: this.record.title };
        return answer;
      }
      if (runState.count('gone') > 0 || clock.now() > giveUpAt) {
        runState.add('gone', this.lastCall());
        const since = runState.details('gone').find(Boolean) ?? ''; // told by a worker that was answered
        passOn(
          new GoneError(obstructed(`the target is gone: it refuses every connection${since}`)),
        );
      }
      await clock.wait(restartPoll);
    }
  }

  /** The call after which a target refuses every connection, as far as this worker knows. */
  private lastCall(): string {
    if (this.lastCutOff) {
      const { call, title } = this.lastCutOff;
      const { method, path, body } = call;
      const text = body === undefined ? '' : shownBody(this.secrets.hide(String(body)));
      const sent = text ? ` with the body ${shorten(oneLine(text), longestBody)}` : '';
      return `. The last call that it did not answer is ${method} ${path}${sent} in “${title}”`;
    }
    if (!this.lastAnswered) return '';
    const { method, path } = this.lastAnswered;
    return ` since it answered ${method} ${path} in “${this.record.title}”`;
  }

  private newRecord(title: string): CallRecord {
    return { title, answers: [], patience: new Patience(this.context.clock), noted: new Set() };
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
