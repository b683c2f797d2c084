import { hidesDigits, holdsNoSession, isJson, problemsOf, withoutSecrets } from './answers.ts';
import { isAccepted } from './received.ts';
import { nothingIn, type Rule, type Seen, type Verdict } from './rule.ts';
import { shown, standsIn } from './texts.ts';

/** A token that is shorter stands in an answer by chance. */
const shortestToken = 12;

const accepted = (operation: string) => (seen: Seen) =>
  seen.operation === operation && isAccepted(seen.answer);

const texting = (operation: string) => (seen: Seen) =>
  accepted(operation)(seen) && seen.known.to !== undefined;

/** What differs between an accepted answer and the OpenAPI document. */
export function judgeDocument({ operation, answer, known }: Seen): Verdict {
  const expected = 'an answer as the OpenAPI document describes it';
  const found = problemsOf(operation, answer, text => withoutSecrets(text, known.tokens));
  const type = answer.header('content-type') ?? 'missing';
  const all = isJson(answer) ? found : [...found, `the content type is ${type}`];
  const differences = all.map(received => ({ subject: 'the answer', expected, received }));
  return nothingIn(differences, expected);
}

const masks =
  (hiddenDigits: number) =>
  ({ answer, known }: Seen): Verdict => {
    const { maskedPhone } = answer.fields;
    const expected = `a maskedPhone that hides ${hiddenDigits} or more digits of ${known.to}`;
    const received = shown(maskedPhone);
    return { holds: hidesDigits(maskedPhone, known.to ?? '', hiddenDigits), expected, received };
  };

function judgeMasked({ answer, known: { to = '' } }: Seen): Verdict {
  const { maskedPhone } = answer.fields;
  const expected = `a maskedPhone that shows digits of ${to} alone`;
  return {
    holds: standsIn(typeof maskedPhone === 'string' ? maskedPhone : '', to),
    expected,
    received: shown(maskedPhone),
  };
}

/** Neither the mask nor anything else shows the whole phone, which the call did not name. */
function judgeLoginId(seen: Seen): Verdict {
  const { known, told } = seen;
  const expected = `an answer that does not show ${known.to}`;
  return { holds: masks(1)(seen).holds && !told.mentions(known.to ?? ''), expected };
}

const tokensTold = ({ told, known }: Seen) =>
  known.tokens.filter(each => each.length >= shortestToken && told.holds(each));

function judgeSecrets(seen: Seen): Verdict {
  const expected = 'an answer without the token of a message and without any JWT';
  const subject = 'the answer';
  return nothingIn(
    [
      ...tokensTold(seen).map(() => ({ subject, expected: 'no token', received: 'a link token' })),
      ...(holdsNoSession(seen.answer) ? [] : [{ subject, expected: 'no JWT', received: 'a JWT' }]),
    ],
    expected,
  );
}

interface Ids {
  documented: string;
  masksPhone: string;
  masksFourDigits: string;
  masksTheRightPhone: string;
  holdsNoToken: string;
}

const rulesOf = (operation: string, ids: Ids): Rule[] => [
  {
    requirement: ids.documented,
    since: '0.1.0',
    concerns: accepted(operation),
    judge: judgeDocument,
  },
  {
    requirement: ids.masksPhone,
    since: '0.1.0',
    concerns: texting(operation),
    judge: masks(1),
  },
  {
    requirement: ids.masksFourDigits,
    since: '0.1.0',
    concerns: texting(operation),
    judge: masks(4),
  },
  {
    requirement: ids.masksTheRightPhone,
    since: '0.2.0',
    concerns: texting(operation),
    judge: judgeMasked,
  },
  {
    requirement: ids.holdsNoToken,
    since: '0.1.0',
    concerns: seen =>
      accepted(operation)(seen) && (seen.known.tokens.length > 0 || !holdsNoSession(seen.answer)),
    judge: judgeSecrets,
  },
];

/** What holds of the answers of operations that send a link. */
export const sendRules: readonly Rule[] = [
  ...rulesOf('sign-up', {
    documented: 'sign-up.answers-as-documented',
    masksPhone: 'sign-up.masks-phone',
    masksFourDigits: 'sign-up.masks-four-digits',
    masksTheRightPhone: 'sign-up.masks-the-right-phone',
    holdsNoToken: 'sign-up.answer-holds-no-token',
  }),
  ...rulesOf('sign-in', {
    documented: 'sign-in.answers-as-documented',
    masksPhone: 'sign-in.masks-phone',
    masksFourDigits: 'sign-in.masks-four-digits',
    masksTheRightPhone: 'sign-in.masks-the-right-phone',
    holdsNoToken: 'sign-in.answer-holds-no-token',
  }),
  ...rulesOf('sign-up-or-in', {
    documented: 'sign-up-or-in.answers-as-documented',
    masksPhone: 'sign-up-or-in.masks-phone',
    masksFourDigits: 'sign-up-or-in.masks-four-digits',
    masksTheRightPhone: 'sign-up-or-in.masks-the-right-phone',
    holdsNoToken: 'sign-up-or-in.answer-holds-no-token',
  }),
  ...rulesOf('update-phone', {
    documented: 'update-phone.answers-as-documented',
    masksPhone: 'update-phone.masks-phone',
    masksFourDigits: 'update-phone.masks-four-digits',
    masksTheRightPhone: 'update-phone.mask-is-of-new-phone',
    holdsNoToken: 'update-phone.answer-holds-no-token',
  }),
  {
    requirement: 'sign-in.hides-phone-of-login-id',
    since: '0.1.0',
    concerns: seen => texting('sign-in')(seen) && !seen.known.namedByPhone,
    judge: judgeLoginId,
  },
];
