import type { Freedom } from './variant.ts';

const limited = { errorCode: 'E130429', errorDescription: 'Rate limit exceeded' };

/** Every now and then a call may be one too many, and is welcome again when Retry-After says. */
export const limitsRates: Freedom = Base =>
  class extends Base {
    private calls = 0;

    override fetch(request: Request): Response | Promise<Response> {
      this.calls += 1;
      if (request.url.includes('/outbox/') || this.calls % 17 > 0) return super.fetch(request);
      const seconds = this.calls % (17 * 30) === 0 ? 1 : 0;
      return Response.json(limited, { status: 429, headers: { 'Retry-After': String(seconds) } });
    }
  };

/** A service may be away for a moment, and say when it is back. */
export const isAwayForMoments: Freedom = Base =>
  class extends Base {
    private calls = 0;

    override fetch(request: Request): Response | Promise<Response> {
      this.calls += 1;
      if (this.calls % 23 > 0) return super.fetch(request);
      const back = new Date().toUTCString();
      return new Response('Back soon', { status: 503, headers: { 'Retry-After': back } });
    }
  };
