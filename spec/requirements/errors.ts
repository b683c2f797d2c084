import { places, type Requirements } from './requirement.ts';

const shape = 'errorCode, errorDescription';

export const errors = {
  'errors.sign-up-shape': {
    level: 'SHOULD',
    text: 'A sign-up is refused with errorCode and errorDescription in JSON.',
    quote: shape,
    source: places.sdks,
  },
  'errors.sign-in-shape': {
    level: 'SHOULD',
    text: 'A sign-in is refused with errorCode and errorDescription in JSON.',
    quote: shape,
    source: places.sdks,
  },
  'errors.sign-up-or-in-shape': {
    level: 'SHOULD',
    text: 'A sign-up or in is refused with errorCode and errorDescription in JSON.',
    quote: shape,
    source: places.sdks,
  },
  'errors.update-phone-shape': {
    level: 'SHOULD',
    text: 'An update is refused with errorCode and errorDescription in JSON.',
    quote: shape,
    source: places.sdks,
  },
  'errors.verify-shape': {
    level: 'SHOULD',
    text: 'A verify is refused with errorCode and errorDescription in JSON.',
    quote: shape,
    source: places.sdks,
  },
  'errors.are-json': {
    level: 'SHOULD',
    text: 'A refusal says that its body is JSON.',
    quote: 'Content-Type',
    source: places.http,
  },
  'errors.show-no-stack-trace': {
    level: 'SHOULD',
    text: 'A refusal shows no stack trace.',
    quote: 'stack trace',
    source: places.owaspErrors,
  },
  'errors.echo-no-credential': {
    level: 'SHOULD',
    text: 'A refusal does not repeat the JWT or the token that was sent.',
    quote: 'sensitive information',
    source: places.owaspErrors,
  },
} as const satisfies Requirements;
