import { session, signIn, signUpOrIn, sms, refused, verify } from './calls.ts';
import type { ExplanationOf } from './explanation.ts';

const byTemplate =
  'Language, wording and sender decide whether a user trusts a message. They belong to the templates and providers of a project, which no call of the API shows.';
const lost = 'The option is not kept between the call and the message.';

export const aboutUnobservable: ExplanationOf<'unobservable'> = {
  why: 'The documents promise it, but it depends on settings, templates or providers that the API neither shows nor changes. It is listed so that nobody takes silence for a pass.',
  causes: ['Nothing is tested here: whoever has the console of the project can look.'],
  told: {
    'unobservable.lifetime-follows-settings': {
      causes: ['The lifetime is a constant.', 'Settings are read at start-up only.'],
      good: ['# the lifetime is 5 minutes now; 6 minutes later', verify(), refused],
      bad: ['# the lifetime is 5 minutes now; 6 minutes later', verify(), session()],
    },
    'unobservable.default-follows-settings': {
      causes: ['The default is a constant.', 'Settings are read at start-up only.'],
      good: [signIn(), sms(undefined, 'token', '<URL of the settings>')],
      bad: [signIn(), sms(undefined, 'token', '<an earlier URL>')],
    },
    'unobservable.template-options-fill-message': {
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
      why: byTemplate,
      causes: [lost, 'There is one template, in one language.'],
      good: [signUpOrIn({ more: '"loginOptions":{"locale":"de"}' }), '→ SMS: Ihr Anmeldelink …'],
      bad: [signUpOrIn({ more: '"loginOptions":{"locale":"de"}' }), '→ SMS: Your link …'],
    },
    'unobservable.provider-sends-message': {
      why: byTemplate,
      causes: [lost, 'There is one provider, and the field is not read.'],
      good: [signUpOrIn({ more: '"providerId":"<provider>"' }), '→ SMS by that provider'],
      bad: [signUpOrIn({ more: '"providerId":"<provider>"' }), '→ SMS by the default one'],
    },
  },
};
