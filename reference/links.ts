import { randomBytes } from 'node:crypto';
import type { Body } from './core.ts';
import type { Link, LinkOptions, PhoneChange, Project, User } from './model.ts';
import type { SendOperation } from './operation.ts';
import { Redirects } from './redirects.ts';

/** What is to be sent: by which operation, to whom, leading where, for what. */
export interface SendRequest {
  operation: SendOperation;
  project: Project;
  user: User;
  redirectUrl: string;
  options?: LinkOptions;
  change?: PhoneChange;
}

export const noOptions: LinkOptions = {
  stepup: false,
  mfa: false,
  customClaims: {},
  revokeOtherSessions: false,
};

const keptMessages = 10_000;

/** Magic links: how they are made and sent, and when they no longer count. */
export abstract class Links extends Redirects {
  protected newToken(_request: SendRequest): string {
    return randomBytes(32).toString('base64url');
  }

  protected linkUrl(redirectUrl: string, token: string): string {
    const url = new URL(redirectUrl);
    url.searchParams.set('t', token);
    return url.href;
  }

  protected messageText(url: string): string {
    return `Sign in with this link: ${url}`;
  }

  protected makeLink(request: SendRequest): Link | Promise<Link> {
    const { operation, project, user, options = noOptions, change } = request;
    const link: Link = {
      token: this.newToken(request),
      operation,
      userId: user.userId,
      madeAt: this.now(),
      used: false,
      options,
      ...(change && { change }),
    };
    project.links.set(link.token, link);
    return link;
  }

  /** Sends a link on its way and answers as every send operation does. */
  protected async send(request: SendRequest): Promise<Response> {
    const link = await this.makeLink(request);
    this.dispatch(request, link);
    return this.sent(request, link);
  }

  protected dispatch(request: SendRequest, { token }: Link): void {
    const { project, redirectUrl } = request;
    this.deliver(
      project,
      this.recipient(request),
      this.messageText(this.linkUrl(redirectUrl, token)),
    );
  }

  protected recipient({ user, change }: SendRequest): string {
    return change?.phone ?? user.phone;
  }

  protected sent(request: SendRequest, link: Link): Response {
    return Response.json(this.sendAnswer(request, link));
  }

  protected sendAnswer(request: SendRequest, _link: Link): Body {
    return { maskedPhone: this.mask(this.recipient(request), request.operation) };
  }

  protected mask(phone: string, _operation: SendOperation): string {
    return `${phone.slice(0, 2)}${'*'.repeat(Math.max(phone.length - 4, 4))}${phone.slice(-2)}`;
  }

  protected deliver(project: Project, to: string, text: string): void {
    if (Math.random() < (this.limits.lose ?? 0)) return;
    project.messages.push({ to, text, sentAt: performance.now() });
    if (project.messages.length > keptMessages) project.messages.shift();
  }

  protected findLink(project: Project, token: string): Link | undefined {
    return project.links.get(token);
  }

  protected isUsed(link: Link): boolean {
    return link.used;
  }

  protected isExpired(project: Project, link: Link): boolean {
    return this.now() - link.madeAt >= project.linkLifetime * 1000;
  }

  /** Takes the link, so that nobody else can; whether it was still to be had. */
  protected claim(link: Link): boolean | Promise<boolean> {
    if (this.isUsed(link)) return false;
    link.used = true;
    return true;
  }
}
