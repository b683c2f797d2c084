import type { Context } from 'hono';
import type { Body } from '../../reference/core.ts';
import { type Operation, paths } from '../../reference/operation.ts';
import { Reference } from '../../reference/reference.ts';

/** Reads the body of one operation after a change, such as careless code makes without knowing. */
export const reads = (at: Operation, change: (body: Body) => Body) =>
  class extends Reference {
    protected override async body(context: Context): Promise<Body> {
      const body = await super.body(context);
      return context.req.path === paths[at] ? change(body) : body;
    }
  };
