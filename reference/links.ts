import { randomBytes } from 'node:crypto';
import type { Body } from './core.ts';
import type { Link, LinkOptions, PhoneChange, Project, User } from './model.ts';
import { badRequest } from './refusal.ts';
import { Sessions } from './sessions.ts';

/** What is to be sent: to whom, leading where, for what. */
export interface Errand {
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

const scriptSchemes = ['javascript:', 'data:', 'vbscript:'];
const keptMessages = 10_000;

/** Magic links: where they may lead, how they are made and sent, and when they no longer count. */
export abstract class Links extends Sessions {
  protected redirectUrl(project: Project, body: Body): string {
    const asked = this.askedRedirectUrl(body);
    if (asked === undefined) return project.defaultRedirectUrl;
    if (!this.isApproved(asked, project)) throw badRequest('The redirect URL is not approved');
    return asked;
  }

  /** Both names are read, the schema's first: the prose and several clients say URI. */
  protected askedRedirectUrl(body: Body): string | undefined {
    const named = this.text(body, 'redirectUrl');
    const prose = this.text(body, 'URI');
    return named ?? prose;
  }

  protected isApproved(redirectUrl: string, project: Project): boolean {
    if (!URL.canParse(redirectUrl)) return false;
    const { protocol, hostname } = new URL(redirectUrl);
    return !this.isScriptScheme(protocol) && this.isApprovedHost(hostname, project);
  }

  protected isScriptScheme(protocol: string): boolean {
    return scriptSchemes.includes(protocol);
  }

  protected isApprovedHost(hostname: string, project: Project): boolean {
    return project.approvedDomains.includes(hostname.toLowerCase());
  }

  protected newToken(): string {
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

  protected makeLink({ project, user, options = noOptions, change }: Errand): Link {
    const link: Link = {
      token: this.newToken(),
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
  protected async send(errand: Errand): Promise<Response> {
    const link = this.makeLink(errand);
    const to = this.recipient(errand);
    this.deliver(errand.project, to, this.messageText(this.linkUrl(errand.redirectUrl, link.token)));
    return Response.json(this.sendAnswer(to, link));
  }

  protected recipient({ user, change }: Errand): string {
    return change?.phone ?? user.phone;
  }

  protected sendAnswer(to: string, _link: Link): Body {
    return { maskedPhone: this.mask(to) };
  }

  protected mask(phone: string): string {
    return `${phone.slice(0, 2)}${'*'.repeat(Math.max(phone.length - 4, 4))}${phone.slice(-2)}`;
  }

  protected deliver(project: Project, to: string, text: string): void {
    project.messages.push({ to, text });
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
