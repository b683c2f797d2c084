import type { Connection } from '../../targets/target.ts';
import type { Freedom } from './variant.ts';

const prefix = '/tenant-a';

/** The API may live under a path, with nothing beside it. */
export const livesUnderAPath: Freedom = Base =>
  class extends Base {
    static override reached(connection: Connection): Connection {
      return { ...connection, baseURL: connection.baseURL + prefix };
    }

    override fetch(request: Request): Response | Promise<Response> {
      const url = new URL(request.url);
      if (!url.pathname.startsWith(`${prefix}/`)) return new Response('Who?', { status: 404 });
      url.pathname = url.pathname.slice(prefix.length);
      return super.fetch(new Request(url, request));
    }
  };
