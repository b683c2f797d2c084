import { type Call, link, newPhone, otherPhone, phone, sent, sms } from './examples.ts';
import type { Explanation } from './requirement.ts';

/** What holds for each operation that sends a link: a family for each rule, shown at the operation that is given. */
export type Family = (call: Call, to?: string) => Explanation;

export const answersAsDocumented: Family = (call, to = phone) => ({
  why: 'SDKs read maskedPhone from the response, and applications show it: "we sent a link to …". They do so by the type that the document gives it.',
  causes: [
    'The status is 201 or 204, since something was created or there is nothing to return.',
    'maskedPhone is null where the target has no mask for a number.',
    'The content type is the default of the framework, not application/json.',
  ],
  good: [call(), sent(to), 'Content-Type: application/json'],
  bad: [call(), '→ 201 {"maskedPhone":null}', 'Content-Type: text/plain'],
});

export const masksPhone: Family = (call, to = phone) => ({
  why: "A caller may have no more than a login ID. A response with the whole number reveals other people's phones, one call each.",
  causes: [
    'The mock returns the phone, and masks it nowhere.',
    'The mask is a format only: spaces or hyphens between all of the digits.',
    'A mask made for long numbers leaves short ones as they are.',
  ],
  good: [call(), sent(to)],
  bad: [call(), `→ 200 {"maskedPhone":"${to}"}`],
});

export const masksFourDigits: Family = (call, to = phone) => ({
  why: 'With two digits hidden, only a hundred numbers are left to try.',
  causes: [
    'The mask replaces a fixed number of characters, the plus and the country code among them.',
    'Only the middle group of the number is hidden.',
  ],
  good: [call(), sent(to)],
  bad: [call(), `→ 200 {"maskedPhone":"${to.slice(0, -4)}**${to.slice(-2)}"}`],
});

export const masksTheRightPhone: Family = (call, to = phone) => ({
  why: 'Applications show the mask so that users know which phone to look at. That of another number sends them to the wrong one, and shows them digits of a number that is not theirs.',
  causes: [
    'The mask is built from the login ID of the call, the message goes to the phone of the user.',
    'The mask is built from the phone as it was before an update.',
    'The mask of the last call is kept, and shown again.',
  ],
  good: [call(), sent(to), sms(to)],
  bad: [call(), sent(otherPhone), sms(to)],
});

export const textsNoPhoneOfTheCall = (call: Call): Explanation => {
  const named = call({ more: `"phone":"${newPhone}"` });
  return {
    why: "Anyone can name another user's login ID and a phone of their own. If the link goes to that phone, it opens the account to the caller.",
    causes: [
      'One function builds all messages, so it also reads the phone field, which only a sign-up has.',
      'The phone of the body is stored before the message is sent.',
    ],
    good: [named, `→ no SMS to ${newPhone}`],
    bad: [named, link('token', newPhone)],
  };
};

export const sendsOneMessage: Family = (call, to = phone) => ({
  why: 'Two messages for one tap look like an attack or a fault, cost twice as much, and leave a second link outstanding.',
  causes: [
    'The message is put into a queue that delivers it twice, or is sent again when the gateway is slow.',
    'Two code paths send: the one that makes the link, and the one that answers.',
  ],
  good: [call(), sent(to), sms(to), '→ no other SMS'],
  bad: [call(), sent(to), sms(to, 'A'), sms(to, 'B')],
});

export const answerHoldsNoToken: Family = (call, to = phone) => ({
  why: 'The message proves possession of the phone. A caller who reads the token from the response has proven nothing, and can sign in as any user.',
  causes: [
    'A test shortcut returns the link, and was left on.',
    'The whole record of the link is serialized into the response.',
    'A debug header or a cookie repeats the token, possibly encoded.',
  ],
  good: [call(), sent(to), sms(to)],
  bad: [call(), `${sent(to).slice(0, -1)},"token":"<token>"}`, sms(to)],
});
