import type { APIRequest, APIRequestContext } from '@playwright/test';

/** A context, as long as calls use it. */
export interface Lent {
  context: Promise<APIRequestContext>;
  /** Whether it may hold the connection of an earlier call. */
  kept: boolean;
  calls: number;
  isSpoilt: boolean;
}

/**
 * Who lends contexts to calls, so that no cookie of one answer reaches another call. All calls share one context, since
 * the engine works for each of them at every check, until an answer sets a cookie: from then on each call has its own.
 */
export class Contexts {
  private readonly request: APIRequest;
  private readonly tlsInsecure: boolean;
  private readonly open = new Set<Lent>();
  private shared: Lent | undefined;
  private hasCookies = false;

  constructor(request: APIRequest, tlsInsecure: boolean) {
    this.request = request;
    this.tlsInsecure = tlsInsecure;
  }

  /** A context for one call. */
  take(): Lent {
    if (this.hasCookies) return lend([...this.open].find(isIdle) ?? this.create());
    this.shared ??= this.create();
    return lend(this.shared);
  }

  /** A context without any connection, for one call. */
  fresh(): Lent {
    return lend(this.create());
  }

  /** Takes a context back; one that holds a cookie, or whose connection broke, is not lent again. */
  async giveBack(lent: Lent, { cookie, broken }: { cookie: boolean; broken: boolean }) {
    lent.calls -= 1;
    lent.kept = true;
    lent.isSpoilt ||= cookie || broken;
    this.hasCookies ||= cookie;
    if (this.hasCookies || (lent.isSpoilt && lent === this.shared)) this.shared = undefined;
    const isOver = lent.isSpoilt || !(this.hasCookies || lent === this.shared);
    if (isOver && isIdle(lent)) await this.dispose(lent);
  }

  async close(): Promise<void> {
    await Promise.all([...this.open].map(each => this.dispose(each)));
  }

  private create(): Lent {
    const context = this.request.newContext({ ignoreHTTPSErrors: this.tlsInsecure });
    const lent = { context, kept: false, calls: 0, isSpoilt: false };
    this.open.add(lent);
    return lent;
  }

  private async dispose(lent: Lent): Promise<void> {
    this.open.delete(lent);
    await (await lent.context).dispose();
  }
}

const isIdle = ({ calls }: Lent) => calls === 0;

function lend(lent: Lent): Lent {
  lent.calls += 1;
  return lent;
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
