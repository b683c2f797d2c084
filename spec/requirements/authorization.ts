import { places, type Requirements } from './requirement.ts';

const required = 'Authorization Required Bearer <token>';
const format = 'Authorization: Bearer <Project ID>';
const project = 'use authorization bearer header';

export const authorization = {
  'authorization.sign-up-needs-bearer': {
    level: 'MUST',
    text: 'A sign-up without an authorization header is refused.',
    quote: required,
    source: places.openApiSignUp,
  },
  'authorization.sign-in-needs-bearer': {
    level: 'MUST',
    text: 'A sign-in without an authorization header is refused.',
    quote: format,
    source: places.signIn,
  },
  'authorization.sign-up-or-in-needs-bearer': {
    level: 'MUST',
    text: 'A sign-up or in without an authorization header is refused.',
    quote: required,
    source: places.signUpOrIn,
  },
  'authorization.update-phone-needs-bearer': {
    level: 'MUST',
    text: 'An update without an authorization header is refused.',
    quote: 'Authorization: Bearer <Project ID:Refresh JWT>',
    source: places.update,
  },
  'authorization.verify-needs-bearer': {
    level: 'MUST',
    text: 'A verify without an authorization header is refused.',
    quote: 'security: Project ID',
    source: places.openApiVerify,
  },
  'authorization.refuses-empty-bearer': {
    level: 'MUST',
    text: 'A bearer without a project ID is refused.',
    quote: format,
    source: places.signIn,
  },
  'authorization.refuses-other-scheme': {
    level: 'MUST',
    text: 'A project ID under another scheme than Bearer, or under none, is refused.',
    quote: format,
    source: places.signIn,
  },
  'authorization.refuses-unknown-project': {
    level: 'SHOULD',
    text: 'A project ID that does not exist is refused.',
    quote: format,
    source: places.signIn,
  },
  'authorization.refuses-altered-case': {
    level: 'SHOULD',
    text: 'A project ID of which the case was altered is refused.',
    quote: format,
    source: places.signIn,
  },
  'authorization.refused-texts-nobody': {
    level: 'MUST',
    text: 'A call that is refused for its bearer sends no message.',
    quote: project,
    source: places.signIn,
  },
  'authorization.refused-makes-nobody': {
    level: 'MUST',
    text: 'A call that is refused for its bearer makes no user.',
    quote: project,
    source: places.signIn,
  },
  'authorization.refused-verify-hands-out-nothing': {
    level: 'MUST',
    text: 'A verify that is refused for its bearer hands out no JWT.',
    quote: 'security: Project ID',
    source: places.openApiVerify,
  },
  'authorization.projects-share-no-users': {
    level: 'SHOULD',
    text: 'A user of one project is not registered in another.',
    quote: format,
    source: places.signIn,
  },
  'authorization.projects-share-no-links': {
    level: 'SHOULD',
    text: 'A link of one project is refused by another.',
    quote: format,
    source: places.signIn,
  },
  'authorization.projects-share-no-sessions': {
    level: 'SHOULD',
    text: 'A refresh JWT of one project is refused by another.',
    quote: 'requires both the ProjectId and refresh JWT',
    source: places.update,
  },
  'authorization.takes-trailing-colon': {
    level: 'SHOULD',
    text: 'A project ID with a colon behind it is taken, as one SDK sends it.',
    quote: 'Bearer P:',
    source: places.sdks,
  },
  'authorization.takes-management-key': {
    level: 'SHOULD',
    text: 'A project ID with the management key behind it is taken, as one SDK sends it.',
    quote: 'a management key on auth calls',
    source: places.sdks,
  },
  'authorization.management-makes-users-by-key-only': {
    level: 'SHOULD',
    text: 'Nobody makes a test user without the management key.',
    quote: 'P:ManagementKey',
    source: places.sdks,
  },
  'authorization.management-makes-links-by-key-only': {
    level: 'SHOULD',
    text: 'Nobody is handed the link of a test user without the management key.',
    quote: 'P:ManagementKey',
    source: places.sdks,
  },
  'authorization.management-deletes-by-key-only': {
    level: 'SHOULD',
    text: 'Nobody deletes a user without the management key.',
    quote: 'P:ManagementKey',
    source: places.sdks,
  },
} as const satisfies Requirements;
