import {
  newPhone,
  refused,
  sent,
  session,
  signIn,
  signUp,
  signUpOrIn,
  updatePhone,
  verify,
} from '../../spec/examples.ts';
import { type Entries, type Explanation, places } from '../../spec/requirement.ts';
import { format, refusesBearer } from './group.ts';

const takesBearer = (bearer: string, causes: readonly string[]): Explanation => ({
  why: 'One SDK always sends a colon after the project ID, and the management key where it has one. A strict reader of the header shuts all its users out.',
  causes,
  good: [signIn({ bearer }), sent()],
  bad: [signIn({ bearer }), refused],
});

const needsBearer = (request: string, accepted: string): Explanation => ({
  causes: [
    'The check is a middleware that this route does not pass.',
    'A mock serves one project and never reads the header.',
    'Without a header the first project is taken as the default.',
  ],
  good: ['# no Authorization header', request, refused],
  bad: ['# no Authorization header', request, accepted],
});

const required = 'Authorization Required Bearer <token>';

const threeParts = 'Bearer <project ID>:<refresh JWT>:<management key>';

export const entries = {
  'authorization.sign-up-needs-bearer': {
    level: 'MUST',
    text: 'Rejects a sign-up without an Authorization header.',
    quote: required,
    source: places.openApiSignUp,
    ...needsBearer(signUp(), sent()),
  },
  'authorization.sign-in-needs-bearer': {
    level: 'MUST',
    text: 'Rejects a sign-in without an Authorization header.',
    quote: format,
    source: places.signIn,
    ...needsBearer(signIn(), sent()),
  },
  'authorization.sign-up-or-in-needs-bearer': {
    level: 'MUST',
    text: 'Rejects a sign-up-or-in without an Authorization header.',
    quote: required,
    source: places.signUpOrIn,
    ...needsBearer(signUpOrIn(), sent()),
  },
  'authorization.update-phone-needs-bearer': {
    level: 'MUST',
    text: 'Rejects an update without an Authorization header.',
    quote: 'Authorization: Bearer <Project ID:Refresh JWT>',
    source: places.update,
    ...needsBearer(updatePhone(), sent(newPhone)),
  },
  'authorization.verify-needs-bearer': {
    level: 'MUST',
    text: 'Rejects a verify without an Authorization header.',
    quote: 'security: Project ID',
    source: places.openApiVerify,
    ...needsBearer(verify(), session()),
  },
  'authorization.refuses-empty-bearer': {
    level: 'MUST',
    text: 'Rejects a bearer token without a project ID.',
    quote: format,
    source: places.signIn,
    ...refusesBearer('Bearer', [
      'Only the presence of the header is checked.',
      'An empty project ID finds the first project, or a default one.',
      'The header is split, and a missing second part is not noticed.',
    ]),
  },
  'authorization.refuses-other-scheme': {
    level: 'MUST',
    text: 'Rejects a project ID under a scheme other than Bearer, or without a scheme.',
    quote: format,
    source: places.signIn,
    ...refusesBearer('Basic <project ID>', [
      'The project ID is looked for anywhere in the header.',
      'The first word of the header is cut off, whichever it is.',
    ]),
  },
  'authorization.takes-trailing-colon': {
    level: 'SHOULD',
    text: 'Accepts a project ID with a trailing colon, as one SDK sends it.',
    quote: 'Bearer P:',
    source: places.sdks,
    ...takesBearer('Bearer <project ID>:', [
      'The whole bearer is compared with the project ID.',
      'A JWT is expected after a colon, and an empty one is not a JWT.',
    ]),
  },
  'authorization.takes-management-key': {
    level: 'SHOULD',
    text: 'Accepts a project ID followed by the management key, as one SDK sends it.',
    quote: 'a management key on auth calls',
    source: places.sdks,
    ...takesBearer('Bearer <project ID>:<management key>', [
      'Whatever follows the colon has to be a JWT.',
      'The management key is known to the management calls only.',
    ]),
  },
  'authorization.takes-key-behind-jwt': {
    level: 'SHOULD',
    text: 'Accepts a bearer token with the management key after the refresh JWT.',
    quote: '<project ID>:<refresh JWT>:<management key>',
    source: places.sdks,
    why: 'SDKs that are given a management key send it after each JWT. A strict reader of the header shuts all their users out.',
    causes: [
      'The header is split at its last colon, and the rest is used as the JWT.',
      'A bearer with more than two parts is rejected.',
    ],
    good: [updatePhone({ bearer: threeParts }), sent(newPhone)],
    bad: [updatePhone({ bearer: threeParts }), refused],
  },
} as const satisfies Entries;
