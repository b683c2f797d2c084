import { exchange, type GroupExplanation } from './explanation.ts';

export const unobservable: GroupExplanation = {
  why: 'The documents promise it, but it depends on settings, templates or providers that the API neither shows nor changes. It is listed so that nobody takes silence for a pass.',
  causes: ['Nothing is tested here: whoever has the console of the project can look.'],
  good: exchange('lifetime set to 5 minutes in the console', 'a link works after 4 minutes'),
  bad: exchange('lifetime set to 5 minutes in the console', 'a link works after an hour'),
  families: [
    {
      ids: ['unobservable.default-follows-settings'],
      good: exchange('{"loginId":"+12025550142"}', '', 'SMS: <URL of the settings>?t=<token>'),
      bad: exchange('{"loginId":"+12025550142"}', '', 'SMS: <an earlier URL>?t=<token>'),
    },
    {
      ids: [
        'unobservable.template-options-fill-message',
        'unobservable.locale-chooses-language',
        'unobservable.provider-sends-message',
      ],
      why: 'Language, wording and sender decide whether a user trusts a message. They belong to the templates and providers of a project, which no call of the API shows.',
      good: exchange('"locale":"de"', '', 'SMS: Ihr Anmeldelink …'),
      bad: exchange('"locale":"de"', '', 'SMS: Your link …'),
    },
  ],
};
