import {
  link,
  newPhone,
  otherPhone,
  phone,
  refused,
  sent,
  sentAndUsed,
  session,
  signIn,
  signInAs,
  sms,
  updatePhone,
  verify,
} from './calls.ts';
import type { ExplanationOf } from './explanation.ts';
import { answerHoldsNoToken, answersAsDocumented, masksFourDigits, masksPhone } from './senders.ts';
import { updatePhoneCredentials } from './update-phone-credentials.ts';
import { updatePhoneDetails } from './update-phone-details.ts';
import { updatePhoneLoginIds } from './update-phone-login-ids.ts';

const signedIn = updatePhone({ bearer: 'Bearer <project ID>:<refresh JWT>' });
const asked = '# by the user U2a…';
const otherAsked = `# ${otherPhone}, the user U2b…, asked for a sign-in, with <B>`;
const mixed = `{"loginId":"${otherPhone}","phone":"${newPhone}"}`;

export const aboutUpdatePhone: ExplanationOf<'update-phone'> = {
  why: 'The phone is the key to the account. A change that the owner did not ask for, or that happens before the new phone was proven, gives the account away; one that does not happen locks the owner out.',
  causes: [
    'The change is made when it is asked for, not when its link is verified.',
    'The bearer is read for the project ID only, and the user taken from the body.',
  ],
  told: {
    'update-phone.accepts-signed-in-user': {
      causes: [
        'The JWT behind the colon is not split off, so that the project is unknown.',
        'The JWT is looked for in a cookie only.',
        'The session JWT is asked for in place of the refresh JWT.',
      ],
      good: [signedIn, sent(newPhone)],
      bad: [signedIn, refused],
    },
    'update-phone.answers-as-documented': answersAsDocumented(updatePhone, newPhone),
    'update-phone.masks-phone': masksPhone(updatePhone, newPhone),
    'update-phone.masks-four-digits': masksFourDigits(updatePhone, newPhone),
    'update-phone.answer-holds-no-token': answerHoldsNoToken(updatePhone, newPhone),
    'update-phone.texts-new-phone': {
      why: 'The message proves that the new phone is at hand. Sent anywhere else, it proves nothing.',
      causes: [
        'The phone of the stored user is texted, as at sign-in.',
        'The update is stored and waits for a link that nobody sends.',
      ],
      good: [updatePhone(), sent(newPhone), sms(newPhone)],
      bad: [updatePhone(), sent(newPhone), sms(phone)],
    },
    'update-phone.texts-old-phone-not': {
      why: 'Who holds the old phone, lost or sold perhaps, must not be able to confirm the change.',
      causes: [
        'The link goes to all phones of the user.',
        'A notice to the old phone holds the link of the new one.',
      ],
      good: [updatePhone(), sms(newPhone), `→ no SMS to ${phone}`],
      bad: [updatePhone(), sms(newPhone), sms(phone)],
    },
    'update-phone.changes-phone': {
      causes: [
        'What the link was made for is not stored with it, so that verify only signs in.',
        'The answer is made of the user as it was before the change.',
        'The new phone is kept as a login ID and not as the phone.',
      ],
      good: [updatePhone(), link('token', newPhone), verify(), session(`"phone":"${newPhone}"`)],
      bad: [updatePhone(), link('token', newPhone), verify(), session(`"phone":"${phone}"`)],
    },
    'update-phone.moves-links-to-new-phone': {
      why: 'The user changes the number because the old one is gone. Links that still go there are lost, or read by its next owner.',
      causes: [
        'Messages go to the login ID, not to the phone of the user.',
        'The new phone is told at verify and stored nowhere.',
        'A cache holds the user as it was.',
      ],
      good: [updatePhone(), sentAndUsed, signIn(), link('A', newPhone)],
      bad: [updatePhone(), sentAndUsed, signIn(), link('A', phone)],
    },
    'update-phone.marks-phone-verified': {
      why: 'The link has just proven the phone. Applications that ask for a verified one would send the user through it again.',
      causes: [
        'A change of the phone resets the flag, and nothing sets it again.',
        'The flag is set at sign-in links only.',
      ],
      good: [updatePhone(), link('token', newPhone), verify(), session('"verifiedPhone":true')],
      bad: [updatePhone(), link('token', newPhone), verify(), session('"verifiedPhone":false')],
    },
    'update-phone.keeps-user': {
      why: 'The user changed a number, not the account. A new user ID loses all that hangs on the old one.',
      causes: [
        'Verify looks the user up by the new phone, finds nobody and makes one.',
        'The user ID is made of the phone.',
      ],
      good: [asked, updatePhone(), link('token', newPhone), verify(), session('"userId":"U2a…"')],
      bad: [asked, updatePhone(), link('token', newPhone), verify(), session('"userId":"U2c…"')],
    },
    'update-phone.waits-for-verify': {
      why: 'A typing error in the new number, taken over at once, locks the owner out and lets a stranger in.',
      causes: [
        'The phone is stored when the update is asked for, and verify only confirms it.',
        'Any link of the user, that of a sign-in included, completes a pending update.',
      ],
      good: [
        signIn(),
        link('A'),
        updatePhone(),
        link('B', newPhone),
        verify('A'),
        session(`"phone":"${phone}"`),
      ],
      bad: [
        signIn(),
        link('A'),
        updatePhone(),
        link('B', newPhone),
        verify('A'),
        session(`"phone":"${newPhone}"`),
      ],
    },
    'update-phone.texts-old-phone-until-verify': {
      why: 'An unproven number that gets sign-in links is a way into the account: ask for an update, then for a sign-in.',
      causes: [
        'The phone is stored when the update is asked for.',
        'A pending phone is preferred when a message is sent.',
      ],
      good: [updatePhone(), link('A', newPhone), signIn(), link('B', phone)],
      bad: [updatePhone(), link('A', newPhone), signIn(), link('B', newPhone)],
    },
    'update-phone.leaves-others-alone': {
      causes: [
        'The statement that changes the phone lacks its condition.',
        'Users are shared objects, and a default one is changed for all.',
      ],
      good: [
        otherAsked,
        updatePhone(),
        sentAndUsed,
        verify('B'),
        session(`"phone":"${otherPhone}"`),
      ],
      bad: [otherAsked, updatePhone(), sentAndUsed, verify('B'), session(`"phone":"${newPhone}"`)],
    },
    'update-phone.keeps-named-user': {
      why: 'The login ID is public, the JWT is the proof. Where the login ID decides whose phone changes, any user takes over any account.',
      causes: [
        'The JWT is verified, but its subject is never compared with the login ID.',
        'The difference is found after the change.',
      ],
      good: [
        updatePhone({ bearer: 'Bearer <project ID>:<refresh JWT of U2a…>', body: mixed }),
        refused,
        signInAs(otherPhone),
        sms(otherPhone),
      ],
      bad: [
        updatePhone({ bearer: 'Bearer <project ID>:<refresh JWT of U2a…>', body: mixed }),
        sentAndUsed,
        signInAs(otherPhone),
        sms(newPhone),
      ],
    },
    ...updatePhoneDetails,
    ...updatePhoneCredentials,
    ...updatePhoneLoginIds,
  },
};
