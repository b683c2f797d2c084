import type { Context } from 'hono';
import type { Body } from '../../reference/core.ts';
import type { SendRequest } from '../../reference/links.ts';
import type { Link } from '../../reference/model.ts';
import { paths, type SendOperation } from '../../reference/operation.ts';
import { Reference } from '../../reference/reference.ts';

/** Delivers the message of one operation twice, as a queue does that knows no receipt. */
export const deliversTwice = (
  at: SendOperation,
  to: (request: SendRequest) => boolean = () => true,
) =>
  class extends Reference {
    protected override dispatch(request: SendRequest, link: Link): void {
      super.dispatch(request, link);
      if (request.operation === at && to(request)) super.dispatch(request, link);
    }
  };

/** Sends two links for one call of an operation. */
export const sendsTwoLinks = (at: SendOperation) =>
  class extends Reference {
    protected override async send(request: SendRequest): Promise<Response> {
      if (request.operation === at) await super.send(request);
      return super.send(request);
    }
  };

/** Sends the link of one operation to a phone that the call names, whosever the login ID is. */
export const textsPhoneOfCall = (at: SendOperation, phoneIn: (body: Body) => unknown) =>
  class extends Reference {
    private readonly named = new Map<string, unknown>();

    protected override async body(context: Context): Promise<Body> {
      const body = await super.body(context);
      if (context.req.path === paths[at]) this.named.set(String(body['loginId']), phoneIn(body));
      return body;
    }

    protected override recipient(request: SendRequest): string {
      const named = request.user.loginIds.map(each => this.named.get(each)).find(each => each);
      const isNamed = request.operation === at && typeof named === 'string';
      return isNamed ? named : super.recipient(request);
    }
  };
