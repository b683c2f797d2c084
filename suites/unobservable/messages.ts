import { signUpOrIn } from '../../spec/examples.ts';
import { type Entries, places } from '../../spec/requirement.ts';

const byTemplate =
  'Language, wording and sender decide whether a user trusts a message. They belong to the templates and providers of a project, which no call of the API shows.';

const lost = 'The option is not kept between the call and the message.';

export const entries = {
  'unobservable.template-options-fill-message': {
    level: 'SHOULD',
    text: 'Fills the message template with the template options.',
    quote: 'templateOptions',
    source: places.signUpOrIn,
    untested:
      'Which template a project has, and whether it names an option, is not part of the API.',
    why: byTemplate,
    causes: [lost, 'The template names the option in another way than the call does.'],
    good: [
      signUpOrIn({ more: '"loginOptions":{"templateOptions":{"app":"Example"}}' }),
      '→ SMS: Sign in to Example …',
    ],
    bad: [
      signUpOrIn({ more: '"loginOptions":{"templateOptions":{"app":"Example"}}' }),
      '→ SMS: Sign in to {{app}} …',
    ],
  },
  'unobservable.locale-chooses-language': {
    level: 'SHOULD',
    text: 'Sends the message in the language of the locale.',
    quote: 'locale',
    source: places.signUpOrIn,
    untested: 'Which languages a project has templates for is not part of the API.',
    why: byTemplate,
    causes: [lost, 'There is one template, in one language.'],
    good: [signUpOrIn({ more: '"loginOptions":{"locale":"de"}' }), '→ SMS: Ihr Anmeldelink …'],
    bad: [signUpOrIn({ more: '"loginOptions":{"locale":"de"}' }), '→ SMS: Your link …'],
  },
  'unobservable.provider-sends-message': {
    level: 'SHOULD',
    text: 'Sends the message through the provider that the provider ID names.',
    quote: 'providerId',
    source: places.signUpOrIn,
    untested: 'Which provider sent a message cannot be seen from the message.',
    why: byTemplate,
    causes: [lost, 'There is one provider, and the field is not read.'],
    good: [signUpOrIn({ more: '"providerId":"<provider>"' }), '→ SMS by that provider'],
    bad: [signUpOrIn({ more: '"providerId":"<provider>"' }), '→ SMS by the default one'],
  },
} as const satisfies Entries;
