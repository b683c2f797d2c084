import { problems, type OperationId } from '../../../spec/contract.ts';
import { isAccepted, isRefused, tolerate, type Answer } from '../http/answer.ts';
import { operations } from '../http/operations.ts';
import { digitsOf } from '../users/numbers.ts';
import { sessionOf } from '../users/session.ts';
import { judgement, type Sense, type Subject } from './judgement.ts';
import { acceptance, refusal } from './kinds-of-answers.ts';
import { formsOf } from './secrets.ts';

type Answers = Subject<Answer | Answer[]>;

/** The matchers for answers of the target. Where several answers are judged, each has to pass. */
export const answerMatchers = {
  /** The target did what it was asked: 2xx. */
  toBeAccepted(this: Sense, answers: Answers) {
    return judge(this, answers, acceptance, isAccepted);
  },

  /** The target refused, which is the caller's fault: 4xx, whichever. */
  toBeRefused(this: Sense, answers: Answers) {
    return judge(this, answers, refusal, isRefused);
  },

  /** The target answered, and does not blame itself: anything but 5xx. */
  toBeNoServerError(this: Sense, answers: Answers) {
    const wanted = 'any answer but a server error (5xx)';
    return judge(this, answers, wanted, each => isNoServerError(tolerate(each)));
  },

  /** Status and body are as the OpenAPI document says. */
  toSatisfyApiSpec(this: Sense, answers: Answers) {
    const wanted = 'an answer as the OpenAPI document describes it';
    return judge(this, answers, wanted, each =>
      problems(operationOf(each), each.status, each.json, value => each.redacted(value)),
    );
  },

  /** The answer says that its body is JSON. */
  toBeJson(this: Sense, answers: Answers) {
    const type = /^application\/([\w.-]+\+)?json\s*(;|$)/i;
    return judge(this, answers, 'the content type application/json', each => {
      const found = each.header('content-type');
      return type.test(found ?? '') || [`the content type is ${found ?? 'missing'}`];
    });
  },

  /** The masked phone shows neither the whole number nor, where asked, more than all but so many of its digits. */
  toMask(this: Sense, answer: Subject<Answer>, phone: string, { hiddenDigits = 1 } = {}) {
    const wanted = `a maskedPhone that hides ${hiddenDigits} or more digits of ${phone}`;
    return judge(this, answer, wanted, ({ fields: { maskedPhone } }) => {
      if (typeof maskedPhone !== 'string' || maskedPhone === '') return false;
      const [masked, whole] = [digitsOf(maskedPhone), digitsOf(phone)];
      return (
        !masked.includes(whole) &&
        (hiddenDigits === 1 || masked.length <= whole.length - hiddenDigits)
      );
    });
  },

  /** Neither body nor headers hold the token, plain or encoded. */
  toHoldNoToken(this: Sense, answer: Subject<Answer>, token: string) {
    const wanted = 'an answer without the token of the message';
    return judge(this, answer, wanted, each => {
      const { everything } = each;
      const decoded = everything.match(/[\w+/-]{16,}/g)?.map(run => Buffer.from(run, 'base64'));
      const texts = [everything, ...(decoded ?? []).map(bytes => bytes.toString('latin1'))];
      return formsOf(token).every(form => !texts.some(text => text.includes(form)));
    });
  },

  /** Neither body nor headers hold a text. */
  toKeepToItself(this: Sense, answer: Subject<Answer>, text: string) {
    const wanted = `an answer without ${JSON.stringify(text)}`;
    return judge(this, answer, wanted, each => !each.everything.includes(text));
  },

  /** An answer of verify holds a JWT of that kind; a refresh JWT may come in a cookie alone. */
  toHoldJwt(this: Sense, answer: Subject<Answer>, kind: 'session' | 'refresh') {
    const session = sessionOf(answer.actual);
    const jwt = kind === 'session' ? session.sessionJwt : session.refreshJwt;
    return judge(this, answer, `a ${kind} JWT`, () => /^[\w-]+\.[\w-]+\.[\w-]+$/.test(jwt));
  },

  /** Neither body nor cookies begin a session. */
  toHoldNoSession(this: Sense, answers: Answers) {
    return judge(this, answers, 'an answer without any JWT', each => {
      const { sessionJwt, refreshJwt } = sessionOf(each);
      return !sessionJwt && !refreshJwt && !each.cookie('DS') && !/eyJ[\w-]+\.eyJ/.test(each.text);
    });
  },

  /** The target refused (4xx), or closed the connection. */
  toBeRefusedOrClosed(this: Sense, answers: Answers) {
    const wanted = `${refusal} or a closed connection`;
    return judge(this, answers, wanted, each => isRefused(each) || tolerate(each).isClosed);
  },

  /** The target answered without a server error (5xx), or closed the connection. */
  toBeNoServerErrorOrClosed(this: Sense, answers: Answers) {
    const wanted = 'any answer but a server error (5xx), or a closed connection';
    return judge(this, answers, wanted, each => isNoServerError(tolerate(each)) || each.isClosed);
  },

  /** No body shows where in its code the target gave up. */
  toShowNoStackTrace(this: Sense, answers: Answers) {
    const wanted = 'a refusal without a stack trace';
    return judge(this, answers, wanted, each => {
      if (each.status > 0) tolerate(each); // what a server error shows is judged, too
      return !stackTrace.test(each.text);
    });
  },
};

const isNoServerError = ({ status }: Answer) => status > 0 && status < 500;

const stackTrace =
  /\bat [^\n"]+[:(][^\n"]*:\d+|Traceback \(most|File \\?"[^"]+", line \d+|goroutine \d+ \[|\.(?:[cm]?[jt]s|py|go|java|rb|php|cs)(?::|\()\d+/;

function operationOf(answer: Answer): OperationId {
  const entries = Object.entries(operations) as [OperationId, { name: string }][];
  const found = entries.find(([, { name }]) => name === answer.call.operation);
  if (!found) throw new Error(`${answer.call.operation} is no operation of the contract`);
  return found[0];
}

/** Judges each answer by a test that gives whether it holds, or the faults that were found. */
function judge(
  sense: Sense,
  { actual, name }: Answers,
  wanted: string,
  test: (answer: Answer) => boolean | string[],
) {
  const expected = name ? `${wanted} to ${name}` : wanted;
  const found = [actual].flat().map(answer => ({ answer, outcome: test(answer) }));
  const bad = found.find(({ outcome }) => (Array.isArray(outcome) ? outcome.length > 0 : !outcome));
  const pass = found.length > 0 && !bad;
  return judgement(sense, pass, () => {
    const { answer, outcome = [] } = bad ?? {};
    const faults = Array.isArray(outcome) ? outcome : [];
    const differences = faults.map(received => ({ subject: 'the answer', expected, received }));
    return answer
      ? { answer, expected, differences }
      : { expected, received: 'no call at all', differences };
  });
}
