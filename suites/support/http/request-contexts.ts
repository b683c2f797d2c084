import type { APIRequest, APIRequestContext } from '@playwright/test';
import type { Connection } from '../../../targets/target.ts';

/** A context of Playwright, as long as calls use it. */
export interface LentContext {
  context: Promise<APIRequestContext>;
  calls: number;
  isSpoilt: boolean;
}

/**
 * Lends contexts to calls, so that no cookie of one answer reaches another call. All calls share one context, since
 * Playwright works for each of them at every check, until an answer sets a cookie: from then on each call has its own.
 */
export class RequestContexts {
  private readonly request: APIRequest;
  private readonly options: Parameters<APIRequest['newContext']>[0];
  private readonly open = new Set<LentContext>();
  private shared: LentContext | undefined;
  private hasCookies = false;

  constructor(
    request: APIRequest,
    { tlsInsecure, proxy }: Pick<Connection, 'tlsInsecure' | 'proxy'>,
  ) {
    this.request = request;
    this.options = { ignoreHTTPSErrors: tlsInsecure, ...(proxy && { proxy }) };
  }

  /** A context for one call. */
  take(): LentContext {
    if (this.hasCookies) return lend([...this.open].find(isIdle) ?? this.create());
    this.shared ??= this.create();
    return lend(this.shared);
  }

  /** A context without any connection, for one call. */
  fresh(): LentContext {
    return lend(this.create());
  }

  /** Takes a context back; one that holds a cookie, or whose connection broke, is not lent again. */
  async giveBack(lent: LentContext, { cookie, broken }: { cookie: boolean; broken: boolean }) {
    lent.calls -= 1;
    lent.isSpoilt ||= cookie || broken;
    this.hasCookies ||= cookie;
    if (this.hasCookies || (lent.isSpoilt && lent === this.shared)) this.shared = undefined;
    const isOver = lent.isSpoilt || !(this.hasCookies || lent === this.shared);
    if (isOver && isIdle(lent)) await this.dispose(lent);
  }

  async close(): Promise<void> {
    await Promise.all([...this.open].map(each => this.dispose(each)));
  }

  private create(): LentContext {
    const context = this.request.newContext(this.options);
    const lent = { context, calls: 0, isSpoilt: false };
    this.open.add(lent);
    return lent;
  }

  private async dispose(lent: LentContext): Promise<void> {
    this.open.delete(lent);
    await (await lent.context).dispose();
  }
}

const isIdle = ({ calls }: LentContext) => calls === 0;

function lend(lent: LentContext): LentContext {
  lent.calls += 1;
  return lent;
}
