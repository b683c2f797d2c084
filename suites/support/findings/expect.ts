import { expect as base } from '@playwright/test';
import { problems, type OperationId } from '../../../spec/contract.ts';
import { isAccepted, isNeither, isRefused, tolerate, type Answer } from '../http/answer.ts';
import { operations } from '../http/operations.ts';
import { withoutQuery } from '../messages/link.ts';
import type { SentLinks } from '../messages/sent-links.ts';
import { digitsOf } from '../users/numbers.ts';
import { sessionOf } from '../users/session.ts';
import { formsOf } from './secrets.ts';

/** Playwright's expect with the matchers for answers of the target. Where several answers are judged, each has to pass. */
export const expect = base.extend({
  /** The target did what it was asked: 2xx. */
  toBeAccepted(answers: Answer | Answer[]) {
    return judge(answers, 'an acceptance (2xx)', isAccepted);
  },

  /** The target refused, which is the caller's fault: 4xx, whichever. */
  toBeRefused(answers: Answer | Answer[]) {
    return judge(answers, 'a refusal (4xx)', isRefused);
  },

  /** The target did what it was asked, or refused. */
  toBeAcceptedOrRefused(answers: Answer | Answer[]) {
    return judge(answers, 'an acceptance (2xx) or a refusal (4xx)', each => !isNeither(each));
  },

  /** The target answered, and does not blame itself: anything but 5xx. */
  toBeNoServerError(answers: Answer | Answer[]) {
    const wanted = 'any answer but a server error (5xx)';
    return judge(answers, wanted, each => isNoServerError(tolerate(each)));
  },

  /** Status and body are as the OpenAPI document says. */
  toSatisfyApiSpec(answers: Answer | Answer[]) {
    const wanted = 'an answer as the OpenAPI document describes it';
    return judge(answers, wanted, each =>
      problems(operationOf(each), each.status, each.json, value => each.redacted(value)),
    );
  },

  /** The answer says that its body is JSON. */
  toBeJson(answers: Answer | Answer[]) {
    const type = /^application\/([\w.-]+\+)?json\s*(;|$)/i;
    return judge(answers, 'the content type application/json', each => {
      const found = each.header('content-type');
      return type.test(found ?? '') || [`the content type is ${found ?? 'missing'}`];
    });
  },

  /** The masked phone shows neither the whole number nor, where asked, more than all but so many of its digits. */
  toMask(answer: Answer, phone: string, { hiddenDigits = 1 } = {}) {
    const wanted = `a maskedPhone that hides ${hiddenDigits} or more digits of ${phone}`;
    return judge(answer, wanted, ({ fields: { maskedPhone } }) => {
      if (typeof maskedPhone !== 'string' || maskedPhone === '') return false;
      const [shown, whole] = [digitsOf(maskedPhone), digitsOf(phone)];
      return (
        !shown.includes(whole) &&
        (hiddenDigits === 1 || shown.length <= whole.length - hiddenDigits)
      );
    });
  },

  /** Neither body nor headers hold the token, plain or encoded. */
  toHoldNoToken(answer: Answer, token: string) {
    const wanted = 'an answer without the token of the message';
    return judge(answer, wanted, each => {
      const { everything } = each;
      const decoded = everything.match(/[\w+/-]{16,}/g)?.map(run => Buffer.from(run, 'base64'));
      const texts = [everything, ...(decoded ?? []).map(bytes => bytes.toString('latin1'))];
      return formsOf(token).every(form => !texts.some(text => text.includes(form)));
    });
  },

  /** An answer of verify holds a JWT of that kind; a refresh JWT may come in a cookie alone. */
  toHoldJwt(answer: Answer, kind: 'session' | 'refresh') {
    const session = sessionOf(answer);
    const jwt = kind === 'session' ? session.sessionJwt : session.refreshJwt;
    return judge(answer, `a ${kind} JWT`, () => /^[\w-]+\.[\w-]+\.[\w-]+$/.test(jwt));
  },

  /** Neither body nor cookies begin a session. */
  toHoldNoSession(answers: Answer | Answer[]) {
    return judge(answers, 'an answer without any JWT', each => {
      const { sessionJwt, refreshJwt } = sessionOf(each);
      return !sessionJwt && !refreshJwt && !each.cookie('DS') && !/eyJ[\w-]+\.eyJ/.test(each.text);
    });
  },

  /** A link that verifies arrives at a phone in time, wherever it leads. */
  async toReceiveWorkingLink(sentLinks: SentLinks, phone: string) {
    const answer = await sentLinks.working(phone);
    const cameBack = answer ? 'such a link' : await whatCameInstead(sentLinks, phone);
    const message = () =>
      `${wantedLabel}a magic link at ${phone} that verifies, within ${sentLinks.timeout} ms\n` +
      `${cameBackLabel}${cameBack}`;
    return { pass: answer !== undefined, message };
  },

  /** The target refused (4xx), or closed the connection. */
  toBeRefusedOrClosed(answers: Answer | Answer[]) {
    const wanted = 'a refusal (4xx) or a closed connection';
    return judge(answers, wanted, each => isRefused(each) || tolerate(each).isClosed);
  },

  /** The target answered without a server error (5xx), or closed the connection. */
  toBeNoServerErrorOrClosed(answers: Answer | Answer[]) {
    const wanted = 'any answer but a server error (5xx), or a closed connection';
    return judge(answers, wanted, each => isNoServerError(tolerate(each)) || each.isClosed);
  },

  /** No body shows where in its code the target gave up. */
  toShowNoStackTrace(answers: Answer | Answer[]) {
    return judge(answers, 'a refusal without a stack trace', each => {
      if (each.status > 0) tolerate(each); // what a server error shows is judged, too
      return !stackTrace.test(each.text);
    });
  },

  /** So many different tokens have arrived at a phone. */
  async toHoldTokens(sentLinks: SentLinks, phone: string, count: number) {
    const links = await sentLinks.atLeast(phone, count);
    const message = () =>
      `${wantedLabel}${count} links with ${count} tokens at ${phone}\n` +
      `${cameBackLabel}links with ${links.length} different tokens`;
    return { pass: links.length >= count, message };
  },

  /** A link arrives at a phone in time. */
  async toReceiveLink(sentLinks: SentLinks, phone: string, redirectUrl?: string) {
    const link = await sentLinks.await(phone, redirectUrl);
    const cameBack = link ? 'a magic link' : await whatCameInstead(sentLinks, phone);
    const message = () =>
      `${wantedLabel}a magic link at ${phone} within ${sentLinks.timeout} ms\n` +
      `${cameBackLabel}${cameBack}`;
    return { pass: link !== undefined, message };
  },
});

const isNoServerError = ({ status }: Answer) => status > 0 && status < 500;

const stackTrace =
  /\bat [^\n"]+[:(][^\n"]*:\d+|Traceback \(most|File \\?"[^"]+", line \d+|goroutine \d+ \[|\.(?:[cm]?[jt]s|py|go|java|rb|php|cs)(?::|\()\d+/;

/** What the messages at a phone hold in place of a magic link: never a query, nor a long part of a path, which may be tokens. */
async function whatCameInstead(sentLinks: SentLinks, phone: string): Promise<string> {
  const urls = (await sentLinks.urls(phone)).filter(each => URL.canParse(each));
  const places = urls.map(each => withoutQuery(each).replaceAll(/[^/]{20,}$/g, '…'));
  if (urls.length === 0) return 'no message';
  return `no magic link; the messages hold ${[...new Set(places)].join(', ')}`;
}

function operationOf(answer: Answer): OperationId {
  const entries = Object.entries(operations) as [OperationId, { name: string }][];
  const found = entries.find(([, { name }]) => name === answer.call.operation);
  if (!found) throw new Error(`${answer.call.operation} is no operation of the contract`);
  return found[0];
}

/** Judges each answer by a test that gives whether it holds, or the faults that were found. */
function judge(
  answers: Answer | Answer[],
  wanted: string,
  test: (answer: Answer) => boolean | string[],
) {
  const found = [answers].flat().map(answer => ({ answer, outcome: test(answer) }));
  const bad = found.find(({ outcome }) => (Array.isArray(outcome) ? outcome.length > 0 : !outcome));
  const shown = bad ?? found[0];
  const message = () =>
    shown
      ? report(shown.answer, wanted, Array.isArray(shown.outcome) ? shown.outcome : [])
      : `${wantedLabel}${wanted}\n${cameBackLabel}nothing was called`;
  return { pass: found.length > 0 && !bad, message };
}

/** A finding as people read it: what was sent, what came back, what was wanted. */
function report(answer: Answer, wanted: string, faults: readonly string[]): string {
  return [
    `${wantedLabel}${wanted}`,
    `sent:      ${answer.sent}`,
    `${cameBackLabel}${answer.cameBack}`,
    ...faults.map(each => `           ${answer.redacted(each)}`),
  ].join('\n');
}

/** How the message of each of our matchers begins: what does not is no assertion about an answer. */
export const wantedLabel = 'wanted:    ';

/** What stands before the answer in the message of a matcher. */
export const cameBackLabel = 'came back: ';
