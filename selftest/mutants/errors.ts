import type { Context } from 'hono';
import type { Body } from '../../reference/core.ts';
import { paths, type Operation } from '../../reference/operation.ts';
import { Refusal } from '../../reference/refusal.ts';
import { Reference } from '../../reference/reference.ts';
import { without } from './faults.ts';

type IsCause = (refusal: Refusal, context: Context) => boolean;

const anyCause: IsCause = () => true;
const code =
  (wanted: string): IsCause =>
  refusal =>
    refusal.code === wanted;

/** Refuses the calls of one operation with another body, whatever the cause or for one alone. */
const refusesWith = (at: Operation, change: (usual: Body) => Body, isCause = anyCause) =>
  class extends Reference {
    protected override refusalBody(refusal: Refusal, context: Context): Body {
      const usual = super.refusalBody(refusal, context);
      const isHere = context.req.path === paths[at] && isCause(refusal, context);
      return isHere ? change(usual) : usual;
    }
  };

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

/** Refuses a sign-up without a code. */
export class SignUpRefusesWithoutCode extends refusesWith('signUp', each =>
  without(each, 'errorCode'),
) {
  static readonly breaks = 'errors.sign-up-shape';
}

/** Refuses a sign-up of somebody registered with a code of its own. */
export class RegisteredHasOwnCode extends refusesWith(
  'signUp',
  usual => ({ ...usual, errorCode: 'USER_EXISTS' }),
  code('E062107'),
) {
  static readonly breaks = 'errors.sign-up-shape';
}

/** Leaves a malformed body of a sign-up to the framework, which answers in text. */
export class MalformedSignUpIsText extends answers(
  usual => new Response('Bad Request', usual),
  at('signUp', malformed),
) {
  static readonly breaks = 'errors.sign-up-shape';
}

/** Refuses a sign-in with a text. */
export class SignInRefusesInText extends answers(
  (usual, { message }) => new Response(message, usual),
  at('signIn'),
) {
  static readonly breaks = 'errors.sign-in-shape';
}

/** Refuses a sign-in of somebody unregistered without a description. */
export class UnregisteredHasNoDescription extends refusesWith(
  'signIn',
  each => without(each, 'errorDescription'),
  code('E062108'),
) {
  static readonly breaks = 'errors.sign-in-shape';
}

/** Refuses a sign-in without a bearer in the way of a gateway. */
export class MissingBearerIsGatewayError extends refusesWith(
  'signIn',
  () => ({ statusCode: 401, error: 'Unauthorized', message: 'Missing authentication' }),
  unauthorized,
) {
  static readonly breaks = 'errors.sign-in-shape';
}

/** Refuses a sign-up or in with an error inside. */
export class SignUpOrInRefusesNested extends refusesWith('signUpOrIn', error => ({ error })) {
  static readonly breaks = 'errors.sign-up-or-in-shape';
}

/** Refuses a sign-up or in for its redirect URL without a code. */
export class UnapprovedHasNoCode extends refusesWith(
  'signUpOrIn',
  each => without(each, 'errorCode'),
  ({ message }) => message.includes('redirect'),
) {
  static readonly breaks = 'errors.sign-up-or-in-shape';
}

/** Refuses an update with a page. */
export class UpdateRefusesWithPage extends answers(
  usual => new Response('<!doctype html><title>401</title>', usual),
  at('updatePhone'),
) {
  static readonly breaks = 'errors.update-phone-shape';
}

/** Refuses an update for its JWT with no body at all. */
export class WrongJwtHasNoBody extends answers(
  ({ status }) => new Response(null, { status }),
  at('updatePhone', unauthorized),
) {
  static readonly breaks = 'errors.update-phone-shape';
}

/** Refuses an update for a missing field with a list of faults. */
export class MissingFieldIsListed extends refusesWith(
  'updatePhone',
  ({ message }) => ({ errors: [{ path: 'phone', message }] }),
  ({ message }) => message.includes('required'),
) {
  static readonly breaks = 'errors.update-phone-shape';
}

/** Refuses a verify with a number as the code. */
export class VerifyRefusesWithNumber extends refusesWith('verify', usual => ({
  ...usual,
  errorCode: Number(String(usual['errorCode']).slice(1)),
})) {
  static readonly breaks = 'errors.verify-shape';
}

/** Refuses a token without a description. */
export class WrongTokenHasNoDescription extends refusesWith(
  'verify',
  ({ errorCode }) => ({ errorCode }),
  code('E062504'),
) {
  static readonly breaks = 'errors.verify-shape';
}

/** Refuses a missing token in the way of a framework. */
export class MissingTokenIsFrameworkError extends refusesWith(
  'verify',
  () => ({ detail: [{ loc: ['body', 'token'], msg: 'field required' }] }),
  code('E011003'),
) {
  static readonly breaks = 'errors.verify-shape';
}

/** Calls the JSON of every refusal a page. */
export class RefusalsAreCalledPages extends answers(
  withHeader('Content-Type', 'text/html; charset=utf-8'),
  anyCause,
) {
  static readonly breaks = 'errors.are-json';
}

/** Calls the JSON of a refusal text where the body is malformed. */
export class MalformedIsCalledText extends answers(
  withHeader('Content-Type', 'text/plain'),
  malformed,
) {
  static readonly breaks = 'errors.are-json';
}

/** Calls the JSON of a verify's refusal nothing. */
export class RefusedVerifyIsCalledNothing extends answers(usual => {
  usual.headers.delete('Content-Type');
  return usual;
}, at('verify')) {
  static readonly breaks = 'errors.are-json';
}

/** Shows where every refusal came from. */
export class RefusalsShowStack extends Reference {
  static readonly breaks = 'errors.show-no-stack-trace';

  protected override refusalBody(refusal: Refusal, context: Context): Body {
    return { ...super.refusalBody(refusal, context), stack: refusal.stack };
  }
}

/** Shows where a malformed body was found out. */
export class MalformedShowsStack extends Reference {
  static readonly breaks = 'errors.show-no-stack-trace';

  protected override parse(text: string): unknown {
    try {
      return JSON.parse(text);
    } catch (error) {
      throw new Refusal(400, 'E011001', 'Request is malformed', (error as Error).stack);
    }
  }
}

/** Shows the trace of another language where a JWT is wrong. */
export class WrongJwtShowsTraceback extends refusesWith(
  'updatePhone',
  usual => ({
    ...usual,
    errorMessage:
      'Traceback (most recent call last):\n  File "/srv/app/auth.py", line 88, in check\nInvalidSignature',
  }),
  ({ message }) => message.includes('JWT'),
) {
  static readonly breaks = 'errors.show-no-stack-trace';
}

/** Repeats the token that it refuses. */
export class RefusalRepeatsToken extends Reference {
  static readonly breaks = 'errors.echo-no-credential';

  protected override refuseToken(_project: unknown, token: string): Response {
    throw new Refusal(401, 'E062504', 'Token expired', `No link has the token ${token}`);
  }
}

/** Repeats the authorization header of an update that it refuses. */
export class RefusalRepeatsJwt extends Reference {
  static readonly breaks = 'errors.echo-no-credential';

  protected override refusalBody(refusal: Refusal, context: Context): Body {
    const usual = super.refusalBody(refusal, context);
    if (context.req.path !== paths.updatePhone) return usual;
    return { ...usual, request: { authorization: context.req.header('authorization') } };
  }
}

/** Repeats the body of a verify that it refuses, in a header. */
export class RefusalRepeatsTokenInHeader extends Reference {
  static readonly breaks = 'errors.echo-no-credential';

  protected override refuseToken(_project: unknown, token: string): Response {
    const body = { errorCode: 'E062504', errorDescription: 'Token expired' };
    return Response.json(body, {
      status: 401,
      headers: { 'X-Refused': encodeURIComponent(token) },
    });
  }
}
