import type { Body } from '../../reference/core.ts';
import type { Operation } from '../../reference/operation.ts';
import { badRequest } from '../../reference/refusal.ts';
import { reads } from '../../selftest/faults/bad-input.ts';
import type { Rows } from '../../selftest/faults/mutant.ts';

const optionsIn = ({ loginOptions }: Body) => (loginOptions ?? {}) as Body;

/** Dies of the text of the example in one option, where it expects something else. */
const diesOf = (at: Operation, optionOf: (body: Body) => unknown) =>
  reads(at, body => {
    const option = optionOf(body);
    if (option === 'string') throw new RangeError('Incorrect locale information provided');
    return body;
  });

/** Refuses a body in which it finds something. */
const refuses = (at: Operation, isWrong: (options: Body, body: Body) => boolean) =>
  reads(at, body => {
    if (isWrong(optionsIn(body), body)) throw badRequest('An option is not expected');
    return body;
  });

export const rows: Rows = {
  SignUpDiesOfLocaleText: {
    sentence: 'Dies of a locale of a sign-up that is none.',
    breaks: 'bad-input.sign-up-takes-example',
    fault: diesOf('signUp', body => optionsIn(body)['locale']),
  },
  SignUpRefusesPkceChallenge: {
    sentence: 'Refuses a PKCE challenge at sign-up.',
    breaks: 'bad-input.sign-up-takes-example',
    fault: refuses('signUp', options => options['pkceChallenge'] !== undefined),
  },
  SignInDiesOfTemplateOptions: {
    sentence: 'Dies of template options of a sign-in.',
    breaks: 'bad-input.sign-in-takes-example',
    fault: diesOf(
      'signIn',
      body => (optionsIn(body)['templateOptions'] as Body | undefined)?.['property1'],
    ),
  },
  SignInRefusesAllOptionsAtOnce: {
    sentence: 'Refuses a sign-in with many options.',
    breaks: 'bad-input.sign-in-takes-example',
    fault: refuses('signIn', options => Object.keys(options).length > 8),
  },
  SignUpOrInRefusesSessionTypes: {
    sentence: 'Refuses types of sessions that it does not know at a sign-up or in.',
    breaks: 'bad-input.sign-up-or-in-takes-example',
    fault: refuses('signUpOrIn', options => Array.isArray(options['revokeOtherSessionsTypes'])),
  },
  SignUpOrInRefusesProvider: {
    sentence: 'Refuses a provider at a sign-up or in.',
    breaks: 'bad-input.sign-up-or-in-takes-example',
    fault: refuses('signUpOrIn', (_, { providerId }) => typeof providerId === 'string'),
  },
  UpdateDiesOfLocaleText: {
    sentence: 'Dies of a locale of an update that is none.',
    breaks: 'bad-input.update-phone-takes-example',
    fault: diesOf('updatePhone', ({ locale }) => locale),
  },
};
