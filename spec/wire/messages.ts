import { strangersIn } from './others.ts';
import { nothingIn, rulingOf, type Ruling, type Stranger, type Verdict } from './rule.ts';
import { Contents, shown } from './texts.ts';
import { parametersOf, valuesOf, withoutQuery } from './urls.ts';

/** A magic link as it arrived, and what has sent it. */
export interface WireMessage {
  to: string;
  url: string;
  token: string;
  operation: string;
}

/** What was asked of a message, and what is known beside it. */
export interface Asked {
  /** Where the link is to lead: the URL of the call; empty where it gives none. */
  redirectUrl: string;
  redirect: 'approved' | 'default';
  /** Query parameters that calls alone have given, so that no link has them by default. */
  marks: readonly (readonly [name: string, value: string])[];
  earlierTokens: readonly string[];
  strangers: readonly Stranger[];
}

interface MessageRule {
  requirement: string;
  since: string;
  concerns(message: WireMessage, asked: Asked): boolean;
  judge(message: WireMessage, asked: Asked): Verdict;
}

/** A difference between texts of a URL, none where they are equal. */
function compare(subject: string, expected: string, received: string): Verdict {
  const differences = expected === received ? [] : [{ subject, expected, received }];
  return nothingIn(differences, `${expected} as ${subject}`);
}

const judgePlace: MessageRule['judge'] = ({ url }, { redirectUrl }) =>
  compare('the place where the link leads', withoutQuery(redirectUrl), withoutQuery(url));

const leadsThere = (operation: string, requirement: string): MessageRule => ({
  requirement,
  since: '0.1.0',
  concerns: (message, { redirect }) => message.operation === operation && redirect === 'approved',
  judge: judgePlace,
});

const messageRules: readonly MessageRule[] = [
  leadsThere('sign-up', 'redirects.sign-up-leads-to-url'),
  leadsThere('sign-in', 'redirects.sign-in-leads-to-url'),
  leadsThere('sign-up-or-in', 'redirects.sign-up-or-in-leads-to-url'),
  leadsThere('update-phone', 'redirects.update-phone-leads-to-url'),
  {
    requirement: 'redirects.default-is-not-the-last-url',
    since: '0.1.0',
    concerns: (_message, { redirect, marks }) => redirect === 'default' && marks.length > 0,
    judge: ({ url }, { marks }) => {
      const given = parametersOf(url).filter(([name, value]) =>
        marks.some(([marked, text]) => name === marked && value === text),
      );
      const expected = 'nothing of the redirect URL of an earlier call';
      const difference = { subject: 'the query of the link', expected, received: shown(given) };
      return nothingIn(given.length > 0 ? [difference] : [], expected);
    },
  },
  {
    requirement: 'redirects.link-keeps-query',
    since: '0.1.0',
    concerns: (_message, { redirect, redirectUrl }) =>
      redirect === 'approved' && parametersOf(redirectUrl, 't').length > 0,
    judge: ({ url }, { redirectUrl }) =>
      compare(
        'the other query parameters of the link',
        shown(parametersOf(redirectUrl, 't')),
        shown(parametersOf(url, 't')),
      ),
  },
  {
    requirement: 'redirects.link-carries-token-as-t',
    since: '0.1.0',
    concerns: (_message, { redirectUrl }) => valuesOf(redirectUrl, 't').length === 0,
    judge: ({ url, token }) => {
      const found = valuesOf(url, 't');
      const isToken = found.length === 1 && found[0]!.includes(token);
      const received = found.length === 1 ? 'another value' : `${found.length} of them`;
      const subject = 'the parameter `t` of the link';
      const expected = 'one, with the token';
      return nothingIn(isToken ? [] : [{ subject, expected, received }], `${subject}: ${expected}`);
    },
  },
  {
    requirement: 'redirects.token-reads-alike',
    since: '0.2.0',
    concerns: ({ url }) => valuesOf(url, 't').length === 1,
    judge: ({ url }) => {
      const [[raw = ''] = []] = valuesOf(url, 't');
      const subject = 'the parameter `t` of the link';
      const expected = 'a string that reads the same in every parser';
      const difference = { subject, expected, received: 'a plus sign, which many read as a blank' };
      return nothingIn(raw.includes('+') ? [difference] : [], `${expected} as ${subject}`);
    },
  },
  {
    requirement: 'guessing.tokens-never-repeat',
    since: '0.1.0',
    concerns: (_message, { earlierTokens }) => earlierTokens.length > 0,
    judge: ({ token }, { earlierTokens }) => {
      const expected = 'a token that no earlier link has';
      const difference = {
        subject: 'the token of the link',
        expected,
        received: 'that of an earlier link',
      };
      return nothingIn(earlierTokens.includes(token) ? [difference] : [], expected);
    },
  },
  {
    requirement: 'privacy.messages-tell-of-nobody-else',
    since: '0.2.0',
    concerns: (_message, { strangers }) => strangers.length > 0,
    judge: ({ url }, { redirectUrl, strangers }) => {
      const asked = new Contents(decoded(redirectUrl));
      const told = new Contents(url, decoded(url));
      const differences = strangersIn('the link', told, strangers, asked);
      return nothingIn(differences, 'a link without anything of another user');
    },
  },
];

const decoded = (url: string) => [url, ...parametersOf(url).map(([, value]) => value)].join('\n');

/** What each rule says of a message that an accepted send has brought. */
export function messageRulings(message: WireMessage, asked: Asked): Ruling[] {
  return messageRules
    .filter(rule => rule.concerns(message, asked))
    .map(rule => rulingOf(rule, rule.judge(message, asked)));
}

/** The requirements by which messages are judged, each with the release as of which. */
export const messageRequirements = messageRules.map(({ requirement, since }) => ({
  requirement,
  since,
}));
