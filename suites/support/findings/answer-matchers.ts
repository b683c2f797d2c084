import type { Expects } from '../../../spec/finding.ts';
import {
  contentsOf,
  hidesDigits,
  holdsNoSession,
  isJson,
  problemsOf,
  showsStackTrace,
} from '../../../spec/wire/answers.ts';
import { looksLikeJwt } from '../../../spec/wire/jwt.ts';
import { standsIn } from '../../../spec/wire/texts.ts';
import { isAccepted, isRefused, tolerate, type Answer } from '../http/answer.ts';
import { sessionOf } from '../users/session.ts';
import { counts, judgement, type Sense, type Subject } from './judgement.ts';
import { acceptance, refusal } from './kinds-of-answers.ts';

type Answers = Subject<Answer | Answer[]>;

/** The matchers for answers of the target. Where several answers are judged, each has to pass. */
export const answerMatchers = {
  /** The target did what it was asked: 2xx. */
  toBeAccepted(this: Sense, answers: Answers) {
    return judge(this, answers, acceptance, isAccepted, 'acceptance');
  },

  /** The target refused, which is the caller's fault: 4xx, whichever. */
  toBeRefused(this: Sense, answers: Answers) {
    return judge(this, answers, refusal, isRefused, 'refusal');
  },

  /** The target did not do what it was asked: whatever it answered, or did not. */
  toBeNoAcceptance(this: Sense, answers: Answers) {
    const wanted = 'anything but an acceptance (2xx)';
    return judge(this, answers, wanted, each => !isAccepted(tolerate(each)), 'refusal');
  },

  /** The target answered, and does not blame itself: anything but 5xx. */
  toBeNoServerError(this: Sense, answers: Answers) {
    const wanted = 'any answer but a server error (5xx)';
    return judge(this, answers, wanted, each => isNoServerError(tolerate(each)), 'answer');
  },

  /** Status and body are as the OpenAPI document says. */
  toSatisfyApiSpec(this: Sense, answers: Answers) {
    const wanted = 'an answer as the OpenAPI document describes it';
    return judge(
      this,
      answers,
      wanted,
      each => problemsOf(each.call.operation, each, value => each.redacted(value)),
      'document',
    );
  },

  /** The answer says that its body is JSON. */
  toBeJson(this: Sense, answers: Answers) {
    return judge(this, answers, 'the content type application/json', each => {
      const found = each.header('content-type') ?? 'missing';
      return isJson(each) || [`the content type is ${found}`];
    });
  },

  /** The masked phone shows neither the whole number nor, where asked, more than all but so many of its digits. */
  toMask(this: Sense, answer: Subject<Answer>, phone: string, { hiddenDigits = 1 } = {}) {
    const wanted = `a maskedPhone that hides ${hiddenDigits} or more digits of ${phone}`;
    return judge(this, answer, wanted, ({ fields: { maskedPhone } }) =>
      hidesDigits(maskedPhone, phone, hiddenDigits),
    );
  },

  /** The digits that a masked phone shows are those of that number. */
  toMaskDigitsOf(this: Sense, answer: Subject<Answer>, phone: string) {
    const wanted = `a maskedPhone that shows digits of ${phone} alone`;
    return judge(this, answer, wanted, ({ fields: { maskedPhone } }) =>
      standsIn(String(maskedPhone), phone),
    );
  },

  /** Neither body nor headers hold the token, plain or encoded. */
  toHoldNoToken(this: Sense, answer: Subject<Answer>, token: string) {
    const wanted = 'an answer without the token of the message';
    return judge(this, answer, wanted, each => !contentsOf(each).holds(token));
  },

  /** Neither body nor headers hold any of some texts, plain or encoded, and numbers in any spelling. */
  toKeepToItself(this: Sense, answers: Answers, ...texts: string[]) {
    const wanted = `an answer without ${texts.map(each => JSON.stringify(each)).join(' or ')}`;
    return judge(this, answers, wanted, each => {
      const contents = contentsOf(each);
      return !texts.some(text => contents.mentions(text));
    });
  },

  /** An answer of verify holds a JWT of that kind; a refresh JWT may come in a cookie alone. */
  toHoldJwt(this: Sense, answer: Subject<Answer>, kind: 'session' | 'refresh') {
    const session = sessionOf(answer.actual);
    const jwt = kind === 'session' ? session.sessionJwt : session.refreshJwt;
    return judge(this, answer, `a ${kind} JWT`, () => looksLikeJwt(jwt));
  },

  /** Neither body nor cookies begin a session. */
  toHoldNoSession(this: Sense, answers: Answers) {
    return judge(this, answers, 'an answer without any JWT', holdsNoSession);
  },

  /** The target refused (4xx), or closed the connection. */
  toBeRefusedOrClosed(this: Sense, answers: Answers) {
    const wanted = `${refusal} or a closed connection`;
    return judge(
      this,
      answers,
      wanted,
      each => isRefused(each) || tolerate(each).isClosed,
      'refusal',
    );
  },

  /** The target answered without a server error (5xx), or closed the connection. */
  toBeNoServerErrorOrClosed(this: Sense, answers: Answers) {
    const wanted = 'any answer but a server error (5xx), or a closed connection';
    return judge(
      this,
      answers,
      wanted,
      each => isNoServerError(tolerate(each)) || each.isClosed,
      'answer',
    );
  },

  /** No body shows where in its code the target gave up. */
  toShowNoStackTrace(this: Sense, answers: Answers) {
    const wanted = 'a rejection without a stack trace';
    return judge(this, answers, wanted, each => {
      if (each.status > 0) tolerate(each); // what a server error shows is judged, too
      return !showsStackTrace(each.text);
    });
  },
};

const isNoServerError = ({ status }: Answer) => status > 0 && status < 500;

/** What accuses most plainly comes first: what was accepted, then what was refused, a server error, no answer. */
function plainness(answer: Answer): number {
  if (isAccepted(answer)) return 0;
  if (isRefused(answer)) return 1;
  return answer.status > 0 ? 2 : 3;
}

/** Judges each answer by a test that gives whether it holds, or the faults that were found. */
function judge(
  sense: Sense,
  { actual, name }: Answers,
  wanted: string,
  test: (answer: Answer) => boolean | string[],
  expects?: Expects,
) {
  const found = [actual].flat().map(answer => ({ answer, outcome: test(answer) }));
  const isBad = (outcome: boolean | string[]) =>
    Array.isArray(outcome) ? outcome.length > 0 : !outcome;
  const all = found
    .filter(({ outcome }) => isBad(outcome))
    .toSorted((a, b) => plainness(a.answer) - plainness(b.answer));
  const bad = all.find(({ answer }) => counts(answer)) ?? all[0];
  const pass = found.length > 0 && !bad;
  return judgement(sense, pass, () => {
    const { answer, outcome = [] } = bad ?? {};
    const of = [name && ` to ${name}`, answer?.entry && ` for ${answer.entry}`];
    const expected = wanted + of.filter(Boolean).join('');
    const faults = Array.isArray(outcome) ? outcome : [];
    const differences = faults.map(received => ({ subject: 'the answer', expected, received }));
    const obstacle = typeof outcome === 'boolean' ? answer?.obstacle : undefined;
    const since = answer?.since;
    return answer
      ? {
          ...(since && { since }),
          answer,
          expected,
          expects,
          differences,
          ...(obstacle && { obstacle }),
        }
      : { expected, expects, received: 'no call at all', differences };
  });
}
