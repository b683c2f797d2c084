import type { Freedom } from './variant.ts';

/** A subclass that answers some paths as if nothing were there. */
const without =
  (status: number, ...paths: string[]): Freedom =>
  Base =>
    class extends Base {
      override fetch(request: Request): Response | Promise<Response> {
        const { pathname } = new URL(request.url);
        if (!paths.some(each => pathname.startsWith(each))) return super.fetch(request);
        return new Response('Nothing here', { status });
      }
    };

/** Refresh is no operation of the contract: it may be missing. */
export const offersNoRefresh = without(404, '/v1/auth/refresh');

/** Me is no operation of the contract: it may be missing. */
export const offersNoMe = without(405, '/v1/auth/me');

/** Logout is no operation of the contract: it may be missing. */
export const offersNoLogout = without(501, '/v1/auth/logout');

/** The published keys are no operation of the contract: they may be missing. */
export const publishesNoKeys = without(404, '/v2/keys/');

/** Nothing but the five operations needs to be there. */
export const offersTheFiveAlone = without(
  404,
  '/v1/auth/refresh',
  '/v1/auth/try-refresh',
  '/v1/auth/me',
  '/v1/auth/logout',
  '/v2/keys/',
  '/v1/mgmt/',
);

/** Whoever names no project may be refused at every path, so that nobody learns which there are. */
export const guardsEveryPath: Freedom = Base =>
  class extends Base {
    override fetch(request: Request): Response | Promise<Response> {
      const { pathname } = new URL(request.url);
      const isOpen = request.headers.has('Authorization') || pathname.startsWith('/outbox/');
      if (isOpen) return super.fetch(request);
      const body = { errorCode: 'E061005', errorDescription: 'Unauthorized' };
      return Response.json(body, { status: 401 });
    }
  };
