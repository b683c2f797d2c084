import { isSend } from '../../spec/command.ts';
import { fieldsIn, handedOutBy, isAccepted, isRefused, jsonIn } from '../../spec/wire/received.ts';
import { receivedFrom, type ScriptedAnswer } from '../../targets/scripted-faults.ts';
import type { Fault } from './fault.ts';

const wholePhone: Fault = {
  says: 'The response to a send shows the whole phone number',
  seenBy: ['sign-up.masks-phone', 'update-phone.masks-phone'],
  edit: ({ operation, body }, answer) => {
    const { phone } = fieldsIn(jsonIn(body));
    if (!isSend(operation) || typeof phone !== 'string') return undefined;
    return withFields(answer, ({ maskedPhone }) => maskedPhone && { maskedPhone: phone });
  },
};

const otherSubject: Fault = {
  says: 'The session JWT names another user',
  seenBy: ['sessions.subject-is-user'],
  edit: (_, answer) =>
    withFields(answer, ({ sessionJwt }) => {
      if (typeof sessionJwt !== 'string') return undefined;
      const [head, payload = '', signature] = sessionJwt.split('.');
      const claims = fieldsIn(jsonIn(Buffer.from(payload, 'base64url').toString()));
      const { sub } = claims;
      if (!signature || typeof sub !== 'string') return undefined;
      const changed = JSON.stringify({ ...claims, sub: `${sub}x` });
      return {
        sessionJwt: [head, Buffer.from(changed).toString('base64url'), signature].join('.'),
      };
    }),
};

const otherType: Fault = {
  says: 'A string field of a response is a number',
  seenBy: ['sign-up.answers-as-documented', 'sign-up-or-in.answers-as-documented'],
  edit: ({ operation }, answer) =>
    isSend(operation)
      ? withFields(answer, ({ maskedPhone }) => maskedPhone && { maskedPhone: 1 })
      : undefined,
};

const errorsAsPages: Fault = {
  says: 'A rejection is a web page',
  seenBy: ['errors.sign-in-shape', 'errors.verify-shape', 'errors.sign-up-or-in-shape'],
  edit: ({ operation }, answer) =>
    isRefused(answer) && (isSend(operation) || operation === 'verify')
      ? {
          status: answer.status,
          headers: [['content-type', 'text/html']],
          body: '<!doctype html><title>Bad Request</title><h1>Bad Request</h1>',
        }
      : undefined,
};

const signsInAnybody: Fault = {
  says: 'A sign-in by an unregistered user is accepted like one by a registered user',
  seenBy: ['sign-in.refuses-unregistered', 'sign-in.refuses-unknown-email'],
  between: () => ({
    answer: ({ operation }, usual) =>
      operation === 'sign-in' && isRefused(usual)
        ? json({ maskedPhone: '+*********10' })
        : undefined,
  }),
};

const stripsRedirects: Fault = {
  says: 'A call with an unapproved redirect URL is accepted, without that URL',
  seenBy: [
    'redirects.sign-up-refuses-unapproved',
    'redirects.sign-in-refuses-unapproved',
    'redirects.sign-up-or-in-refuses-unapproved',
    'redirects.update-phone-refuses-unapproved',
  ],
  between: () => ({
    answer: ({ operation, fields }, usual, askAgain) => {
      const { redirectUrl, URI, ...rest } = fields;
      const isMeant = isSend(operation) && isRefused(usual) && (redirectUrl ?? URI);
      return isMeant ? askAgain({ fields: rest }) : undefined;
    },
  }),
};

const usedLinkSignsIn: Fault = {
  says: 'A used link returns its first session again',
  seenBy: [
    'verify.link-works-once',
    'verify.link-of-sign-up-works-once',
    'verify.link-of-sign-up-or-in-works-once',
  ],
  between: () => {
    const first = new Map<unknown, ScriptedAnswer>();
    return {
      answer: ({ operation, fields: { token } }, usual) => {
        if (operation !== 'verify') return undefined;
        if (isAccepted(usual)) first.set(token, usual);
        return isRefused(usual) ? first.get(token) : undefined;
      },
    };
  },
};

const acceptsByStatus: Fault = {
  says: 'A verify of an unknown token returns 200 instead of a 4xx',
  seenBy: ['verify.refuses-unknown-token', 'verify.refuses-altered-token'],
  between: () => ({
    answer: ({ operation }, usual) =>
      operation === 'verify' && isRefused(usual) ? { ...usual, status: 200 } : undefined,
  }),
};

const swapsUsers: Fault = {
  says: 'A verify returns the session of another user',
  seenBy: ['verify.completes-sign-in', 'verify.completes-a-sign-up', 'links.belong-to-their-user'],
  between: () => {
    let last: ScriptedAnswer | undefined;
    return {
      answer: ({ operation }, usual) => {
        if (operation !== 'verify' || !isAccepted(usual)) return undefined;
        const before = last;
        last = usual;
        return before;
      },
    };
  },
};

const lendsJwt: Fault = {
  says: 'An update without a JWT is accepted, with an earlier JWT of the user',
  seenBy: ['update-phone.refuses-missing-jwt'],
  between: () => {
    const jwts = new Map<unknown, string>();
    return {
      answer: ({ operation, authorization, fields }, usual, askAgain) => {
        if (operation === 'verify') rememberJwt(jwts, usual);
        const jwt = jwts.get(fields['loginId']);
        const isBare = /^bearer +[^:]+:?$/i.test(authorization);
        const isMeant = operation === 'update-phone' && isRefused(usual) && isBare && jwt;
        return isMeant
          ? askAgain({ authorization: `${authorization.replace(/:$/, '')}:${jwt}` })
          : undefined;
      },
    };
  },
};

const otherHost: Fault = {
  says: 'The link of a message leads to another host',
  seenBy: [
    'redirects.sign-in-leads-to-url',
    'redirects.sign-up-leads-to-url',
    'redirects.sign-up-or-in-leads-to-url',
  ],
  between: () => ({ messages: text => text.replaceAll(linkHost, '$1elsewhere.example$2') }),
};

const repeatsLinks: Fault = {
  says: 'A message repeats the link of an earlier one',
  seenBy: ['links.differ-in-token', 'links.older-of-two-works', 'links.work-in-order'],
  between: () => ({
    messages: text => {
      const [first, ...others] = [...new Set(tokensIn(text))];
      return others.reduce((changed, each) => changed.replaceAll(each, first!), text);
    },
  }),
};

/** What `prove` makes of a target, one at a time: those that edited answers show, then those that need calls. */
export const faults: readonly Fault[] = [
  wholePhone,
  otherType,
  errorsAsPages,
  otherSubject,
  signsInAnybody,
  stripsRedirects,
  usedLinkSignsIn,
  acceptsByStatus,
  swapsUsers,
  lendsJwt,
  otherHost,
  repeatsLinks,
];

/** What stands before and behind the host in a URL with a token. */
const linkHost = /(https?:(?:\\?\/){2})[^\s"'<>/?\\]+((?:\\?\/)?[^\s"'<>]*[?&](?:amp;)?t=)/g;

const tokensIn = (text: string): string[] =>
  [...text.matchAll(/(?<=[?&](?:amp;)?t=)[^\s"'<>&]+/g)].map(([token]) => token);

const json = (body: object): ScriptedAnswer => ({
  status: 200,
  headers: [['content-type', 'application/json']],
  body: JSON.stringify(body),
});

/** An accepted answer with some fields changed; undefined where there is nothing to change. */
function withFields(
  answer: ScriptedAnswer,
  change: (fields: Record<string, unknown>) => unknown,
): ScriptedAnswer | undefined {
  if (!isAccepted(answer)) return undefined;
  const fields = fieldsIn(jsonIn(answer.body));
  const changed = change(fields);
  return changed ? { ...answer, body: JSON.stringify({ ...fields, ...changed }) } : undefined;
}

/** Remembers the refresh JWT of an accepted verify by each login ID of its user. */
function rememberJwt(jwts: Map<unknown, string>, answer: ScriptedAnswer): void {
  const { refreshJwt, user } = handedOutBy(receivedFrom(answer));
  const { loginIds } = user;
  if (refreshJwt && Array.isArray(loginIds))
    for (const each of loginIds) jwts.set(each, refreshJwt);
}
