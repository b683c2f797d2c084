import { refused, updatePhone } from '../../spec/examples.ts';
import { type Entries, places } from '../../spec/requirement.ts';
import { noBody } from './group.ts';

const wrongJwt = updatePhone({ bearer: 'Bearer <project ID>:<altered JWT>' });

export const entries = {
  'errors.show-no-stack-trace': {
    level: 'SHOULD',
    text: 'Shows no stack trace in an error response.',
    quote: 'stack trace',
    source: places.owaspErrors,
    why: 'A stack trace shows attackers which software runs here, in which version and where to look for holes.',
    causes: ['The target runs in development mode.', 'The message of an exception is returned.'],
    good: [noBody, refused],
    bad: [noBody, '→ 4xx {"errorDescription":"SyntaxError … at parse (/srv/app/body.js:41:9)"}'],
  },
  'errors.echo-no-credential': {
    level: 'SHOULD',
    text: 'Does not repeat the JWT or token of the request in an error response.',
    quote: 'sensitive information',
    source: places.owaspErrors,
    why: 'Errors end up in logs, in bug reports and on screens. A JWT or a token in them ends up there, too.',
    causes: [
      'The error says which token was not found.',
      'The whole request is put into the response for debugging.',
      'The message of the JWT library is returned, with the JWT in it.',
    ],
    good: [wrongJwt, '→ 4xx {"errorCode":"E…","errorDescription":"The JWT is invalid"}'],
    bad: [wrongJwt, '→ 4xx {"errorCode":"E…","errorDescription":"Invalid: <altered JWT>"}'],
  },
} as const satisfies Entries;
