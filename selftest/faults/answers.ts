import type { Body } from '../../reference/core.ts';
import { type SendRequest, noOptions } from '../../reference/links.ts';
import type { Link, User } from '../../reference/model.ts';
import type { SendOperation } from '../../reference/operation.ts';
import { Reference } from '../../reference/reference.ts';

/** Faults that any send operation can have, each at one of them: subclasses that lack only a name and what they break. */

/** Answers 201 in place of 200. */
export const answersCreated = (at: SendOperation) =>
  class extends Reference {
    protected override sent(request: SendRequest, link: Link): Response {
      const sent = super.sent(request, link);
      return request.operation === at
        ? new Response(sent.body, { status: 201, headers: sent.headers })
        : sent;
    }
  };

/** Answers with the right body under another content type. */
export const answersAsText = (at: SendOperation) =>
  class extends Reference {
    protected override sent(request: SendRequest, link: Link): Response {
      const sent = super.sent(request, link);
      if (request.operation === at) sent.headers.set('Content-Type', 'text/plain');
      return sent;
    }
  };

/** Answers with another body. */
export const answersWith = (at: SendOperation, body: (usual: Body) => unknown) =>
  class extends Reference {
    protected override sent(request: SendRequest, link: Link): Response {
      if (request.operation !== at) return super.sent(request, link);
      return Response.json(body(this.sendAnswer(request, link)));
    }
  };

/** Shows more of the phone than it ought to. */
export const masksAs = (at: SendOperation, shown: (phone: string) => string) =>
  class extends Reference {
    protected override mask(phone: string, operation: SendOperation): string {
      return operation === at ? shown(phone) : super.mask(phone, operation);
    }
  };

/** Masks another number than the one that is texted, where that is a number. */
export const masksAnother = (at: SendOperation, other: (user: User) => string | undefined) =>
  class extends Reference {
    protected override sendAnswer(request: SendRequest, link: Link): Body {
      const usual = super.sendAnswer(request, link);
      const phone = request.operation === at ? other(request.user) : undefined;
      return phone?.startsWith('+') ? { ...usual, maskedPhone: this.mask(phone, at) } : usual;
    }
  };

/** Adds something that is made of the link to the body. */
export const leaksInBody = (at: SendOperation, leak: (url: string, token: string) => Body) =>
  class extends Reference {
    protected override sendAnswer(request: SendRequest, link: Link): Body {
      const usual = super.sendAnswer(request, link);
      if (request.operation !== at) return usual;
      return { ...usual, ...leak(this.linkUrl(request.redirectUrl, link.token), link.token) };
    }
  };

/** Adds a header that is made of the link. */
export const leaksInHeader = (at: SendOperation, name: string, leak: (token: string) => string) =>
  class extends Reference {
    protected override sent(request: SendRequest, link: Link): Response {
      const sent = super.sent(request, link);
      if (request.operation === at) sent.headers.set(name, leak(link.token));
      return sent;
    }
  };

/** Accepts, and sends nothing. */
export const sendsNothing = (
  at: SendOperation,
  to: (request: SendRequest) => boolean = () => true,
) =>
  class extends Reference {
    protected override dispatch(request: SendRequest, link: Link): void {
      if (request.operation !== at || !to(request)) super.dispatch(request, link);
    }
  };

/** Sends a message in which the link has no token. */
export const sendsNoToken = (at: SendOperation) =>
  class extends Reference {
    protected override dispatch(request: SendRequest, link: Link): void {
      if (request.operation !== at) return super.dispatch(request, link);
      this.deliver(request.project, this.recipient(request), this.messageText(request.redirectUrl));
    }
  };

/** A phone number in the usual groups, nothing of it hidden. */
export const inGroups = (phone: string) =>
  phone.replace(/^\+(\d)(\d{3})(\d{3})(\d{4})$/, '+$1 ($2) $3-$4');

/** A text in base64. */
export const base64 = (text: string) => Buffer.from(text).toString('base64');

/** A link that was never sent, for a token that ought to be refused. */
export const linkFor = ({ userId }: User, token: string, madeAt: number): Link => ({
  token,
  operation: 'signIn',
  userId,
  madeAt,
  used: false,
  options: noOptions,
});

/** A copy of an object without one of its fields. */
export const without = <T extends object>(object: T, field: keyof T): T =>
  Object.fromEntries(Object.entries(object).filter(([each]) => each !== field)) as T;
