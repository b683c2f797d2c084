import { exchange, refusal, type GroupExplanation } from './explanation.ts';

const request = 'POST /v1/auth/magiclink/verify\n{"token":"never-handed-out"}';

export const errors: GroupExplanation = {
  why: 'SDKs turn a refusal into an error that the application can tell apart, and nearly all of them read errorCode for it. Without it the application can only say that something went wrong.',
  causes: [
    'The error page of the framework gets through.',
    'The fields have other names, such as code and message.',
  ],
  good: exchange(request, '', refusal),
  bad: exchange(request, '', '401', '{"error":"unauthorized"}'),
  families: [
    {
      ids: ['errors.are-json'],
      why: 'A client that goes by the content type reads a text where it expects an object.',
      causes: ['The text is JSON, but the content type is the default of the framework.'],
      bad: exchange(request, '', '401', 'content-type: text/plain', '{"errorCode":"E…"}'),
    },
    {
      ids: ['errors.show-no-stack-trace'],
      why: 'A stack trace tells strangers which software runs here, in which version and where to look for holes.',
      causes: ['The target runs in development mode.', 'The message of an exception is handed on.'],
      bad: exchange(
        request,
        '',
        '500',
        'TypeError: Cannot read properties of undefined',
        '    at verify (/srv/app.js:42:7)',
      ),
    },
    {
      ids: ['errors.echo-no-credential'],
      why: 'Errors end up in logs, and logs are read by many. A JWT or a token that an error repeats is a credential in the wrong hands.',
      causes: ['The message quotes the value that it complains about.'],
      bad: exchange(
        request,
        '',
        '401',
        '{"errorCode":"E…","errorDescription":"never-handed-out is unknown"}',
      ),
    },
  ],
};
