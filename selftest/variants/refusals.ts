import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import type { Body } from '../../reference/core.ts';
import { Refusal } from '../../reference/refusal.ts';
import type { Freedom } from './variant.ts';

/** No document gives the statuses of refusals: here every one is 400, with one code for all. */
export const refusesEverythingAlike: Freedom = Base =>
  class extends Base {
    protected override refusal(_refusal: Refusal, context: Context): Response {
      return super.refusal(new Refusal(400, 'E011001', 'The request cannot be granted'), context);
    }
  };

/** No document gives the statuses of refusals: here every one is 404, so that nobody learns what is there. */
export const refusesAsNotFound: Freedom = Base =>
  class extends Base {
    protected override refusal({ code, description }: Refusal, context: Context): Response {
      return super.refusal(new Refusal(404, code, description), context);
    }
  };

const others: Record<number, number> = { 400: 422, 401: 403, 404: 410, 409: 400 };

/** No document gives the statuses of refusals: here they are the less usual ones. */
export const refusesByOtherStatuses: Freedom = Base =>
  class extends Base {
    protected override refusal(refusal: Refusal, context: Context): Response {
      const { status, code, description, message } = refusal;
      return super.refusal(new Refusal(others[status] ?? 418, code, description, message), context);
    }
  };

/** Codes and words of refusals are free, the optional ones may be null, and there may be more beside them. */
export const refusesInOtherWords: Freedom = Base =>
  class extends Base {
    protected override refusalBody({ code, status }: Refusal, _context: Context): Body {
      return {
        errorCode: code.replace('E06', 'E99'),
        errorDescription: `Das geht leider nicht (${status})`,
        errorMessage: null,
        requestId: randomUUID(),
        details: [],
      };
    }
  };

/** Refusals may be problems of RFC 9457, with the documented members beside its own. */
export const refusesAsProblems: Freedom = Base =>
  class extends Base {
    protected override refusal(refusal: Refusal, context: Context): Response {
      const { status, description } = refusal;
      const problem = { type: 'about:blank', title: description, status };
      const body = JSON.stringify({ ...problem, ...this.refusalBody(refusal, context) });
      return new Response(body, {
        status,
        headers: { 'Content-Type': 'application/problem+json' },
      });
    }
  };

/** A refusal may say how to do better: which scheme to use, and what is wrong with which field. */
export const explainsRefusals: Freedom = Base =>
  class extends Base {
    protected override refusal(refusal: Refusal, context: Context): Response {
      const answer = super.refusal(refusal, context);
      if (refusal.status === 401)
        answer.headers.set('WWW-Authenticate', 'Bearer realm="magic link"');
      return answer;
    }

    protected override refusalBody(refusal: Refusal, context: Context): Body {
      const violations = [{ field: 'body', message: refusal.message }];
      return { ...super.refusalBody(refusal, context), errors: violations, docs: null };
    }
  };
