import { refused, session, signIn, sms, verify } from '../../spec/examples.ts';
import { type Entries, places } from '../../spec/requirement.ts';

export const entries = {
  'unobservable.lifetime-follows-settings': {
    level: 'MUST',
    text: 'Applies a change of the link lifetime in the project settings.',
    quote: 'Magic links expire in the time frame configured in the Descope console',
    source: places.signIn,
    untested: 'The API of the contract has no operation that changes the project settings.',
    causes: ['The lifetime is a constant.', 'Settings are read at start-up only.'],
    good: ['# the lifetime is 5 minutes now; 6 minutes later', verify(), refused],
    bad: ['# the lifetime is 5 minutes now; 6 minutes later', verify(), session()],
  },
  'unobservable.default-follows-settings': {
    level: 'MUST',
    text: 'Uses the default redirect URL of the project settings.',
    quote: 'If omitted - the project setting will apply',
    source: places.signIn,
    untested:
      'The settings of the project are not part of the API; that a default applies is tested.',
    causes: ['The default is a constant.', 'Settings are read at start-up only.'],
    good: [signIn(), sms(undefined, 'token', '<URL of the settings>')],
    bad: [signIn(), sms(undefined, 'token', '<an earlier URL>')],
  },
} as const satisfies Entries;
