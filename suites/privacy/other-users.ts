import {
  otherPhone,
  phone,
  sent,
  session,
  signIn,
  signInAs,
  sms,
  verify,
} from '../../spec/examples.ts';
import { type Entries, places } from '../../spec/requirement.ts';
import { twoUsers } from './group.ts';

const onlyOwn = 'a user can only access the objects that they should have permissions to access';

const ofBob = '# <token> is of Bob; Ada has signed in before';

const gold = '# Ada has signed in with "customClaims":{"plan":"ada-gold"}; <token> is of Bob';

export const entries = {
  'privacy.sends-tell-of-nobody-else': {
    level: 'SHOULD',
    text: 'Reveals nothing about other users in the response to a request that sends a link.',
    quote: onlyOwn,
    source: places.owaspObjects,
    why: "Anyone can ask for a link to a phone of their own. If the response shows another user's phone, numbers are collected one call at a time.",
    causes: [
      'The response is made in a variable that calls at the same time share.',
      'A debug field shows what was sent last.',
    ],
    good: [twoUsers, signIn(), sent(), signInAs(otherPhone), sent(otherPhone)],
    bad: [twoUsers, signIn(), sent(), signInAs(otherPhone), `→ 200 {"last":"${phone}",…}`],
  },
  'privacy.sessions-tell-of-nobody-else': {
    level: 'SHOULD',
    text: 'Reveals nothing about other users in the response to a verify, a refresh or a me request.',
    quote: onlyOwn,
    source: places.owaspObjects,
    why: "The response is the profile that an application shows. Another user's name or number in it is shown to the wrong person.",
    causes: [
      'A cache of profiles is keyed by something that two users share.',
      'A field that is empty for one user keeps the value of the user before.',
      'The response lists the other users of a phone.',
    ],
    good: [ofBob, verify(), session('"userId":"U2b…","name":"Bob"')],
    bad: [ofBob, verify(), session('"userId":"U2b…","name":"Ada"')],
  },
  'privacy.jwts-tell-of-nobody-else': {
    level: 'SHOULD',
    text: 'Reveals nothing about other users, or about the request of another sign-in, in the JWTs of a session.',
    quote: onlyOwn,
    source: places.owaspObjects,
    why: "Back ends decide by the claims of a JWT. Another user's plan, role or tenant in it grants access to what is not theirs.",
    causes: [
      'The custom claims of the last call are kept, and put into the next JWT.',
      'Claims are added to a shared object of defaults.',
    ],
    good: [gold, verify(), '→ 200, claims of the session JWT: {"sub":"U2b…",…}'],
    bad: [gold, verify(), '→ 200, claims of the session JWT: {"sub":"U2b…","plan":"ada-gold",…}'],
  },
  'privacy.messages-tell-of-nobody-else': {
    level: 'SHOULD',
    text: 'Reveals nothing about other users in the link of a message.',
    quote: onlyOwn,
    source: places.owaspObjects,
    why: 'A link ends up in browser histories and logs. Data about other users in it ends up there, too.',
    causes: [
      'The parameters of an earlier link are kept and added to.',
      'The link names the user of the last call, for statistics.',
    ],
    good: [twoUsers, signIn(), sms(), signInAs(otherPhone), sms(otherPhone)],
    bad: [
      twoUsers,
      signIn(),
      sms(),
      signInAs(otherPhone),
      sms(otherPhone, 'token', 'https://app.example.com/verify?after=12025550142'),
    ],
  },
  'privacy.errors-tell-of-nobody-else': {
    level: 'SHOULD',
    text: 'Reveals nothing about other users in an error response.',
    quote: onlyOwn,
    source: places.owaspObjects,
    why: 'Errors are open to anyone, without a login. What they reveal about users is public.',
    causes: [
      'The error suggests who was meant.',
      'The error of the database is returned, with the row that was found.',
    ],
    good: [
      '# Ada is registered, and +14155550193 is not',
      signInAs(otherPhone),
      '→ 4xx {"errorCode":"E…","errorDescription":"User not found"}',
    ],
    bad: [
      '# Ada is registered, and +14155550193 is not',
      signInAs(otherPhone),
      `→ 4xx {"errorCode":"E…","errorDescription":"Did you mean Ada, ${phone}?"}`,
    ],
  },
} as const satisfies Entries;
