import {
  newPhone,
  phone,
  sent,
  signIn,
  signUp,
  signUpOrIn,
  updatePhone,
  verify,
} from '../../spec/examples.ts';
import { places, type Entries } from '../../spec/requirement.ts';
import { opened, says } from './group.ts';

const dropped = [
  'The SDK takes the argument, and the body is built without it.',
  'The field has another name in the body than in the documents.',
];

const altered = [
  'The SDK trims, lowers or normalizes what it is given.',
  'The value is escaped for a URL, though it goes into a body.',
];

const redirect = '"redirectUrl":"https://app.example.com/verify"';
const options = '"loginOptions":{"customClaims":{"plan":"pro"},"revokeOtherSessions":true}';
const optionsSaid = says('customClaims and revokeOtherSessions');

export const entries = {
  'client.login-id-sent': {
    level: 'MUST',
    role: 'client',
    text: 'Sends the login ID as given, character for character.',
    quote: 'loginId: string',
    source: places.openApiSignIn,
    why: 'A login ID that was changed on its way belongs to no user, or to another one.',
    causes: altered,
    good: [
      says('loginId Ada+1@Example.com'),
      signIn({ body: '{"loginId":"Ada+1@Example.com"}' }),
      sent(),
    ],
    bad: [
      says('loginId Ada+1@Example.com'),
      signIn({ body: '{"loginId":"ada@example.com"}' }),
      sent(),
    ],
  },
  'client.sign-up-phone-sent': {
    level: 'MUST',
    role: 'client',
    text: 'Sends the phone of a sign-up in the field phone, or in the phone field of the user.',
    quote: 'phone: string',
    source: places.openApiSignUp,
    why: 'The link of a sign-up goes to this phone. Without it, the login ID is used as the phone, or the sign-up is rejected.',
    causes: ['Only the login ID is sent, as if it were always a phone.', ...dropped.slice(1)],
    good: [signUp({ body: `{"loginId":"ada","user":{"phone":"${phone}"}}` }), sent()],
    bad: [says(`phone ${phone}`), signUp({ body: '{"loginId":"ada","user":{}}' }), '→ 4xx'],
  },
  'client.user-details-sent': {
    level: 'MUST',
    role: 'client',
    text: 'Sends the details of a new user under their documented names.',
    quote: 'SignUpUser: name, email, givenName, middleName, familyName',
    source: places.openApiSignUp,
    causes: dropped,
    good: [signUp({ more: '"user":{"name":"Ada Example","givenName":"Ada"}' }), sent()],
    bad: [
      says('name Ada Example, givenName Ada'),
      signUp({ more: '"user":{"name":"Ada Example","given_name":"Ada"}' }),
      sent(),
    ],
  },
  'client.new-phone-sent': {
    level: 'MUST',
    role: 'client',
    text: 'Sends the new phone of an update as given.',
    quote: 'sending a magic link to the new phone number',
    source: places.update,
    causes: altered,
    good: [says(`phone ${newPhone}`), updatePhone(), sent(newPhone)],
    bad: [
      says(`phone ${newPhone}`),
      updatePhone({ body: `{"loginId":"${phone}","phone":"${newPhone.slice(1)}"}` }),
      '→ 4xx',
    ],
  },
  'client.token-sent': {
    level: 'MUST',
    role: 'client',
    text: 'Sends the token of a verify unchanged in the field token.',
    quote: 'token: string',
    source: places.openApiVerify,
    causes: altered,
    good: [says('<token>'), verify(), opened],
    bad: [says('<token>'), verify('token in lower case'), '→ 4xx'],
  },
  'client.redirect-sent': {
    level: 'MUST',
    role: 'client',
    text: 'Sends a redirect URL unchanged in the field redirectUrl or URI.',
    quote: 'the URI you provide in the URI field and the magic link token',
    source: places.signIn,
    why: 'The link leads to it. What does not arrive is replaced by the default of the project, and the user lands somewhere else.',
    causes: [
      'The field is spelled in another way, such as uri.',
      'Query parameters of the URL are encoded once more, or dropped.',
    ],
    good: [says('redirectUrl https://app.example.com/verify'), signIn({ more: redirect }), sent()],
    bad: [
      says('redirectUrl https://app.example.com/verify'),
      signIn({ more: '"uri":"https://app.example.com/verify"' }),
      sent(),
    ],
  },
  'client.redirect-named-by-schema': {
    level: 'SHOULD',
    role: 'client',
    text: 'Sends the redirect URL in the field redirectUrl, as the schema names it.',
    quote: 'redirectUrl: string',
    source: places.openApiSignUpOrIn,
    why: 'The prose says URI and the schema says redirectUrl. Servers that are made from the schema accept only the second name.',
    causes: [
      'The SDK follows the prose, which is older than the schema.',
      'The name was taken over from another SDK.',
    ],
    good: [signIn({ more: redirect }), sent()],
    bad: [signIn({ more: '"URI":"https://app.example.com/verify"' }), sent()],
  },
  'client.redirect-left-out': {
    level: 'SHOULD',
    role: 'client',
    text: 'Sends no redirect URL if none is given.',
    quote: 'If omitted - the project setting will apply',
    source: places.signIn,
    why: 'An empty URL counts as given: a server rejects it, or makes a link that leads nowhere.',
    causes: [
      'The argument has an empty text as its default.',
      'The SDK has a default of its own, such as localhost.',
    ],
    good: [says('no redirectUrl'), signIn(), sent()],
    bad: [says('no redirectUrl'), signIn({ more: '"redirectUrl":""' }), '→ 4xx'],
  },
  'client.options-left-out': {
    level: 'SHOULD',
    role: 'client',
    text: 'Sends no option that is not given.',
    quote: 'LoginOptions',
    source: places.openApiSignIn,
    why: 'An option that is left over from another call steps up, revokes or merges for a user who has not asked.',
    causes: [
      'The default options are one object, into which each call writes.',
      'The client keeps the last options, for calls without any.',
    ],
    good: [says('no options'), signIn(), sent()],
    bad: [says('no options'), signIn({ more: options }), sent()],
  },
  'client.sign-in-options-sent': {
    level: 'MUST',
    role: 'client',
    text: 'Sends the custom claims, template options and revokeOtherSessions of a sign-in in loginOptions.',
    quote: 'LoginOptions',
    source: places.openApiSignIn,
    causes: dropped,
    good: [optionsSaid, signIn({ more: options }), sent()],
    bad: [optionsSaid, signIn({ more: '"loginOptions":{"stepup":false}' }), sent()],
  },
  'client.sign-up-or-in-options-sent': {
    level: 'MUST',
    role: 'client',
    text: 'Sends the custom claims, template options and revokeOtherSessions of a sign-up-or-in in loginOptions.',
    quote: 'loginOptions',
    source: places.signUpOrIn,
    causes: [
      'The method takes no options, since those of the sign-in were forgotten here.',
      ...dropped.slice(0, 1),
    ],
    good: [optionsSaid, signUpOrIn({ more: options }), sent()],
    bad: [optionsSaid, signUpOrIn({ more: '"loginOptions":null' }), sent()],
  },
  'client.add-to-login-ids-sent': {
    level: 'MUST',
    role: 'client',
    text: 'Sends the option to add the new phone to the login IDs in the field addToLoginIDs.',
    quote: 'addToLoginIDs: boolean',
    source: places.openApiUpdate,
    causes: ['The name in the SDK, addToLoginIds, is sent as it is.', ...dropped.slice(0, 1)],
    good: [updatePhone({ more: '"addToLoginIDs":true' }), sent(newPhone)],
    bad: [says('addToLoginIDs'), updatePhone({ more: '"addToLoginIds":true' }), sent(newPhone)],
  },
  'client.merge-choice-sent': {
    level: 'MUST',
    role: 'client',
    text: 'Sends the choice for a merge in the field onMergeUseExisting.',
    quote: 'onMergeUseExisting: boolean',
    source: places.openApiUpdate,
    why: 'It decides which of two users remains. The wrong one is gone for good.',
    causes: ['It is sent only together with another option.', ...dropped.slice(0, 1)],
    good: [updatePhone({ more: '"onMergeUseExisting":true' }), sent(newPhone)],
    bad: [
      says('onMergeUseExisting'),
      updatePhone({ more: '"addToLoginIDs":true' }),
      sent(newPhone),
    ],
  },
  'client.update-template-sent': {
    level: 'MUST',
    role: 'client',
    text: 'Sends the template options of an update in the field templateOptions.',
    quote: 'templateOptions',
    source: places.openApiUpdate,
    causes: [
      'They are put into loginOptions, which an update does not have.',
      ...dropped.slice(0, 1),
    ],
    good: [updatePhone({ more: '"templateOptions":{"app":"Shop"}' }), sent(newPhone)],
    bad: [
      says('templateOptions'),
      updatePhone({ more: '"loginOptions":{"templateOptions":{"app":"Shop"}}' }),
      sent(newPhone),
    ],
  },
} as const satisfies Entries;
