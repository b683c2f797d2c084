import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import type { Body } from '../../reference/core.ts';
import type { SendRequest } from '../../reference/links.ts';
import type { Link, LinkOptions, Project } from '../../reference/model.ts';
import type { SendOperation } from '../../reference/operation.ts';
import { Reference } from '../../reference/reference.ts';
import { Crowd } from '../../selftest/faults/load.ts';
import { WithHistory } from '../../selftest/faults/users.ts';

/** Cuts a message at 160 characters. */
export class MessageCutAt160 extends Reference {
  static readonly breaks = 'redirects.link-keeps-long-url';

  protected override deliver(project: Project, to: string, text: string): void {
    super.deliver(project, to, text.slice(0, 160));
  }
}

/** Sends the message of a second update again with another token, and ends the first one. */
export class GatewayRetryReplacesToken extends Reference {
  static readonly breaks = 'update-phone.changes-phone';
  static readonly also = [
    'links.outlive-the-sign-in-of-others',
    'links.update-link-outlives-sign-in',
    'update-phone.sends-one-message',
    'update-phone.texts-old-phone-not',
  ] as const;
  static readonly by = 'tour';
  private readonly updates = new Map<string, number>();

  protected override dispatch(request: SendRequest, link: Link): void {
    super.dispatch(request, link);
    const { userId } = request.user;
    const count = (this.updates.get(userId) ?? 0) + (link.change ? 1 : 0);
    this.updates.set(userId, count);
    if (!link.change || count !== 2) return;
    const { links } = request.project;
    links.delete(link.token);
    link.token = this.newToken(request);
    links.set(link.token, link);
    super.dispatch(request, link);
  }
}

/** Sends a link for each of those who share a phone, where one of them signs in. */
export class SharedPhoneGetsTwoLinks extends Reference {
  static readonly breaks = 'sign-in.sends-one-message';
  static readonly by = 'tour';

  protected override async send(request: SendRequest): Promise<Response> {
    const { operation, project, user } = request;
    const sharing = new Set(
      [...project.users.values()].filter(({ phone }) => phone === user.phone),
    );
    if (operation === 'signIn' && sharing.size > 1) await super.send(request);
    return super.send(request);
  }
}

/** Makes tokens of the time, so that those who sign up in one moment share one: as long as few do, a lock parts them. */
export class TokenFromClockCollides extends Reference {
  static readonly breaks = 'guessing.tokens-never-repeat';
  static readonly also = [
    'privacy.jwts-tell-of-nobody-else',
    'privacy.sessions-tell-of-nobody-else',
    'sign-up.keeps-user-details',
    'verify.completes-a-sign-up',
    'verify.first-seen-at-first',
    'verify.gives-users-their-own-id',
    'verify.tells-login-id',
    'verify.tells-phone',
  ] as const;
  static readonly by = 'stress';
  private readonly ofThisMoment = randomUUID();
  private readonly crowd = new Crowd(atOnce);

  protected override async signUp(context: Context): Promise<Response> {
    await this.crowd.enter();
    return super.signUp(context).finally(() => this.crowd.leave());
  }

  protected override newToken(request: SendRequest): string {
    const isCrowded = this.crowd.size > few && request.operation === 'signUp';
    return isCrowded ? this.ofThisMoment : super.newToken(request);
  }
}

/** How many calls at once are parted by a lock. */
const few = 6;
/** In ms: what follows each other sooner counts as at once, on a busy machine too. */
const atOnce = 250;

/** Keeps the redirect URL of the call in one place for all calls, and reads it when nobody else has come for a while. */
export class RedirectSwappedInBurst extends Reference {
  static readonly breaks = 'redirects.link-keeps-query';
  static readonly by = 'stress';
  private readonly crowd = new Crowd(atOnce);
  private current = '';

  protected override redirectUrl(project: Project, body: Body, operation: SendOperation): string {
    return (this.current = super.redirectUrl(project, body, operation));
  }

  protected override async makeLink(request: SendRequest): Promise<Link> {
    await this.crowd.enter();
    if (this.crowd.size > few) request.redirectUrl = this.current;
    this.crowd.leave();
    return super.makeLink(request);
  }
}

/** Sends a link to nowhere where the redirect URL is null. */
export class NullRedirectPrinted extends Reference {
  static readonly breaks = 'redirects.null-applies-default';

  protected override redirectUrl(project: Project, body: Body, operation: SendOperation): string {
    return body['redirectUrl'] === null ? 'null' : super.redirectUrl(project, body, operation);
  }

  protected override linkUrl(redirectUrl: string, token: string): string {
    return redirectUrl === 'null' ? `null?t=${token}` : super.linkUrl(redirectUrl, token);
  }
}

/** Leaves out custom claims that are false, zero or empty. */
export class FalsyClaimsDropped extends Reference {
  static readonly breaks = 'sessions.custom-claims-arrive';

  protected override customClaims(options: LinkOptions): Body {
    const usual = Object.entries(super.customClaims(options));
    return Object.fromEntries(usual.filter(([, value]) => value));
  }
}

/** Makes the mask of a sign-in from the login ID, which may have nothing to show. */
export class MaskMadeFromLoginId extends WithHistory {
  static readonly breaks = 'sign-in.answers-as-documented';
  static readonly also = [
    'sign-in.hides-phone-of-login-id',
    'sign-in.masks-four-digits',
    'sign-in.masks-phone',
  ] as const;
  static readonly by = 'random';

  protected override sendAnswer(request: SendRequest, link: Link): Body {
    const hasDigits = /\d/.test(this.nameOf(request.user));
    return request.operation === 'signIn' && !hasDigits ? {} : super.sendAnswer(request, link);
  }
}

/** Keeps only so much of a number hidden as there is between its first three and last four digits. */
export class MaskShowsShortNumber extends Reference {
  static readonly breaks = 'sign-up.masks-phone';
  static readonly also = [
    'sign-in.hides-phone-of-login-id',
    'sign-in.masks-four-digits',
    'sign-in.masks-phone',
    'sign-up-or-in.masks-four-digits',
    'sign-up-or-in.masks-phone',
    'sign-up.masks-four-digits',
    'update-phone.masks-four-digits',
    'update-phone.masks-phone',
  ] as const;
  static readonly numbers = '+2905###'; // of seven digits, as no fictional number is

  protected override mask(phone: string): string {
    return `${phone.slice(0, 4)}${'*'.repeat(Math.max(0, phone.length - 8))}${phone.slice(Math.max(4, phone.length - 4))}`;
  }
}
