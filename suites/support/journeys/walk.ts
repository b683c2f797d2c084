import type { Command, Outcome } from '../../../spec/command.ts';
import {
  afterFinding,
  expected,
  isNumber,
  linkOf,
  newState,
  next,
  ownerOf,
  type Expectation,
  type State,
} from '../../../spec/model.ts';
import { situationOf } from '../../../spec/situation.ts';
import { messageRulings, type Known, type Ruling } from '../../../spec/wire.ts';
import { isAbsent, type Answer } from '../http/answer.ts';
import { isDeclared } from '../http/offered.ts';
import type { SentLink } from '../messages/link.ts';
import type { TargetSession } from '../run/target-session.ts';
import type { Arrivals } from './arrivals.ts';
import { call, outcomeOf } from './call.ts';
import type { Learned } from './facts.ts';
import { judgeAnswers, judgeKind, noteAll, Stopped, type Judged } from './judge.ts';
import { knownOf } from './known.ts';
import { Names } from './names.ts';
import { redirectOf, resolve, usualRedirect, type RedirectUrls, type Resolved } from './resolve.ts';
import { marksOf } from '../run/run-mark.ts';
import { Roles } from './roles.ts';
import { roleIn, type Role, type Step } from './script.ts';
import { stepInWords } from './step-in-words.ts';
import { judgeBefore, numbersOf, oneMessageOf, silenceOf, type Sent } from './strays.ts';
import type { Executed } from './trace.ts';
import { Verdicts } from './verdicts.ts';

/** Walks a history on a target: each call and each message is judged by the model and by the rules of the wire. */
export class Walk {
  state: State;
  readonly names: Names;
  readonly verdicts = new Verdicts();
  /** The steps so far: for whoever counts which situations were entered. */
  readonly trace: Executed[] = [];
  readonly notEntered: { situation: string; why: string }[] = [];
  readonly arrivals: Arrivals;
  readonly roles: Roles;
  /** Numbers to which a link may have gone that nobody has read. */
  readonly unsure = new Set<string>();
  /** The sends that have to be silent somewhere, as long as nobody has looked there. */
  readonly sent = new Set<Sent>();
  /** Whether an answer that the documents leave open, or a wrong one, has led the history elsewhere. */
  private hasStrayed = false;
  /** How far the clock of the target was moved, in ms. */
  private ahead = 0;
  private readonly session: TargetSession;
  private readonly keys: Readonly<Record<string, readonly object[]>>;

  /** Where the links of a project lead that names no redirect URL, as far as that is known. */
  readonly defaults: Learned['defaults'];

  constructor(session: TargetSession, arrivals: Arrivals, { facts, keys, defaults }: Learned) {
    this.defaults = defaults;
    this.session = session;
    this.arrivals = arrivals;
    this.names = new Names(session.numbers);
    this.roles = new Roles(this.names);
    this.state = newState(facts);
    this.keys = keys;
  }

  /** Takes one step. @throws Stopped where nobody can go on */
  async step(asked: Step): Promise<void> {
    const step = this.offered(asked);
    const resolved = await this.resolved(step);
    if ('notEntered' in resolved) {
      this.trace.push({ step, kind: 'not entered' });
      const { isMissing, notEntered } = resolved;
      if (isMissing && !this.hasStrayed)
        throw new Stopped(`${stepInWords(step)}: ${notEntered}, though nothing kept it away`);
      this.leaveOut(step.do, notEntered);
      return;
    }
    await this.take(step, resolved.command);
  }

  /** Takes a step that can be made, where what is expected of it is worth a call; whether it has. @throws as `step` does */
  async stepIf(asked: Step, isWorth: (expectation: Expectation) => boolean): Promise<boolean> {
    const step = this.offered(asked);
    if (!isDeclared(this.session, step.do)) return false;
    const resolved = await this.resolved(step);
    if ('notEntered' in resolved || !isWorth(expected(this.state, resolved.command))) return false;
    await this.take(step, resolved.command);
    return true;
  }

  /** A step as a target can take it that has a sign-up or in and not the operation of the step. */
  private offered(step: Step): Step {
    const isSame = step.do === 'sign-in' || (step.do === 'sign-up' && step.as === step.phone);
    if (!isSame || isDeclared(this.session, step.do)) return step;
    return { ...step, do: 'sign-up-or-in' };
  }

  private async take(step: Step, command: Command): Promise<void> {
    const how = step.do === 'verify' ? step : {};
    const { outcome } = await this.perform(command, roleIn(step) ?? 'A', how);
    this.trace.push({ step, kind: outcome.kind });
  }

  private resolved(step: Step): Promise<Resolved> {
    return resolve(step, {
      state: this.state,
      names: this.names,
      urls: this.urls,
      now: this.now,
      roleOfToken: token => this.roles.of(token),
    });
  }

  /** The time of the next call by the clock of the target, in ms since 1970. */
  get now(): number {
    return this.session.clock.now() + this.ahead;
  }

  /** Lets time pass: by the clock of the target where that is in our hands. */
  async waitUntil(time: number): Promise<void> {
    const { clock, connection } = this.session;
    const ms = time - this.now;
    if (ms <= 0) return;
    if (!connection.advanceClock) return clock.wait(ms);
    connection.advanceClock(ms / 1000);
    this.ahead += ms;
  }

  private get urls(): RedirectUrls {
    const { connection, magicLink } = this.session;
    const unapproved = connection.approvesAll ? undefined : connection.unapprovedRedirectUrl;
    return { approved: magicLink.redirectUrl, unapproved };
  }

  /** Where links of a project usually lead. */
  redirectIn(project: string) {
    return redirectOf(usualRedirect(project, this.state), this.urls);
  }

  /** A redirect URL on no approved domain, its own for each name; undefined where the target approves every domain. */
  unapprovedRedirect(name: string) {
    const { unapproved } = this.urls;
    if (!unapproved) return undefined;
    const mark = `${unapproved.includes('?') ? '&' : '?'}of=${name}`;
    return redirectOf('unapproved', { ...this.urls, unapproved: unapproved + mark });
  }

  /** How long the target may take for one call, in ms. */
  get patience(): number {
    return this.session.target.requestTimeout;
  }

  /** Lets an operation be called on, though it has timed out: it was called too often at once. */
  forgiveTimeouts(operation: string): void {
    this.session.runState.clear(`timeout ${operation}`);
  }

  /** Says that something was meant to be done and could not be. */
  leaveOut(situation: string, why: string): void {
    this.hasStrayed = true;
    if (!this.notEntered.some(each => each.situation === situation && each.why === why))
      this.notEntered.push({ situation, why });
  }

  /** Whether the target has an operation, as far as it was asked. */
  offers(operation: string): boolean {
    return this.session.supported.get(operation) !== false;
  }

  /**
   * Makes a call, so many at once or beside another that keeps the connection busy, judges what comes and learns from it.
   * @throws Stopped where nobody can go on
   */
  async perform(
    command: Command,
    role: Role,
    { atOnce = 1, apart = false }: { atOnce?: number; apart?: boolean } = {},
  ): Promise<Expectation & { outcome: Outcome }> {
    if (!isDeclared(this.session, command.operation)) {
      this.leaveOut(command.operation, `OPERATIONS declares no ${command.operation}`);
      return { ...expected(this.state, command), outcome: { kind: 'neither' } };
    }
    if ('loginId' in command) await judgeBefore(this, command, this.likelyPhone(command));
    const busy = apart ? this.session.magicLink.openConnections(1) : undefined;
    const calls = Array.from({ length: atOnce }, () => this.call(command));
    const answers = await Promise.all(calls);
    await busy;
    return this.judge(command, role, answers);
  }

  /** The same for one of many whom no script names. */
  act(command: Command, atOnce = 1): Promise<Expectation & { outcome: Outcome }> {
    return this.perform(command, this.roles.ofCall(command), { atOnce });
  }

  /** Makes a call, whatever comes: nothing is judged or learned yet. */
  call(command: Command): Promise<Answer> {
    return call(this.session.magicLink, command, this.roles.sessionJwtOf(command));
  }

  /**
   * Judges the answers to equal calls at once, or to one call, and learns from them. The message of a call that was made
   * among others may lie under theirs. @throws as `perform` does
   */
  async judge(
    command: Command,
    role: Role,
    answers: readonly Answer[],
    { amongOthers = false }: { amongOthers?: boolean } = {},
  ): Promise<Expectation & { outcome: Outcome }> {
    const before = this.state;
    const expectation = expected(before, command);
    const situation = situationOf(before, command);
    const kinds = answers.map(outcomeOf);
    const chosen = Math.max(
      0,
      kinds.findIndex(each => each.kind === 'accepted'),
    );
    const [answer, outcome] = [answers[chosen]!, kinds[chosen]!];
    if (this.isAbsent(command, answer)) return { ...expectation, outcome };
    const judged = {
      command,
      expectation,
      situation,
      answers,
      kinds,
      answer,
      outcome,
      amongOthers,
    };
    const isRight = judgeKind(this.verdicts, judged);
    const link = outcome.kind === 'accepted' ? await this.arrived(judged, isRight) : undefined;
    const learned = link ? { ...outcome, token: link.token, arrivedAt: this.now } : outcome;
    const isClear = link && isRight && answers.length === 1 && !answer.isRepeat;
    if ('loginId' in command && outcome.kind === 'accepted' && !isClear)
      for (const each of numbersOf(before, command)) this.unsure.add(each);
    this.roles.note(role, learned, answer);
    const isWhole = await judgeAnswers(
      this.verdicts,
      before,
      judged,
      this.knownOf(judged, learned.token),
    );
    const silence = 'loginId' in command && silenceOf(before, command, expectation, outcome);
    const { token } = learned;
    if (silence) {
      const asked = { ...(token && { token }), ...askedFor(command) };
      this.expectSilence({ answer, situation, ...silence, ...asked });
    }
    if (!isRight) this.distrust(command);
    this.state = next(before, command, expectation, learned);
    if (!isRight || !isWhole) this.state = afterFinding(this.state, command, expectation);
    const isOpen = expectation.verdict === 'open';
    this.hasStrayed ||= isOpen || !isRight || !isWhole;
    return { ...expectation, outcome: learned };
  }

  /** A link that does not work may have been replaced by another one at its number. */
  private distrust(command: Command): void {
    const link = command.operation === 'verify' && linkOf(this.state, command.token);
    if (link) this.unsure.add(link.to);
  }

  /** Whether the target does not have a supporting operation: then nothing is judged by it. */
  private isAbsent({ operation }: Command, answer: Answer): boolean {
    const isSupporting = ['refresh', 'me', 'logout'].includes(operation);
    const { supported } = this.session;
    if (!isSupporting || supported.get(operation) || !isAbsent(answer)) return false;
    supported.set(operation, false);
    this.leaveOut(operation, `the target does not offer ${operation}`);
    return true;
  }

  /** Reads the link that an accepted send has brought, and judges it. */
  private async arrived(judged: Judged, isRight: boolean): Promise<SentLink | undefined> {
    const { command, expectation, situation, answer } = judged;
    if (!('loginId' in command)) return undefined;
    const isDue = expectation.verdict === 'accepted' && isRight;
    const to = expectation.to ?? this.likelyPhone(command);
    const { link, note, notShown } = await this.arrivals.next(
      command,
      { to, isDue, amongOthers: judged.amongOthers || command.amongEqual === true },
      this.names.phones,
    );
    if (notShown !== undefined) {
      this.leaveOut(situation, notShown);
      return undefined;
    }
    if (isDue && expectation.texts)
      this.verdicts.note(
        expectation.texts,
        situation,
        link && !note
          ? undefined
          : {
              answer,
              expected: `a link at ${to}`,
              expects: 'message',
              received: note ?? 'no message',
            },
      );
    const isOne = isDue && judged.answers.length === 1 && !answer.isRepeat && !command.amongEqual;
    if (link && !note && isOne && to !== undefined)
      this.expectSilence({
        answer,
        situation,
        ...link,
        ...oneMessageOf(command, to),
        ...askedFor(command),
      });
    if (link && to !== undefined)
      noteAll(this.verdicts, situation, answer, this.messageRulings(judged, link, to));
    return link;
  }

  /** Notes who must not be texted, where a message would be seen beside the next one to that number. */
  private expectSilence(sent: Sent): void {
    if (this.arrivals.showsSeveral) this.sent.add(sent);
  }

  private messageRulings(judged: Judged, { url, token }: SentLink, to: string): Ruling[] {
    const { command } = judged;
    if (!('loginId' in command) || !this.arrivals.showsLinks) return [];
    const { redirect, redirectUrl = '' } = command;
    if (redirect === 'unapproved') return [];
    const earlierTokens = this.state.links.map(each => each.token);
    const { strangers } = this.knownOf(judged, token);
    return messageRulings(
      { to, url, token, operation: command.operation },
      { redirectUrl, redirect, marks: marksOf(this.session), earlierTokens, strangers },
    );
  }

  /** Where a link goes whose send the documents leave open. */
  private likelyPhone(command: Extract<Command, { loginId: string }>): string | undefined {
    if ('phone' in command) return command.phone;
    const owner = ownerOf(this.state, command.project, command.loginId);
    return owner?.phone ?? (isNumber(command.loginId) ? command.loginId : undefined);
  }

  /** What is known of the people and secrets around a call, with the token that it has brought. */
  private knownOf({ command, expectation, outcome }: Judged, token: string | undefined): Known {
    const keys = this.keys[command.project];
    const isExpected = expectation.verdict === 'accepted' && outcome.kind === 'accepted';
    const link = command.operation === 'verify' ? linkOf(this.state, command.token) : undefined;
    return knownOf(this.state, command, {
      ...(token !== undefined && { token }),
      ...(isExpected && expectation.to !== undefined && { to: expectation.to }),
      ...(isExpected && link && { link }),
      ...(keys && { keys }),
      sessionJwts: this.roles.allSessionJwts(),
      values: this.names.all,
      own: ({ id }) => this.roles.ofPerson(id, this.state).flatMap(each => this.names.of(each)),
    });
  }
}

/** Where a send asked for its link to lead, where it said so. */
const askedFor = ({ redirectUrl }: { redirectUrl?: string }) =>
  redirectUrl === undefined ? {} : { redirectUrl };
