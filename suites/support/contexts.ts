import type { APIRequest, APIRequestContext } from '@playwright/test';

/** Who lends a context to one call at a time, so that no cookie of one answer reaches another call. */
export class Contexts {
  private readonly request: APIRequest;
  private readonly tlsInsecure: boolean;
  private readonly idle: APIRequestContext[] = [];

  constructor(request: APIRequest, tlsInsecure: boolean) {
    this.request = request;
    this.tlsInsecure = tlsInsecure;
  }

  /** A context that no other call uses: `kept` where it may hold a connection of an earlier call. */
  async take(): Promise<{ context: APIRequestContext; kept: boolean }> {
    const context = this.idle.pop();
    if (context) return { context, kept: true };
    return { context: await this.fresh(), kept: false };
  }

  /** A context without any connection. */
  fresh(): Promise<APIRequestContext> {
    return this.request.newContext({ ignoreHTTPSErrors: this.tlsInsecure });
  }

  /** Takes a context back; one that an answer has given a cookie, or whose connection broke, is not lent again. */
  async giveBack(context: APIRequestContext, isSpoilt: boolean): Promise<void> {
    if (isSpoilt) await context.dispose();
    else this.idle.push(context);
  }

  async close(): Promise<void> {
    await Promise.all(this.idle.splice(0).map(each => each.dispose()));
  }
}

type Wrapped = APIRequestContext & {
  _wrapApiCall?<T>(act: () => Promise<T>, options: { internal: boolean }): Promise<T>;
};

/**
 * Calls without a step in Playwright's own reports: the error of a step quotes every header, and so the bearer. Where a
 * later engine names this otherwise, the steps are back; a self-test looks for secrets in those reports.
 */
export function withoutSteps<T>(context: APIRequestContext, act: () => Promise<T>): Promise<T> {
  const wrapped: Wrapped = context;
  return wrapped._wrapApiCall ? wrapped._wrapApiCall(act, { internal: true }) : act();
}
