import { phone, refused, signIn, signUp, signUpOrIn, updatePhone } from './calls.ts';
import type { ExplanationOf } from './explanation.ts';
import { refusesInShape } from './senders.ts';

const wrongUrl = signUpOrIn({ more: '"redirectUrl":"https://unapproved.example/verify"' });
const noJwt = updatePhone({ bearer: 'Bearer <project ID>' });
const noBody = signIn({ body: '{' });
const wrongJwt = updatePhone({ bearer: 'Bearer <project ID>:<altered JWT>' });

export const aboutErrors: ExplanationOf<'errors'> = {
  why: 'SDKs turn a refusal into an error that the application can tell apart, and nearly all of them read errorCode for it. Without it the application can only say that something went wrong. Which status among 4xx a refusal has is the choice of the target.',
  causes: [
    'The error page of the framework gets through.',
    'The fields have other names, such as code and message.',
  ],
  told: {
    'errors.sign-up-shape': refusesInShape(`# ${phone} is registered\n${signUp()}`),
    'errors.sign-in-shape': refusesInShape(`# ${phone} is not registered\n${signIn()}`),
    'errors.sign-up-or-in-shape': refusesInShape(wrongUrl),
    'errors.update-phone-shape': refusesInShape(noJwt),
    'errors.verify-shape': refusesInShape(
      'POST /v1/auth/magiclink/verify {"token":"never-handed-out"}',
    ),
    'errors.are-json': {
      why: 'A client that goes by the content type reads a text where it expects an object.',
      causes: [
        'The text is JSON, but the content type is the default of the framework.',
        'Errors are sent by a layer in front, which has a page of its own.',
      ],
      good: [noBody, refused, 'Content-Type: application/json'],
      bad: [noBody, refused, 'Content-Type: text/plain'],
    },
    'errors.show-no-stack-trace': {
      why: 'A stack trace tells strangers which software runs here, in which version and where to look for holes.',
      causes: ['The target runs in development mode.', 'The message of an exception is handed on.'],
      good: [noBody, refused],
      bad: [noBody, '→ 4xx {"errorDescription":"SyntaxError … at parse (/srv/app/body.js:41:9)"}'],
    },
    'errors.echo-no-credential': {
      why: 'Errors end up in logs, in bug reports and on screens. A JWT or a token in them goes along.',
      causes: [
        'The error says which token was not found.',
        'The whole request is put into the answer for debugging.',
        'The message of the JWT library is handed on, with the JWT in it.',
      ],
      good: [wrongJwt, '→ 4xx {"errorCode":"E…","errorDescription":"The JWT is invalid"}'],
      bad: [wrongJwt, '→ 4xx {"errorCode":"E…","errorDescription":"Invalid: <altered JWT>"}'],
    },
  },
};
