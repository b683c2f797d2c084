import { newPhone, phone, refused, sent, updatePhone } from '../../spec/examples.ts';
import {
  answerHoldsNoToken,
  answersAsDocumented,
  masksFourDigits,
  masksPhone,
} from '../../spec/families.ts';
import { type Entries, places } from '../../spec/requirement.ts';

const signedIn = updatePhone({ bearer: 'Bearer <project ID>:<refresh JWT>' });

export const entries = {
  'update-phone.accepts-signed-in-user': {
    level: 'MUST',
    text: 'Accepts an update of the phone by a signed-in user.',
    quote: 'Update the phone number of an existing end user',
    source: places.update,
    causes: [
      'The JWT after the colon is not split off, so the whole bearer token is taken as the project ID.',
      'The server requires the session JWT instead of the refresh JWT.',
      'The session is bound to one login ID, so that an update by another login ID of the user finds no session.',
    ],
    good: [signedIn, sent(newPhone)],
    bad: [signedIn, refused],
  },
  'update-phone.answers-as-documented': {
    level: 'MUST',
    text: 'Answers an accepted update with status 200 and the documented JSON body.',
    quote: 'PhoneMagicLinkResponse',
    source: places.openApiUpdate,
    ...answersAsDocumented(updatePhone, newPhone),
  },
  'update-phone.masks-phone': {
    level: 'MUST',
    text: 'Does not show the whole new phone number in the response to an update.',
    quote: 'maskedPhone',
    source: places.openApiUpdate,
    ...masksPhone(updatePhone, newPhone),
  },
  'update-phone.masks-four-digits': {
    level: 'SHOULD',
    text: 'Hides at least four digits in the masked phone of an update.',
    quote: 'maskedPhone',
    source: places.sdks,
    ...masksFourDigits(updatePhone, newPhone),
  },
  'update-phone.mask-is-of-new-phone': {
    level: 'SHOULD',
    text: 'Returns the new phone in masked form, not the old one, in the response to an update.',
    quote: 'maskedPhone',
    source: places.openApiUpdate,
    why: 'Applications show it: "we sent a link to …". If it shows the digits of the old phone, the user waits at the wrong phone.',
    causes: [
      'The mask is built from the stored phone, which is still the old one.',
      'The mask is stored with the user, and only updated when the change is verified.',
    ],
    good: [updatePhone(), sent(newPhone)],
    bad: [updatePhone(), sent(phone)],
  },
  'update-phone.answer-holds-no-token': {
    level: 'MUST',
    text: 'Returns no link token and no JWT in the response to an update.',
    quote: 'deliver a clickable magic link as an SMS to the new phone number',
    source: places.update,
    ...answerHoldsNoToken(updatePhone, newPhone),
  },
} as const satisfies Entries;
