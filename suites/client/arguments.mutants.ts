import type { ClientRows } from '../../selftest/faults/client.ts';
import { keeps, renamed, says } from '../../selftest/faults/sending.ts';

type Fields = Record<string, unknown>;

/** Changes a field of the body that is there. */
const altered = (name: string, change: (value: string) => string) => (body: Fields) =>
  typeof body[name] === 'string' ? { ...body, [name]: change(body[name]) } : body;

/** Changes the options of a sign-in. */
const options =
  (change: (options: Fields) => object) =>
  ({ loginOptions, ...rest }: Fields) => ({
    ...rest,
    ...(loginOptions ? { loginOptions: change(loginOptions as Fields) } : {}),
  });

export const rows: ClientRows = {
  LowersLoginIds: {
    sentence: 'Sends login IDs in lower case.',
    breaks: 'client.login-id-sent',
    fault: says(altered('loginId', each => each.toLowerCase())),
  },
  EscapesLoginIds: {
    sentence: 'Escapes the login ID of an update as if for a URL.',
    breaks: 'client.login-id-sent',
    fault: says(altered('loginId', encodeURIComponent), 'updatePhone'),
  },
  SignsUpWithoutPhone: {
    sentence: 'Sends no phone when somebody signs up.',
    breaks: 'client.sign-up-phone-sent',
    fault: says(
      body => ({ ...renamed(body, 'phone'), user: renamed(body['user'] as object, 'phone') }),
      'signUp',
    ),
  },
  SpellsNamesOtherwise: {
    sentence: 'Sends the given name as given_name.',
    breaks: 'client.user-details-sent',
    also: ['client.sends-documented-fields-alone'],
    fault: says(
      body => ({ ...body, user: renamed(body['user'] as object, 'givenName', 'given_name') }),
      'signUp',
    ),
  },
  DropsUser: {
    sentence: 'Sends the phone of a new user and no details.',
    breaks: 'client.user-details-sent',
    fault: says(body => renamed(body, 'user'), 'signUp'),
  },
  DropsPlusOfNewPhone: {
    sentence: 'Sends the new phone without its plus.',
    breaks: 'client.new-phone-sent',
    fault: says(
      altered('phone', each => each.slice(1)),
      'updatePhone',
    ),
  },
  TrimsTokens: {
    sentence: 'Drops the equals signs at the end of a token.',
    breaks: 'client.token-sent',
    fault: says(altered('token', each => each.replace(/=+$/, ''))),
  },
  EscapesTokens: {
    sentence: 'Escapes tokens as if for a URL.',
    breaks: 'client.token-sent',
    fault: says(altered('token', encodeURIComponent)),
  },
  SpellsUriInLowerCase: {
    sentence: 'Sends the redirect URL as uri.',
    breaks: 'client.redirect-sent',
    also: ['client.redirect-named-by-schema', 'client.sends-documented-fields-alone'],
    fault: says(body => renamed(body, 'redirectUrl', 'uri')),
  },
  DropsQueryOfRedirect: {
    sentence: 'Drops the query of a redirect URL.',
    breaks: 'client.redirect-sent',
    fault: says(altered('redirectUrl', each => each.split('?', 1)[0]!)),
  },
  DropsRedirectOfUpdates: {
    sentence: 'Sends no redirect URL with an update.',
    breaks: 'client.redirect-sent',
    fault: says(body => renamed(body, 'redirectUrl'), 'updatePhone'),
  },
  NamesRedirectByProse: {
    sentence: 'Sends the redirect URL as URI.',
    breaks: 'client.redirect-named-by-schema',
    fault: says(body => renamed(body, 'redirectUrl', 'URI')),
  },
  SendsEmptyRedirect: {
    sentence: 'Sends an empty redirect URL where it was given none.',
    breaks: 'client.redirect-left-out',
    fault: says((body, { op }) =>
      op === 'verify' || body['redirectUrl'] ? body : { ...body, redirectUrl: '' },
    ),
  },
  DropsClaimsOfSignIn: {
    sentence: 'Sends no custom claims with a sign-in.',
    breaks: 'client.sign-in-options-sent',
    fault: says(
      options(each => renamed(each, 'customClaims')),
      'signIn',
    ),
  },
  DropsRevocation: {
    sentence: 'Asks for no revocation with a sign-in.',
    breaks: 'client.sign-in-options-sent',
    fault: says(
      options(each => renamed(each, 'revokeOtherSessions')),
      'signIn',
    ),
  },
  DropsOptionsOfSignUpOrIn: {
    sentence: 'Sends no options with a sign-up or in.',
    breaks: 'client.sign-up-or-in-options-sent',
    fault: says(body => renamed(body, 'loginOptions'), 'signUpOrIn'),
  },
  SpellsAddToLoginIds: {
    sentence: 'Sends addToLoginIds, as programs spell it.',
    breaks: 'client.add-to-login-ids-sent',
    also: ['client.sends-documented-fields-alone'],
    fault: says(body => renamed(body, 'addToLoginIDs', 'addToLoginIds'), 'updatePhone'),
  },
  DropsMergeChoice: {
    sentence: 'Leaves the choice for a merge out.',
    breaks: 'client.merge-choice-sent',
    fault: says(body => renamed(body, 'onMergeUseExisting'), 'updatePhone'),
  },
  NestsTemplateOfUpdate: {
    sentence: 'Puts the template options of an update into loginOptions.',
    breaks: 'client.update-template-sent',
    also: ['client.sends-documented-fields-alone'],
    fault: says(
      ({ templateOptions, ...rest }) =>
        templateOptions ? { ...rest, loginOptions: { templateOptions } } : rest,
      'updatePhone',
    ),
  },
  KeepsOptions: {
    sentence: 'Sends the options of an earlier sign-in with one that has none.',
    breaks: 'client.options-left-out',
    fault: keeps('options'),
  },
};
