import {
  newPhone,
  refused,
  sent,
  signIn,
  signUp,
  signUpOrIn,
  sms,
  updatePhone,
  link,
} from './calls.ts';
import type { ExplanationOf } from './explanation.ts';
import { redirectsLookalikes } from './redirects-lookalikes.ts';
import {
  appliesDefault,
  leadsToUrl,
  readsUri,
  refusesUnapproved,
  unapprovedMakesNobody,
  unapprovedTextsNobody,
} from './senders.ts';

const to = (url: string) => signUpOrIn({ more: `"redirectUrl":"${url}"` });
const both =
  '"redirectUrl":"https://app.example.com/verify","URI":"https://unapproved.example/verify"';
const anyUri = signIn({ more: '"URI":"https://unapproved.example/verify"' });
const isNull = signIn({ more: '"redirectUrl":null' });
const page = 'https://app.example.com/verify';
const withQuery = `${page}?from=cart`;
const withEncoding = `${page}?back=%2Fcart%3Fa%3Db`;
const withOddQuery = `${page}?id=1&id=2&empty=`;
const withPath = 'https://app.example.com/a%20b/';
const long = `${page}?state=xxxx…`;
const inOtherScheme = 'http://unapproved.example:8080/verify';
const updateUnapproved = updatePhone({ more: '"redirectUrl":"https://unapproved.example/verify"' });
const withPort = 'https://app.example.com:8443/verify';

export const aboutRedirects: ExplanationOf<'redirects'> = {
  why: 'The redirect URL decides who gets the token. Anybody can ask for a sign-in of anybody, so where the link may lead to any page, the real service texts a real link that hands the token to an attacker.',
  causes: [
    'The URL is compared as a text.',
    'One of the operations, or one of the two names of the field, was forgotten.',
  ],
  told: {
    'redirects.sign-up-leads-to-url': leadsToUrl(signUp),
    'redirects.sign-in-leads-to-url': leadsToUrl(signIn),
    'redirects.sign-up-or-in-leads-to-url': leadsToUrl(signUpOrIn),
    'redirects.update-phone-leads-to-url': leadsToUrl(updatePhone, newPhone),
    'redirects.link-carries-token-as-t': {
      why: 'The page behind the link reads its token from the query parameter t. Anywhere else it finds nothing.',
      causes: [
        'The token stands in the path, the fragment or another parameter, such as token.',
        'The message holds the token as a code to type.',
        'A link shortener drops the query.',
      ],
      good: [to(page), `→ SMS: ${page}?t=<token>`],
      bad: [to(page), `→ SMS: ${page}#token=<token>`],
    },
    'redirects.link-keeps-query': {
      why: 'Applications put into the redirect URL where the user came from. A link that loses it brings the user to the wrong place.',
      causes: [
        'The token is appended with "?t=", whether there is a query already or not.',
        'The query is replaced by that of the token.',
      ],
      good: [to(withQuery), `→ SMS: ${withQuery}&t=<token>`],
      bad: [to(withQuery), `→ SMS: ${withQuery}?t=<token>`],
    },
    'redirects.link-keeps-encoding': {
      why: 'A parameter that holds a URL of its own falls apart when it is decoded, and means nothing when it is encoded twice.',
      causes: [
        'The URL is decoded once too often, and its values split at & and =.',
        'The whole URL is encoded again when the message is made.',
        'A plus sign and a space are mixed up.',
      ],
      good: [to(withEncoding), `→ SMS: ${withEncoding}&t=<token>`],
      bad: [to(withEncoding), `→ SMS: ${page}?back=/cart?a=b&t=<token>`],
    },
    'redirects.link-keeps-odd-parameters': {
      why: 'Lists and flags are sent as parameters that stand there twice, or are empty. A link without them means something else.',
      causes: [
        'The query is read into a map, in which the last of a name wins.',
        'Empty values are dropped when the query is written again.',
      ],
      good: [to(withOddQuery), `→ SMS: ${withOddQuery}&t=<token>`],
      bad: [to(withOddQuery), `→ SMS: ${page}?id=2&t=<token>`],
    },
    'redirects.link-keeps-path': {
      why: 'Servers tell a path with a slash at its end, or with an escape, from one without. The link leads to a page that is not there.',
      causes: [
        'The slash at the end is cut off, to put a query behind the path.',
        'The path is decoded, and not encoded again.',
      ],
      good: [to(withPath), `→ SMS: ${withPath}?t=<token>`],
      bad: [to(withPath), '→ SMS: https://app.example.com/a b?t=<token>'],
    },
    'redirects.link-keeps-long-url': {
      why: 'Applications keep a state in the URL. A link that was cut has lost its end, and that is where the token stands.',
      causes: [
        'The column for the URL is too short.',
        'The text is cut to the length of one message.',
      ],
      good: [to(long), `→ SMS: ${long}&t=<token>`],
      bad: [to(long), `→ SMS: ${page}?state=xxxx`],
    },
    'redirects.link-keeps-scheme': {
      why: 'On a developer machine or behind a proxy, the page listens to one of the two schemes only.',
      causes: [
        'The link is put together from the host and a fixed scheme.',
        'https is put in place of http for safety, without a refusal.',
      ],
      good: [to('http://app.example.com/verify'), '→ SMS: http://app.example.com/verify?t=<token>'],
      bad: [to('http://app.example.com/verify'), `→ SMS: ${page}?t=<token>`],
    },
    'redirects.link-keeps-port': {
      why: 'On a developer machine or behind a special port, the link without it leads to nobody.',
      causes: [
        'The link is put together from the host name, which has no port.',
        'Ports are stripped before the comparison with the approved domains, and not put back.',
      ],
      good: [to(withPort), `→ SMS: ${withPort}?t=<token>`],
      bad: [to(withPort), `→ SMS: ${page}?t=<token>`],
    },
    'redirects.sign-up-applies-default': appliesDefault(signUp),
    'redirects.sign-in-applies-default': appliesDefault(signIn),
    'redirects.sign-up-or-in-applies-default': appliesDefault(signUpOrIn),
    'redirects.update-phone-applies-default': appliesDefault(updatePhone, newPhone),
    'redirects.null-applies-default': {
      why: 'Some SDKs send null for what was not given. A target that is strict about it refuses their ordinary calls.',
      causes: [
        'A schema allows the field to be absent, but not to be null.',
        'null is turned into the text "null".',
        'The field counts as given where the key exists.',
      ],
      good: [isNull, sent(), sms(undefined, 'token', '<default of the project>')],
      bad: [isNull, sent(), sms(undefined, 'token', 'null')],
    },
    'redirects.default-is-not-the-last-url': {
      why: 'A URL that an earlier call has left behind sends the token to another page, perhaps of another application.',
      causes: [
        'The redirect URL is stored with the user.',
        'The default is a variable that a call overwrites.',
      ],
      good: [
        '# after a sign-in with the URL /cart',
        signIn(),
        sms(undefined, 'token', '<default of the project>'),
      ],
      bad: [
        '# after a sign-in with the URL /cart',
        signIn(),
        sms(undefined, 'token', 'https://app.example.com/cart'),
      ],
    },
    'redirects.sign-up-reads-uri': readsUri(signUp),
    'redirects.sign-in-reads-uri': readsUri(signIn),
    'redirects.sign-up-or-in-reads-uri': readsUri(signUpOrIn),
    'redirects.update-phone-reads-uri': readsUri(updatePhone, newPhone),
    'redirects.sign-up-refuses-unapproved': refusesUnapproved(signUp),
    'redirects.sign-in-refuses-unapproved': refusesUnapproved(signIn),
    'redirects.sign-up-or-in-refuses-unapproved': refusesUnapproved(signUpOrIn),
    'redirects.update-phone-refuses-unapproved': refusesUnapproved(updatePhone, newPhone),
    'redirects.refuses-unapproved-in-any-scheme': {
      why: 'A domain that is not approved is so under each scheme and at each port.',
      causes: [
        'Only https URLs are compared with the list, and all others let through.',
        'The host is compared together with its port, and what does not parse is let through.',
      ],
      good: [to(inOtherScheme), refused],
      bad: [to(inOtherScheme), `→ SMS: ${inOtherScheme}?t=<token>`],
    },
    'redirects.update-phone-unapproved-changes-nothing': {
      why: 'A refusal is more than a status: if the phone changes all the same, nobody has proven it.',
      causes: [
        'The change is stored first, and the redirect URL checked when the link is made.',
        'Nothing undoes the first step where a later one is refused.',
      ],
      good: [updateUnapproved, refused, signIn(), link('A')],
      bad: [updateUnapproved, refused, signIn(), link('A', newPhone)],
    },
    'redirects.sign-up-unapproved-texts-nobody': unapprovedTextsNobody(signUp),
    'redirects.sign-in-unapproved-texts-nobody': unapprovedTextsNobody(signIn),
    'redirects.sign-up-or-in-unapproved-texts-nobody': unapprovedTextsNobody(signUpOrIn),
    'redirects.update-phone-unapproved-texts-nobody': unapprovedTextsNobody(updatePhone, newPhone),
    'redirects.sign-up-unapproved-makes-nobody': unapprovedMakesNobody(signUp),
    'redirects.sign-up-or-in-unapproved-makes-nobody': unapprovedMakesNobody(signUpOrIn),
    'redirects.uri-refuses-unapproved': {
      why: 'A check of one name is no check where the other one works as well.',
      causes: [
        'redirectUrl is checked, and URI is read later.',
        'URI is copied to redirectUrl behind the check.',
      ],
      good: [anyUri, refused],
      bad: [anyUri, sms(undefined, 'token', 'https://unapproved.example/verify')],
    },
    'redirects.two-names-lead-to-approved': {
      why: 'The documents leave open which name wins. Whichever it is, the one that is used has to be the one that was checked.',
      causes: [
        'One name is checked, and the other one used.',
        'The first approved URL found approves the whole call.',
      ],
      good: [signIn({ more: both }), refused, '# or a link to app.example.com'],
      bad: [signIn({ more: both }), sms(undefined, 'token', 'https://unapproved.example/verify')],
    },
    ...redirectsLookalikes,
  },
};
