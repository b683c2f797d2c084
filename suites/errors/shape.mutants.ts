import type { Context } from 'hono';
import { type Operation, paths } from '../../reference/operation.ts';
import { Reference } from '../../reference/reference.ts';
import { Refusal } from '../../reference/refusal.ts';
import { without } from '../../selftest/faults/answers.ts';
import { anyCause, type IsCause, refusesWith } from '../../selftest/faults/errors.ts';
import type { Rows } from '../../selftest/faults/mutant.ts';

const code =
  (wanted: string): IsCause =>
  refusal =>
    refusal.code === wanted;

/** Refuses calls with another answer. */
const answers = (change: (usual: Response, refusal: Refusal) => Response, isCause: IsCause) =>
  class extends Reference {
    protected override refusal(refusal: Refusal, context: Context): Response {
      const usual = super.refusal(refusal, context);
      return isCause(refusal, context) ? change(usual, refusal) : usual;
    }
  };

const at =
  (operation: Operation, isCause = anyCause): IsCause =>
  (refusal, context) =>
    context.req.path === paths[operation] && isCause(refusal, context);

const withHeader = (name: string, value: string) => (usual: Response) => {
  usual.headers.set(name, value);
  return usual;
};

const malformed = code('E011001');

const unauthorized = code('E061005');

export const rows: Rows = {
  SignUpRefusesWithoutCode: {
    sentence: 'Refuses a sign-up without a code.',
    breaks: 'errors.sign-up-shape',
    fault: refusesWith('signUp', each => without(each, 'errorCode')),
  },
  RegisteredHasOwnCode: {
    sentence: 'Refuses a sign-up of somebody registered with a code of its own.',
    breaks: 'errors.sign-up-shape',
    fault: refusesWith(
      'signUp',
      usual => ({ ...usual, errorCode: 'USER_EXISTS' }),
      code('E062107'),
    ),
  },
  MalformedSignUpIsText: {
    sentence: 'Leaves a malformed body of a sign-up to the framework, which answers in text.',
    breaks: 'errors.sign-up-shape',
    fault: answers(usual => new Response('Bad Request', usual), at('signUp', malformed)),
  },
  SignInRefusesInText: {
    sentence: 'Refuses a sign-in with a text.',
    breaks: 'errors.sign-in-shape',
    fault: answers((usual, { message }) => new Response(message, usual), at('signIn')),
  },
  UnregisteredHasNoDescription: {
    sentence: 'Refuses a sign-in of somebody unregistered without a description.',
    breaks: 'errors.sign-in-shape',
    fault: refusesWith('signIn', each => without(each, 'errorDescription'), code('E062108')),
  },
  MissingBearerIsGatewayError: {
    sentence: 'Refuses a sign-in without a bearer in the way of a gateway.',
    breaks: 'errors.sign-in-shape',
    fault: refusesWith(
      'signIn',
      () => ({ statusCode: 401, error: 'Unauthorized', message: 'Missing authentication' }),
      unauthorized,
    ),
  },
  SignUpOrInRefusesNested: {
    sentence: 'Refuses a sign-up or in with an error inside.',
    breaks: 'errors.sign-up-or-in-shape',
    fault: refusesWith('signUpOrIn', error => ({ error })),
  },
  UnapprovedHasNoCode: {
    sentence: 'Refuses a sign-up or in for its redirect URL without a code.',
    breaks: 'errors.sign-up-or-in-shape',
    fault: refusesWith(
      'signUpOrIn',
      each => without(each, 'errorCode'),
      ({ message }) => message.includes('redirect'),
    ),
  },
  UpdateRefusesWithPage: {
    sentence: 'Refuses an update with a page.',
    breaks: 'errors.update-phone-shape',
    fault: answers(
      usual => new Response('<!doctype html><title>401</title>', usual),
      at('updatePhone'),
    ),
  },
  WrongJwtHasNoBody: {
    sentence: 'Refuses an update for its JWT with no body at all.',
    breaks: 'errors.update-phone-shape',
    fault: answers(({ status }) => new Response(null, { status }), at('updatePhone', unauthorized)),
    also: ['errors.are-json'],
  },
  MissingFieldIsListed: {
    sentence: 'Refuses an update for a missing field with a list of faults.',
    breaks: 'errors.update-phone-shape',
    fault: refusesWith(
      'updatePhone',
      ({ message }) => ({ errors: [{ path: 'phone', message }] }),
      ({ message }) => message.includes('required'),
    ),
  },
  VerifyRefusesWithNumber: {
    sentence: 'Refuses a verify with a number as the code.',
    breaks: 'errors.verify-shape',
    fault: refusesWith('verify', usual => ({
      ...usual,
      errorCode: Number(String(usual['errorCode']).slice(1)),
    })),
  },
  WrongTokenHasNoDescription: {
    sentence: 'Refuses a token without a description.',
    breaks: 'errors.verify-shape',
    fault: refusesWith('verify', ({ errorCode }) => ({ errorCode }), code('E062504')),
  },
  MissingTokenIsFrameworkError: {
    sentence: 'Refuses a missing token in the way of a framework.',
    breaks: 'errors.verify-shape',
    fault: refusesWith(
      'verify',
      () => ({ detail: [{ loc: ['body', 'token'], msg: 'field required' }] }),
      code('E011003'),
    ),
  },
  RefusalsAreCalledPages: {
    sentence: 'Calls the JSON of every refusal a page.',
    breaks: 'errors.are-json',
    fault: answers(withHeader('Content-Type', 'text/html; charset=utf-8'), anyCause),
  },
  MalformedIsCalledText: {
    sentence: 'Calls the JSON of a refusal text where the body is malformed.',
    breaks: 'errors.are-json',
    fault: answers(withHeader('Content-Type', 'text/plain'), malformed),
  },
  RefusedVerifyIsCalledNothing: {
    sentence: "Calls the JSON of a verify's refusal nothing.",
    breaks: 'errors.are-json',
    fault: answers(usual => {
      usual.headers.delete('Content-Type');
      return usual;
    }, at('verify')),
  },
};
