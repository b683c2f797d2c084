import { places, type Requirements } from './requirement.ts';

const parts = 'the URI you provide in the `URI` field and the magic link token';
const approved = 'part of the allowed `Approved Domains` configured in the project settings';
const omitted = 'If omitted - the project setting will apply';
const token = 'https://app.mycompany.com/magiclink/verify?t=magic-link-token';

export const redirects = {
  'redirects.sign-up-leads-to-url': {
    level: 'MUST',
    text: 'The link of a sign-up leads to the redirect URL given.',
    quote: parts,
    source: places.signIn,
  },
  'redirects.sign-in-leads-to-url': {
    level: 'MUST',
    text: 'The link of a sign-in leads to the redirect URL given.',
    quote: parts,
    source: places.signIn,
  },
  'redirects.sign-up-or-in-leads-to-url': {
    level: 'MUST',
    text: 'The link of a sign-up or in leads to the redirect URL given.',
    quote: parts,
    source: places.signIn,
  },
  'redirects.update-phone-leads-to-url': {
    level: 'MUST',
    text: 'The link of an update leads to the redirect URL given.',
    quote: parts,
    source: places.update,
  },
  'redirects.link-carries-token-as-t': {
    level: 'MUST',
    text: 'A magic link carries its token as the query parameter t.',
    quote: token,
    source: places.signIn,
  },
  'redirects.link-keeps-query': {
    level: 'MUST',
    text: 'A magic link keeps the query parameters of the redirect URL.',
    quote: parts,
    source: places.signIn,
  },
  'redirects.link-keeps-encoding': {
    level: 'MUST',
    text: 'A magic link keeps percent-encoded values of the redirect URL as they are meant.',
    quote: parts,
    source: places.signIn,
  },
  'redirects.link-keeps-port': {
    level: 'MUST',
    text: 'A magic link keeps the port of the redirect URL, where a port is accepted.',
    quote: parts,
    source: places.signIn,
  },
  'redirects.sign-up-applies-default': {
    level: 'MUST',
    text: 'A sign-up that names no redirect URL sends a link that works.',
    quote: omitted,
    source: places.signIn,
  },
  'redirects.sign-in-applies-default': {
    level: 'MUST',
    text: 'A sign-in that names no redirect URL sends a link that works.',
    quote: omitted,
    source: places.signIn,
  },
  'redirects.sign-up-or-in-applies-default': {
    level: 'MUST',
    text: 'A sign-up or in that names no redirect URL sends a link that works.',
    quote: omitted,
    source: places.signIn,
  },
  'redirects.update-phone-applies-default': {
    level: 'MUST',
    text: 'An update that names no redirect URL sends a link that works.',
    quote: omitted,
    source: places.update,
  },
  'redirects.null-applies-default': {
    level: 'SHOULD',
    text: 'A redirect URL that is null counts as none.',
    quote: 'redirectUrl: null',
    source: places.sdks,
  },
  'redirects.default-is-not-the-last-url': {
    level: 'MUST',
    text: 'The redirect URL of one sign-in is not where the next leads that names none.',
    quote: omitted,
    source: places.signIn,
  },
  'redirects.sign-up-reads-uri': {
    level: 'SHOULD',
    text: 'A sign-up that names the redirect URL as URI sends a link that leads there.',
    quote: 'Note that `URI` is an optional parameter',
    source: places.signIn,
  },
  'redirects.sign-in-reads-uri': {
    level: 'SHOULD',
    text: 'A sign-in that names the redirect URL as URI sends a link that leads there.',
    quote: 'Note that `URI` is an optional parameter',
    source: places.signIn,
  },
  'redirects.sign-up-or-in-reads-uri': {
    level: 'SHOULD',
    text: 'A sign-up or in that names the redirect URL as URI sends a link that leads there.',
    quote: 'Note that `URI` is an optional parameter',
    source: places.signIn,
  },
  'redirects.update-phone-reads-uri': {
    level: 'SHOULD',
    text: 'An update that names the redirect URL as URI sends a link that leads there.',
    quote: 'Note that `URI` is an optional parameter',
    source: places.update,
  },
  'redirects.sign-up-refuses-unapproved': {
    level: 'MUST',
    text: 'A sign-up with a redirect URL on no approved domain is refused.',
    quote: approved,
    source: places.signIn,
  },
  'redirects.sign-in-refuses-unapproved': {
    level: 'MUST',
    text: 'A sign-in with a redirect URL on no approved domain is refused.',
    quote: approved,
    source: places.signIn,
  },
  'redirects.sign-up-or-in-refuses-unapproved': {
    level: 'MUST',
    text: 'A sign-up or in with a redirect URL on no approved domain is refused.',
    quote: approved,
    source: places.signIn,
  },
  'redirects.update-phone-refuses-unapproved': {
    level: 'MUST',
    text: 'An update with a redirect URL on no approved domain is refused.',
    quote: approved,
    source: places.update,
  },
  'redirects.sign-up-unapproved-texts-nobody': {
    level: 'MUST',
    text: 'A sign-up that is refused for its redirect URL sends no message.',
    quote: approved,
    source: places.signIn,
  },
  'redirects.sign-in-unapproved-texts-nobody': {
    level: 'MUST',
    text: 'A sign-in that is refused for its redirect URL sends no message.',
    quote: approved,
    source: places.signIn,
  },
  'redirects.sign-up-or-in-unapproved-texts-nobody': {
    level: 'MUST',
    text: 'A sign-up or in that is refused for its redirect URL sends no message.',
    quote: approved,
    source: places.signIn,
  },
  'redirects.update-phone-unapproved-texts-nobody': {
    level: 'MUST',
    text: 'An update that is refused for its redirect URL sends no message.',
    quote: approved,
    source: places.update,
  },
  'redirects.sign-up-unapproved-makes-nobody': {
    level: 'MUST',
    text: 'A sign-up that is refused for its redirect URL makes no user.',
    quote: approved,
    source: places.signIn,
  },
  'redirects.sign-up-or-in-unapproved-makes-nobody': {
    level: 'MUST',
    text: 'A sign-up or in that is refused for its redirect URL makes no user.',
    quote: approved,
    source: places.signIn,
  },
  'redirects.uri-refuses-unapproved': {
    level: 'SHOULD',
    text: 'A redirect URL on no approved domain is refused under the name URI too.',
    quote: approved,
    source: places.signIn,
  },
  'redirects.two-names-lead-to-approved': {
    level: 'MUST',
    text: 'Of two redirect URLs under both names, one that is not approved gets no link.',
    quote: approved,
    source: places.signIn,
  },
  'redirects.refuses-lookalike-suffix': {
    level: 'MUST',
    text: 'A host that only begins like an approved domain is refused.',
    quote: approved,
    source: places.signIn,
  },
  'redirects.refuses-lookalike-prefix': {
    level: 'MUST',
    text: 'A host that only ends like an approved domain is refused.',
    quote: approved,
    source: places.signIn,
  },
  'redirects.refuses-lookalike-dot': {
    level: 'MUST',
    text: 'A host with another character where an approved domain has a dot is refused.',
    quote: approved,
    source: places.signIn,
  },
  'redirects.refuses-sibling-host': {
    level: 'MUST',
    text: 'A host beside an approved one under the same parent is refused.',
    quote: approved,
    source: places.signIn,
  },
  'redirects.refuses-approved-user-info': {
    level: 'MUST',
    text: 'A URL with an approved domain as its user name is refused.',
    quote: approved,
    source: places.signIn,
  },
  'redirects.refuses-approved-path': {
    level: 'MUST',
    text: 'A URL with an approved domain in its path is refused.',
    quote: approved,
    source: places.signIn,
  },
  'redirects.refuses-approved-query': {
    level: 'MUST',
    text: 'A URL with an approved domain in its query or fragment is refused.',
    quote: approved,
    source: places.signIn,
  },
  'redirects.refuses-backslash-host': {
    level: 'SHOULD',
    text: 'A URL whose host a backslash hides from a careless reader is refused.',
    quote: 'Sanitize input',
    source: places.owaspRedirects,
  },
  'redirects.refuses-script-schemes': {
    level: 'SHOULD',
    text: 'A redirect URL of a scheme that runs script is refused.',
    quote: 'Sanitize input',
    source: places.owaspRedirects,
  },
  'redirects.refuses-lookalikes-everywhere': {
    level: 'MUST',
    text: 'No operation takes a lookalike of an approved domain.',
    quote: approved,
    source: places.signIn,
  },
} as const satisfies Requirements;
