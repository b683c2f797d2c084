import type { Context } from 'hono';
import type { Body } from '../../reference/core.ts';
import { type Operation, paths } from '../../reference/operation.ts';
import { Reference } from '../../reference/reference.ts';
import { Refusal } from '../../reference/refusal.ts';

export type IsCause = (refusal: Refusal, context: Context) => boolean;

export const anyCause: IsCause = () => true;

/** Refuses the calls of one operation with another body, whatever the cause or for one alone. */
export const refusesWith = (at: Operation, change: (usual: Body) => Body, isCause = anyCause) =>
  class extends Reference {
    protected override refusalBody(refusal: Refusal, context: Context): Body {
      const usual = super.refusalBody(refusal, context);
      const isHere = context.req.path === paths[at] && isCause(refusal, context);
      return isHere ? change(usual) : usual;
    }
  };
