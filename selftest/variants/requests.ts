import type { Body, Caller } from '../../reference/core.ts';
import type { User } from '../../reference/model.ts';
import { paths } from '../../reference/operation.ts';
import type { Freedom } from './variant.ts';

const isOperation = (request: Request) =>
  Object.values(paths).some(each => request.url.endsWith(each));

/** An update may go by its JWT alone, whatever login ID it names, if any. */
export const updatesByJwtAlone: Freedom = Base =>
  class extends Base {
    protected override async updater(caller: Caller, _body: Body): Promise<User> {
      return (await this.signedIn(caller)).user;
    }
  };

/** A sign-up with a phone and no login ID may take the phone for both. */
export const signsUpByPhone: Freedom = Base =>
  class extends Base {
    protected override signUpLoginId(body: Body): string {
      return this.text(body, 'loginId') ?? this.requiredText(body, 'phone');
    }
  };

/** A wrong method may be told the right one, by a page. */
export const allowsPostAlone: Freedom = Base =>
  class extends Base {
    override fetch(request: Request): Response | Promise<Response> {
      if (request.method === 'POST' || !isOperation(request)) return super.fetch(request);
      const headers = { Allow: 'POST', 'Content-Type': 'text/html' };
      return new Response('<h1>Method Not Allowed</h1>', { status: 405, headers });
    }
  };

/** A content type other than JSON may be refused. */
export const takesJsonAlone: Freedom = Base =>
  class extends Base {
    override fetch(request: Request): Response | Promise<Response> {
      const type = request.headers.get('content-type') ?? '';
      if (request.method !== 'POST' || type.toLowerCase().startsWith('application/json')) {
        return super.fetch(request);
      }
      return new Response('Unsupported Media Type', { status: 415 });
    }
  };

/** A connection may be closed on whoever sends megabytes. */
export const closesOnHugeBodies: Freedom = Base =>
  class extends Base {
    override fetch(request: Request, env?: RawRequest): Response | Promise<Response> {
      const size = Number(request.headers.get('content-length') ?? 0);
      if (size < 1_000_000) return super.fetch(request, env);
      env?.incoming.destroy();
      return new Response(null, { status: 413 });
    }
  };

interface RawRequest {
  incoming: { destroy(): void };
}
