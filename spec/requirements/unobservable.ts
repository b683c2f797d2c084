import { places, type Requirements } from './requirement.ts';

/** Sentences of the source document that nobody can observe from outside: kept here with the reason. */
export const unobservable = {
  'unobservable.lifetime-follows-settings': {
    level: 'MUST',
    text: 'A change of the lifetime in the project settings takes effect on links.',
    quote: 'Magic links expire in the time frame configured in the Descope console',
    source: places.signIn,
    untested: 'The API of the contract has no operation that changes the project settings.',
  },
  'unobservable.default-follows-settings': {
    level: 'MUST',
    text: 'The default redirect URL is the one of the project settings.',
    quote: 'If omitted - the project setting will apply',
    source: places.signIn,
    untested:
      'The settings of the project are not part of the API; that a default applies is tested.',
  },
  'unobservable.template-options-fill-message': {
    level: 'SHOULD',
    text: 'Template options fill the template of the message.',
    quote: 'templateOptions',
    source: places.signUpOrIn,
    untested:
      'Which template a project has, and whether it names an option, is not part of the API.',
  },
  'unobservable.locale-chooses-language': {
    level: 'SHOULD',
    text: 'The locale chooses the language of the message.',
    quote: 'locale',
    source: places.signUpOrIn,
    untested: 'Which languages a project has templates for is not part of the API.',
  },
  'unobservable.provider-sends-message': {
    level: 'SHOULD',
    text: 'The provider ID chooses who sends the message.',
    quote: 'providerId',
    source: places.signUpOrIn,
    untested: 'Which provider sent a message cannot be seen from the message.',
  },
} as const satisfies Requirements;
