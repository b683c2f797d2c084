import { phone, signUpOrIn, sms } from '../../spec/examples.ts';
import { type Entries, places } from '../../spec/requirement.ts';
import { approvedDomains, page } from './group.ts';

const broken = signUpOrIn({ more: String.raw`"redirectUrl":"${page}\r\nhttps://evil.example/"` });

const withReferer = signUpOrIn().replace(' {', '\nReferer: https://evil.example/\n{');

export const entries = {
  'redirects.line-breaks-add-no-link': {
    level: 'MUST',
    text: 'Sends no link to an unapproved domain for a redirect URL with a line break or a space in it.',
    quote: approvedDomains,
    source: places.signIn,
    why: 'The host before the line break is approved, and the message shows two links. The recipient takes both as links of the sender, and the token may be in the second.',
    causes: [
      'The URL is read by a parser that drops line breaks, and sent as it came.',
      'A regular expression looks at the first line alone.',
      'The URL is compared by its beginning, up to the first slash of the path.',
    ],
    good: [broken, '→ 4xx, or a message with links to app.example.com alone'],
    bad: [broken, `→ SMS to ${phone}: ${page}\nhttps://evil.example/?t=<token>`],
  },
  'redirects.default-ignores-headers': {
    level: 'MUST',
    text: 'Ignores request headers when it chooses the default redirect URL.',
    quote: 'If omitted - the project setting will apply',
    source: places.signIn,
    why: 'Anyone can send any Referer or Origin. A link made of it hands the token of a user to the caller.',
    causes: [
      'The link is put together from the address that the caller seems to come from.',
      'A library for absolute URLs reads X-Forwarded-Host.',
      'A convenience for development takes the page that called, and stayed.',
    ],
    good: [withReferer, sms(phone, 'token', '<default of the project>')],
    bad: [withReferer, sms(phone, 'token', 'https://evil.example/verify')],
  },
} as const satisfies Entries;
