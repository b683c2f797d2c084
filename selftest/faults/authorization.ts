import type { Context } from 'hono';
import type { Caller } from '../../reference/core.ts';
import { Reference } from '../../reference/reference.ts';

/** Takes a call for one of the first project, where some condition holds. */
export const takesForFirst = (isSo: (context: Context) => boolean) =>
  class extends Reference {
    protected override authorize(context: Context): Caller {
      if (!isSo(context)) return super.authorize(context);
      const [project] = [...this.projects.values()];
      return { project: project!, credentials: [] };
    }
  };

export const header = (context: Context) => context.req.header('authorization') ?? '';
