import { phone, refused, signIn, signUp, signUpOrIn, updatePhone } from '../../spec/examples.ts';
import { type Entries, type Explanation, places } from '../../spec/requirement.ts';
import { noBody } from './group.ts';

const wrongUrl = signUpOrIn({ more: '"redirectUrl":"https://unapproved.example/verify"' });

const noJwt = updatePhone({ bearer: 'Bearer <project ID>' });

const refusesInShape = (request: string): Explanation => ({
  causes: [
    'The error page of the framework gets through.',
    'The fields have other names, such as code and message.',
    'Errors of this route are made by other code than those of the rest.',
  ],
  good: [request, refused],
  bad: [request, '→ 4xx {"error":"unauthorized"}'],
});

const shape = 'errorCode, errorDescription';

export const entries = {
  'errors.sign-up-shape': {
    level: 'SHOULD',
    text: 'Returns errorCode and errorDescription in JSON when it rejects a sign-up.',
    quote: shape,
    source: places.sdks,
    ...refusesInShape(`# ${phone} is registered\n${signUp()}`),
  },
  'errors.sign-in-shape': {
    level: 'SHOULD',
    text: 'Returns errorCode and errorDescription in JSON when it rejects a sign-in.',
    quote: shape,
    source: places.sdks,
    ...refusesInShape(`# ${phone} is not registered\n${signIn()}`),
  },
  'errors.sign-up-or-in-shape': {
    level: 'SHOULD',
    text: 'Returns errorCode and errorDescription in JSON when it rejects a sign-up-or-in.',
    quote: shape,
    source: places.sdks,
    ...refusesInShape(wrongUrl),
  },
  'errors.update-phone-shape': {
    level: 'SHOULD',
    text: 'Returns errorCode and errorDescription in JSON when it rejects an update.',
    quote: shape,
    source: places.sdks,
    ...refusesInShape(noJwt),
  },
  'errors.verify-shape': {
    level: 'SHOULD',
    text: 'Returns errorCode and errorDescription in JSON when it rejects a verify.',
    quote: shape,
    source: places.sdks,
    ...refusesInShape('POST /v1/auth/magiclink/verify {"token":"never-handed-out"}'),
  },
  'errors.are-json': {
    level: 'SHOULD',
    text: 'Declares the body of an error response as JSON.',
    quote: 'Content-Type',
    source: places.http,
    why: 'A client that trusts the content type parses a string where it expects an object.',
    causes: [
      'The text is JSON, but the content type is the default of the framework.',
      'Errors are sent by a layer in front, which has a page of its own.',
    ],
    good: [noBody, refused, 'Content-Type: application/json'],
    bad: [noBody, refused, 'Content-Type: text/plain'],
  },
} as const satisfies Entries;
