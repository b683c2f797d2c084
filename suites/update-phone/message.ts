import {
  link,
  newPhone,
  phone,
  sent,
  sentAndUsed,
  signIn,
  signUpOrIn,
  sms,
  updatePhone,
} from '../../spec/examples.ts';
import { sendsOneMessage } from '../../spec/families.ts';
import { type Entries, places } from '../../spec/requirement.ts';
import { adding, after, whyNew } from './group.ts';

export const entries = {
  'update-phone.texts-new-phone': {
    level: 'MUST',
    smoke: true,
    text: 'Sends the link of an update to the new phone.',
    quote: 'sending a magic link to the new phone number',
    source: places.update,
    why: 'The message proves possession of the new phone. Sent anywhere else, it proves nothing.',
    causes: [
      'The phone of the stored user is texted, as at sign-in.',
      'The update is stored and waits for a link that is never sent.',
    ],
    good: [updatePhone(), sent(newPhone), sms(newPhone)],
    bad: [updatePhone(), sent(newPhone), sms(phone)],
  },
  'update-phone.texts-old-phone-not': {
    level: 'MUST',
    text: 'Sends nothing to the old phone for an update.',
    quote: 'sending a magic link to the new phone number',
    source: places.update,
    why: 'The holder of the old phone, which may be lost or sold, must not be able to confirm the change.',
    causes: [
      'The link goes to all phones of the user.',
      'A notice to the old phone contains the link of the new one.',
    ],
    good: [updatePhone(), sms(newPhone), `→ no SMS to ${phone}`],
    bad: [updatePhone(), sms(newPhone), sms(phone)],
  },
  'update-phone.moves-links-to-new-phone': {
    level: 'MUST',
    text: 'Sends the next sign-in link to the new phone once the update link is verified.',
    quote: after,
    source: places.update,
    why: 'The user changes the number because the old one is gone. Links that still go there are lost, or read by its next owner.',
    causes: [
      'Messages go to the login ID, not to the phone of the user.',
      'The new phone is returned by verify and stored nowhere.',
      'A cache still has the user as it was.',
    ],
    good: [updatePhone(), sentAndUsed, signIn(), link('A', newPhone)],
    bad: [updatePhone(), sentAndUsed, signIn(), link('A', phone)],
  },
  'update-phone.texts-old-phone-until-verify': {
    level: 'MUST',
    text: 'Sends sign-in links to the old phone until the update link is verified.',
    quote: after,
    source: places.update,
    why: 'An unproven number that gets sign-in links is a way into the account: ask for an update, then for a sign-in.',
    causes: [
      'The phone is stored when the update is asked for.',
      'A pending phone is preferred when a message is sent.',
    ],
    good: [updatePhone(), link('A', newPhone), signIn(), link('B', phone)],
    bad: [updatePhone(), link('A', newPhone), signIn(), link('B', newPhone)],
  },
  'update-phone.moves-links-of-sign-up-or-in': {
    level: 'MUST',
    text: 'Sends the next sign-up-or-in link to the new phone once the update link is verified.',
    quote: after,
    source: places.update,
    why: whyNew,
    causes: [
      'A sign-up-or-in texts the login ID, since the user may be new.',
      'The new phone is read at the sign-in, but not at this operation.',
    ],
    good: [updatePhone(), sentAndUsed, signUpOrIn(), link('A', newPhone)],
    bad: [updatePhone(), sentAndUsed, signUpOrIn(), link('A', phone)],
  },
  'update-phone.moves-links-after-adding': {
    level: 'MUST',
    text: 'Sends the next sign-in link for the old login ID to the new phone if addToLoginIDs is set.',
    quote: after,
    source: places.update,
    why: 'The user changes the number because the old one is gone. Links that still go there are lost, or read by its next owner.',
    causes: [
      'With two login IDs that are numbers, the message goes to the number in the call.',
      'The option adds a login ID and leaves the phone as it was.',
    ],
    good: [adding, sentAndUsed, signIn(), `→ SMS to ${newPhone}, and none to ${phone}`],
    bad: [adding, sentAndUsed, signIn(), link('A', phone)],
  },
  'update-phone.sends-one-message': {
    level: 'SHOULD',
    text: 'Sends exactly one message with a magic link for an accepted update.',
    quote: 'deliver a clickable magic link as an SMS to the new phone number',
    source: places.update,
    ...sendsOneMessage(updatePhone, newPhone),
  },
} as const satisfies Entries;
