import {
  link,
  newPhone,
  noSms,
  refused,
  sent,
  signIn,
  sms,
  updatePhone,
} from '../../spec/examples.ts';
import { type Entries, type Explanation, places } from '../../spec/requirement.ts';
import { signedIn } from './group.ts';

/** An update with this behind the project ID. */
const update = (jwt: string) => updatePhone({ bearer: `Bearer <project ID>${jwt}` });

const wrongJwt = (jwt: string, causes: readonly string[], why?: string): Explanation => ({
  ...(why && { why }),
  causes,
  good: [update(jwt), refused],
  bad: [update(jwt), sent(newPhone)],
});

const loggedOut = '# after POST /v1/auth/logout with this JWT';

const bearer = 'requires both the ProjectId and refresh JWT';

export const entries = {
  'update-phone.refuses-missing-jwt': {
    level: 'MUST',
    text: 'Rejects an update whose bearer token is only a project ID, without a JWT.',
    quote: bearer,
    source: places.update,
    ...wrongJwt('', [
      'The project ID is enough at all operations.',
      'The user is the one whom the body names.',
      'The JWT is verified where there is one, and not missed where there is none.',
    ]),
  },
  'update-phone.refuses-garbage-jwt': {
    level: 'MUST',
    text: 'Rejects an update with a string that is not a JWT.',
    quote: bearer,
    source: places.update,
    ...wrongJwt(':this-is-no-jwt', [
      'Only the presence of a string after the colon is checked.',
      'A decoding error is caught, and the call goes on with the user of the body.',
    ]),
  },
  'update-phone.refuses-altered-signature': {
    level: 'MUST',
    text: 'Rejects an update with a refresh JWT whose signature was altered.',
    quote: bearer,
    source: places.update,
    ...wrongJwt(':<refresh JWT, signature altered>', [
      'The JWT is decoded, not verified.',
      'The verification runs, and its result is not awaited or not looked at.',
    ]),
  },
  'update-phone.refuses-altered-payload': {
    level: 'MUST',
    text: 'Rejects an update with a refresh JWT whose payload was altered.',
    quote: bearer,
    source: places.update,
    ...wrongJwt(':<refresh JWT, sub altered>', [
      'The JWT is decoded, not verified.',
      'The claims are read from the JWT that came, and the signature from one in a cache.',
    ]),
  },
  'update-phone.refuses-unsigned-jwt': {
    level: 'MUST',
    text: 'Rejects an update with an unsigned copy of a refresh JWT.',
    quote: bearer,
    source: places.update,
    ...wrongJwt(
      ':<refresh JWT with "alg":"none">',
      [
        'The header of the JWT chooses the algorithm, none included.',
        'No list of algorithms is given to the JWT library.',
        'A JWT without a signature counts as one that needs no check.',
      ],
      'The header of a JWT names the algorithm. A target that trusts it accepts a JWT that anyone can write.',
    ),
  },
  'update-phone.refuses-forged-jwt': {
    level: 'MUST',
    text: 'Rejects an update with a copy of a refresh JWT that is signed with another key.',
    quote: bearer,
    source: places.update,
    ...wrongJwt(
      ':<refresh JWT, signed with another key>',
      [
        'The key is taken from the JWT itself, from jwk, jku or x5c in its header.',
        'The public key is taken as the secret of an HMAC.',
        'Any signature that can be computed counts, with any key.',
      ],
      'The claims of a JWT are readable to all. Only the key of the project makes them true.',
    ),
  },
  'update-phone.refuses-session-jwt': {
    level: 'MUST',
    text: 'Rejects an update with a session JWT instead of the refresh JWT.',
    quote: bearer,
    source: places.update,
    ...wrongJwt(
      ':<session JWT>',
      [
        'Both JWTs are signed with one key, and their kind is not checked.',
        'The claim drn is written and never read.',
      ],
      'The session JWT goes to every back end and lives in many logs. The refresh JWT stays with the user, and is what an update asks for.',
    ),
  },
  'update-phone.refuses-link-token': {
    level: 'MUST',
    text: 'Rejects an update with a link token instead of the refresh JWT.',
    quote: bearer,
    source: places.update,
    ...wrongJwt(
      ':<link token>',
      [
        'Link tokens are JWTs, signed with the same key, and their kind is not checked.',
        'A token is looked up wherever a user can be found by it.',
      ],
      'A link proves one phone, once. As a refresh JWT it is a session without a sign-in, and outlives its single use.',
    ),
  },
  'update-phone.refuses-jwt-alone': {
    level: 'MUST',
    text: 'Rejects an update whose bearer token is only a refresh JWT, without the project ID.',
    quote: bearer,
    source: places.update,
    why: 'The documents ask for both parts. A target that reads the project from the JWT lets the JWT decide where it is valid.',
    causes: [
      'Whatever follows Bearer is used as a JWT if it looks like one.',
      'The last part of the header is taken, with or without a colon before it.',
    ],
    good: [updatePhone({ bearer: 'Bearer <refresh JWT>' }), refused],
    bad: [updatePhone({ bearer: 'Bearer <refresh JWT>' }), sent(newPhone)],
  },
  'update-phone.refuses-expired-jwt': {
    level: 'MUST',
    text: 'Rejects an update with an expired refresh JWT.',
    quote: signedIn,
    source: places.update,
    untested: 'Refresh JWTs live for weeks, and no run lasts as long.',
    ...wrongJwt(':<refresh JWT, expired>', [
      'The expiry is checked at refresh only.',
      'Seconds are compared with milliseconds.',
    ]),
  },
  'update-phone.refuses-logged-out-jwt': {
    level: 'MUST',
    text: 'Rejects an update with the refresh JWT of a session that was logged out.',
    quote: signedIn,
    source: places.update,
    why: 'Logout is what a user does on a borrowed device. A JWT that still changes the phone afterwards makes it worthless.',
    causes: [
      'JWTs are valid by their signature alone, and logouts are not stored.',
      'The list of ended sessions is consulted at refresh only.',
    ],
    good: [loggedOut, update(':<refresh JWT>'), refused],
    bad: [loggedOut, update(':<refresh JWT>'), sent(newPhone)],
  },
  'update-phone.refused-texts-nobody': {
    level: 'MUST',
    text: 'Sends no message for an update that is rejected for its credentials.',
    quote: signedIn,
    source: places.update,
    why: "A rejection is more than a status: if a message is sent all the same, an attacker confirms the change on the attacker's own phone.",
    causes: [
      'The credentials are checked after the message was sent.',
      'The response is replaced on its way out, by a layer that does not see the message.',
    ],
    good: [update(':this-is-no-jwt'), refused, noSms],
    bad: [update(':this-is-no-jwt'), refused, sms(newPhone)],
  },
  'update-phone.refused-changes-nothing': {
    level: 'MUST',
    text: 'Keeps the phone unchanged after rejecting an update for its credentials.',
    quote: signedIn,
    source: places.update,
    why: 'A rejection is more than a status: if the phone changes all the same, the next sign-in link goes to an attacker.',
    causes: [
      'The credentials are checked after the change.',
      'The change and the check are two calls to other services, made at once.',
    ],
    good: [update(''), refused, signIn(), link('token')],
    bad: [update(''), refused, signIn(), link('token', newPhone)],
  },
} as const satisfies Entries;
