import {
  newPhone,
  phone,
  sent,
  signIn,
  signUp,
  signUpOrIn,
  sms,
  updatePhone,
} from '../../spec/examples.ts';
import type { Family } from '../../spec/families.ts';
import { type Entries, places } from '../../spec/requirement.ts';
import { approved, page, parts, to } from './group.ts';

const leadsToUrl: Family = (call, to = phone) => ({
  why: 'The page behind the link is part of the application. A link that leads elsewhere brings the user to a page that does nothing with the token.',
  causes: [
    'The link is always made of the URL of the project settings.',
    'The path of the URL is dropped or lowered in case, and only its host kept.',
    'The redirect URL is read at the other operations, but not at this one.',
  ],
  good: [call({ more: approved }), sms(to, 'token', 'https://app.example.com/welcome')],
  bad: [call({ more: approved }), sms(to, 'token', 'https://app.example.com/default')],
});

const token = 'https://app.mycompany.com/magiclink/verify?t=magic-link-token';

export const entries = {
  'redirects.sign-up-leads-to-url': {
    level: 'MUST',
    text: 'Sends a sign-up link that leads to the given redirect URL.',
    quote: parts,
    source: places.signIn,
    ...leadsToUrl(signUp),
  },
  'redirects.sign-in-leads-to-url': {
    level: 'MUST',
    text: 'Sends a sign-in link that leads to the given redirect URL.',
    quote: parts,
    source: places.signIn,
    ...leadsToUrl(signIn),
  },
  'redirects.sign-up-or-in-leads-to-url': {
    level: 'MUST',
    text: 'Sends a sign-up-or-in link that leads to the given redirect URL.',
    quote: parts,
    source: places.signIn,
    ...leadsToUrl(signUpOrIn),
  },
  'redirects.update-phone-leads-to-url': {
    level: 'MUST',
    text: 'Sends an update link that leads to the given redirect URL.',
    quote: parts,
    source: places.update,
    ...leadsToUrl(updatePhone, newPhone),
  },
  'redirects.link-carries-token-as-t': {
    level: 'MUST',
    text: 'Puts the token of a magic link in the query parameter t.',
    quote: token,
    source: places.signIn,
    why: 'The page behind the link reads its token from the query parameter t. Anywhere else it finds nothing.',
    causes: [
      'The token is in the path, the fragment or another parameter, such as token.',
      'The message contains the token as a code to type.',
      'A link shortener drops the query.',
    ],
    good: [to(page), `→ SMS: ${page}?t=<token>`],
    bad: [to(page), `→ SMS: ${page}#token=<token>`],
  },
  'redirects.token-reads-alike': {
    level: 'SHOULD',
    text: 'Sends no link whose token changes if a plus sign in the query is decoded as a space.',
    quote: 'Replace any 0x2B (+) in name and value with 0x20 (SP).',
    source: places.url,
    shownBy: 'histories',
    why: 'The page that the link opens reads the token as browsers and frameworks read a query, where a plus sign means a space. Verify then rejects the token, for some links only.',
    causes: [
      'The token is plain base64, and put into the link as it is.',
      'The link is put together as a string, not by an API for URLs.',
    ],
    good: [signIn(), sent(), '→ SMS: https://app.example.com/verify?t=q3%2BfA…'],
    bad: [signIn(), sent(), '→ SMS: https://app.example.com/verify?t=q3+fA…'],
  },
} as const satisfies Entries;
