import { link, noSms, phone, refused, sent, sms, type Call } from './calls.ts';
import type { Told } from './explanation.ts';

/** What holds for each operation that sends a link: a family for each rule, shown at the operation that is given. */
type Family = (call: Call, to?: string) => Told;

export const answersAsDocumented: Family = (call, to = phone) => ({
  why: 'SDKs read maskedPhone from the answer, and applications show it: "we sent a link to …". They do so by the type that the document gives it.',
  causes: [
    'The status is 201 or 204, since something was made or nothing is told.',
    'maskedPhone is null where the target has no mask for a number.',
    'The content type is the default of the framework, not application/json.',
  ],
  good: [call(), sent(to), 'Content-Type: application/json'],
  bad: [call(), '→ 201 {"maskedPhone":null}', 'Content-Type: text/plain'],
});

export const masksPhone: Family = (call, to = phone) => ({
  why: 'Whoever calls may know no more than a login ID. An answer with the whole number hands out the phones of others, one call each.',
  causes: [
    'The mock returns the phone, and masks it nowhere.',
    'The mask is a format only: spaces or hyphens between all of the digits.',
    'A mask made for long numbers leaves short ones as they are.',
  ],
  good: [call(), sent(to)],
  bad: [call(), `→ 200 {"maskedPhone":"${to}"}`],
});

export const masksFourDigits: Family = (call, to = phone) => ({
  why: 'With two digits hidden there are a hundred numbers left to try, which is no mask.',
  causes: [
    'The mask replaces a fixed number of characters, the plus and the country code among them.',
    'Only the middle group of the number is hidden.',
  ],
  good: [call(), sent(to)],
  bad: [call(), `→ 200 {"maskedPhone":"${to.slice(0, -4)}**${to.slice(-2)}"}`],
});

export const answerHoldsNoToken: Family = (call, to = phone) => ({
  why: 'The message proves that the phone is at hand. Who reads the token from the answer has proven nothing, and signs in as anybody.',
  causes: [
    'A shortcut for tests hands the link back, and is never switched off.',
    'The whole record of the link is serialized into the answer.',
    'A debug header or a cookie repeats the token, encoded perhaps.',
  ],
  good: [call(), sent(to), sms(to)],
  bad: [call(), `${sent(to).slice(0, -1)},"token":"<token>"}`, sms(to)],
});

export const needsBearer = (request: string, accepted: string): Told => ({
  causes: [
    'The check is a middleware that this route does not pass.',
    'A mock serves one project and never reads the header.',
    'Without a header the first project is taken as the default.',
  ],
  good: ['# no Authorization header', request, refused],
  bad: ['# no Authorization header', request, accepted],
});

const approved = '"redirectUrl":"https://app.example.com/welcome"';
const unapproved = '"redirectUrl":"https://unapproved.example/verify"';

export const leadsToUrl: Family = (call, to = phone) => ({
  why: 'The page behind the link is one that the application wrote for this purpose. A link that leads elsewhere brings the user to a page that does nothing with the token.',
  causes: [
    'The link is always made of the URL of the project settings.',
    'The path of the URL is dropped or lowered in case, and only its host kept.',
    'The redirect URL is read at the other operations, but not at this one.',
  ],
  good: [call({ more: approved }), sms(to, 'token', 'https://app.example.com/welcome')],
  bad: [call({ more: approved }), sms(to, 'token', 'https://app.example.com/default')],
});

export const appliesDefault: Family = (call, to = phone) => ({
  why: 'The field is optional, and applications that have one page for all links leave it out. They rely on the setting of the project.',
  causes: [
    'A schema requires the field.',
    'The link is made of an undefined value.',
    'The default is looked up at the other operations, but not at this one.',
  ],
  good: ['# no redirectUrl', call(), sms(to, 'token', '<default of the project>')],
  bad: ['# no redirectUrl', call(), sms(to, 'token', 'undefined')],
});

const asUri = approved.replace('redirectUrl', 'URI');

export const readsUri: Family = (call, to = phone) => ({
  why: 'The prose of the documents and five of the SDKs call the field URI, the schema calls it redirectUrl. A target that reads one name only works with half of its clients.',
  causes: [
    'The body is read by the names of the schema only.',
    'URI is read at one operation and not at the others.',
    'Unknown fields are stripped before anybody looks at them.',
  ],
  good: [call({ more: asUri }), sms(to, 'token', 'https://app.example.com/welcome')],
  bad: [call({ more: asUri }), sms(to, 'token', '<default of the project>')],
});

export const refusesUnapproved: Family = (call, to = phone) => ({
  causes: [
    'No list of approved domains is kept, or it is consulted at other operations only.',
    'An unapproved URL is replaced by the default in silence, so that the caller never learns of it.',
    'The list of approved domains is empty, which turns the check off.',
  ],
  good: [call({ more: unapproved }), refused],
  bad: [call({ more: unapproved }), sent(to)],
});

export const unapprovedTextsNobody: Family = (call, to = phone) => ({
  why: 'An attacker does not read the answer. If the link went out all the same, the token of the user who taps it lands on the page of the attacker.',
  causes: [
    'The link is sent first, and the redirect URL checked while the answer is made.',
    'The message is put into a queue before the request is validated, and stays there.',
  ],
  good: [call({ more: unapproved }), refused, noSms],
  bad: [call({ more: unapproved }), refused, sms(to, 'token', 'https://unapproved.example/verify')],
});

export const unapprovedMakesNobody: Family = call => ({
  why: 'A user left behind by a refused call blocks the sign-up that follows with the right URL.',
  causes: [
    'The user is made first, and the redirect URL checked afterwards.',
    'Nothing undoes the first step where a later one is refused.',
  ],
  good: [call({ more: unapproved }), refused, signInAfterwards, refused],
  bad: [call({ more: unapproved }), refused, signInAfterwards, link('token')],
});

const signInAfterwards = `POST /v1/auth/magiclink/signin/sms {"loginId":"${phone}"}`;

export const refusesOtherBodies = (
  call: Call,
  body: string,
  careless: string,
  cause: string,
): Told => ({
  causes: [
    cause,
    'The JSON parser throws, and nobody catches.',
    'An empty body, a list or null passes as an object without fields.',
  ],
  good: [call({ body }), refused],
  bad: [call({ body }), careless],
});

export const survivesOtherFields = (call: Call, more: string, cause: string): Told => ({
  why: 'The documents leave open whether an option of the wrong type is refused or ignored. A server error is neither, and tells an attacker where to dig.',
  causes: [cause, 'Types of the programming language are taken for types at run time.'],
  good: [call({ more }), '→ 4xx, or 200 where the field is ignored'],
  bad: [call({ more }), '→ 500'],
});

export const refusesNoPhoneNumber = (request: string): Told => ({
  why: 'A message to a text that is no phone number never arrives, and the user waits for it.',
  causes: [
    'The phone is handed to the gateway as it is, and its error swallowed.',
    'Any text that is not empty passes.',
  ],
  good: [request, refused],
  bad: [request, '→ 200'],
});

export const refusesInShape = (request: string): Told => ({
  causes: [
    'The error page of the framework gets through.',
    'The fields have other names, such as code and message.',
    'Errors of this route are made by other code than those of the rest.',
  ],
  good: [request, refused],
  bad: [request, '→ 4xx {"error":"unauthorized"}'],
});
