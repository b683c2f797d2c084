import { exchange, refusal, type GroupExplanation } from './explanation.ts';

const request = (url: string) =>
  exchange(
    'POST /v1/auth/magiclink/signin/sms',
    `{"loginId":"+12025550142","redirectUrl":"${url}"}`,
  );
const accepted = '200\n{"maskedPhone":"+1******0142"}';

export const redirects: GroupExplanation = {
  why: 'The redirect URL decides who gets the token. Whatever page it names reads a working credential from its own address.',
  causes: [
    'The URL is compared as a text.',
    'One of the operations, or one of the two names of the field, was forgotten.',
  ],
  good: exchange(
    request('https://app.example.com/verify'),
    '',
    'SMS: https://app.example.com/verify?t=<token>',
  ),
  bad: exchange(request('https://unapproved.example/verify'), '', accepted),
  families: [
    {
      ids: [
        'redirects.sign-up-leads-to-url',
        'redirects.sign-in-leads-to-url',
        'redirects.sign-up-or-in-leads-to-url',
        'redirects.update-phone-leads-to-url',
        'redirects.link-carries-token-as-t',
      ],
      why: 'The page behind the link is written by the application, and reads its token from the query parameter t. Anywhere else it finds nothing.',
      causes: [
        'The link always leads to the URL of the settings.',
        'The token stands in the path, the fragment or another parameter.',
      ],
      bad: exchange(
        request('https://app.example.com/verify'),
        '',
        'SMS: https://app.example.com/verify#token=<token>',
      ),
    },
    {
      ids: [
        'redirects.link-keeps-query',
        'redirects.link-keeps-encoding',
        'redirects.link-keeps-port',
      ],
      why: 'Applications put into the redirect URL where the user came from. A link that loses or garbles it brings the user to the wrong place, or to none.',
      causes: [
        'The token is appended with "?t=", whether there is a query already or not.',
        'The URL is encoded twice, or decoded once too often.',
        'The link is put together from the host name, without the port.',
      ],
      good: exchange(
        request('https://app.example.com/verify?from=%2Fcart'),
        '',
        'SMS: https://app.example.com/verify?from=%2Fcart&t=<token>',
      ),
      bad: exchange(
        request('https://app.example.com/verify?from=%2Fcart'),
        '',
        'SMS: https://app.example.com/verify?from=%2Fcart?t=<token>',
      ),
    },
    {
      ids: [
        'redirects.sign-up-applies-default',
        'redirects.sign-in-applies-default',
        'redirects.sign-up-or-in-applies-default',
        'redirects.update-phone-applies-default',
        'redirects.null-applies-default',
      ],
      why: 'The field is optional, and some SDKs send null for it. A target that insists on it, or builds a link from nothing, breaks every application that relies on the setting of the project.',
      causes: [
        'The field is required by a schema.',
        'null is turned into the text "null".',
        'Only an absent field counts as absent.',
      ],
      good: exchange(
        '{"loginId":"+12025550142"}',
        '',
        accepted,
        '',
        'SMS: <URL of the project>?t=<token>',
      ),
      bad: exchange('{"loginId":"+12025550142"}', '', accepted, '', 'SMS: undefined?t=<token>'),
    },
    {
      ids: ['redirects.default-is-not-the-last-url'],
      why: 'Where a call names no URL, the setting of the project applies. A URL that an earlier call has left behind sends the token to another page, perhaps of another application.',
      causes: [
        'The redirect URL is stored with the user.',
        'The default is a variable that a call overwrites.',
      ],
      good: exchange(
        request('https://app.example.com/cart'),
        '{"loginId":"+12025550142"}',
        '',
        'SMS: <URL of the project>?t=<token>',
      ),
      bad: exchange(
        request('https://app.example.com/cart'),
        '{"loginId":"+12025550142"}',
        '',
        'SMS: https://app.example.com/cart?t=<token>',
      ),
    },
    {
      ids: [
        'redirects.sign-up-reads-uri',
        'redirects.sign-in-reads-uri',
        'redirects.sign-up-or-in-reads-uri',
        'redirects.update-phone-reads-uri',
      ],
      why: 'The prose of the documents and five of the SDKs call the field URI, the schema calls it redirectUrl. A target that reads one name only works with half of its clients.',
      causes: [
        'Only the name of the schema is read.',
        'URI is read at one operation and not at the others.',
      ],
      good: exchange(
        '{"loginId":"+12025550142","URI":"https://app.example.com/verify"}',
        '',
        'SMS: https://app.example.com/verify?t=<token>',
      ),
      bad: exchange(
        '{"loginId":"+12025550142","URI":"https://app.example.com/verify"}',
        '',
        'SMS: <URL of the project>?t=<token>',
      ),
    },
    {
      ids: [
        'redirects.sign-up-refuses-unapproved',
        'redirects.sign-in-refuses-unapproved',
        'redirects.sign-up-or-in-refuses-unapproved',
        'redirects.update-phone-refuses-unapproved',
        'redirects.sign-up-unapproved-texts-nobody',
        'redirects.sign-in-unapproved-texts-nobody',
        'redirects.sign-up-or-in-unapproved-texts-nobody',
        'redirects.update-phone-unapproved-texts-nobody',
        'redirects.sign-up-unapproved-makes-nobody',
        'redirects.sign-up-or-in-unapproved-makes-nobody',
        'redirects.uri-refuses-unapproved',
        'redirects.two-names-lead-to-approved',
      ],
      why: 'Anybody can ask for a sign-in of anybody. Where the link may lead to any page, an attacker has the real service text a real link that hands the token to the attacker.',
      causes: [
        'The check is at one operation, not at all.',
        'One name of the field is checked, the other one used.',
        'An unapproved URL is replaced in silence, so that the caller never learns of it.',
        'The check comes after the user was made or the message sent.',
      ],
      good: exchange(request('https://unapproved.example/verify'), '', refusal),
      bad: exchange(
        request('https://unapproved.example/verify'),
        '',
        accepted,
        '',
        'SMS: https://unapproved.example/verify?t=<token>',
      ),
    },
    {
      ids: [
        'redirects.refuses-lookalike-suffix',
        'redirects.refuses-lookalike-prefix',
        'redirects.refuses-lookalike-dot',
        'redirects.refuses-sibling-host',
        'redirects.refuses-approved-user-info',
        'redirects.refuses-approved-path',
        'redirects.refuses-approved-query',
        'redirects.refuses-backslash-host',
        'redirects.refuses-script-schemes',
        'redirects.refuses-lookalikes-everywhere',
      ],
      why: 'A domain that looks like an approved one costs a few dollars. A comparison that it passes is no protection.',
      causes: [
        'The text of the URL is searched for the domain, or compared by its beginning or end.',
        'The domain is put into a regular expression with its dots unescaped.',
        'Approving one host approves its parent.',
        'The URL is parsed by rules that are not those of browsers.',
      ],
      good: exchange(request('https://app.example.com.evil.example/verify'), '', refusal),
      bad: exchange(
        request('https://app.example.com.evil.example/verify'),
        '',
        accepted,
        '',
        'SMS: https://app.example.com.evil.example/verify?t=<token>',
      ),
    },
  ],
};
