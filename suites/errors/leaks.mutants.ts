import type { Context } from 'hono';
import type { Body } from '../../reference/core.ts';
import { paths } from '../../reference/operation.ts';
import { Reference } from '../../reference/reference.ts';
import { Refusal } from '../../reference/refusal.ts';
import { refusesWith } from '../../selftest/faults/errors.ts';
import type { Rows } from '../../selftest/faults/mutant.ts';

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
  static readonly also = ['bad-input.odd-characters'] as const;

  protected override refuseToken(_project: unknown, token: string): Response {
    const body = { errorCode: 'E062504', errorDescription: 'Token expired' };
    return Response.json(body, {
      status: 401,
      headers: { 'X-Refused': encodeURIComponent(token) },
    });
  }
}

export const rows: Rows = {
  WrongJwtShowsTraceback: {
    sentence: 'Shows the trace of another language where a JWT is wrong.',
    breaks: 'errors.show-no-stack-trace',
    fault: refusesWith(
      'updatePhone',
      usual => ({
        ...usual,
        errorMessage:
          'Traceback (most recent call last):\n  File "/srv/app/auth.py", line 88, in check\nInvalidSignature',
      }),
      ({ message }) => message.includes('JWT'),
    ),
  },
};
