import type { Body } from '../../reference/core.ts';
import type { Errand } from '../../reference/links.ts';
import type { Link, Project, User } from '../../reference/model.ts';
import type { SendOperation } from '../../reference/operation.ts';
import { Reference } from '../../reference/reference.ts';

/** Changes the redirect URL on its way into the link. */
const rewrites = (rewrite: (url: URL) => void) =>
  class extends Reference {
    protected override linkUrl(redirectUrl: string, token: string): string {
      const url = new URL(redirectUrl);
      rewrite(url);
      return super.linkUrl(url.href, token);
    }
  };

/** Takes the slash at the end of a path for superfluous. */
export class LinkLosesLastSlash extends rewrites(
  url => (url.pathname = url.pathname.replace(/(.)\/$/, '$1')),
) {
  static readonly breaks = 'redirects.link-keeps-path';
}

/** Escapes the escapes of a path. */
export class LinkEscapesPathTwice extends rewrites(
  url => (url.pathname = url.pathname.replaceAll('%', '%25')),
) {
  static readonly breaks = 'redirects.link-keeps-path';
}

/** Cuts what is too long for a text message. */
export class LinkIsCut extends rewrites(url => (url.search = url.search.slice(0, 120))) {
  static readonly breaks = 'redirects.link-keeps-long-url';
}

/** Upgrades every link to https. */
export class LinkIsUpgraded extends rewrites(url => (url.protocol = 'https:')) {
  static readonly breaks = 'redirects.link-keeps-scheme';
}

/** Drops parameters without a value. */
export class LinkDropsEmptyParameters extends rewrites(url => {
  const empty = [...url.searchParams].filter(([, value]) => !value);
  for (const [name] of empty) url.searchParams.delete(name);
}) {
  static readonly breaks = 'redirects.link-keeps-odd-parameters';
}

/** Keeps parameters in a map, so that the last of a name wins. */
export class LinkKeepsLastOfEachParameter extends rewrites(url => {
  url.search = new URLSearchParams(Object.fromEntries(url.searchParams)).toString();
}) {
  static readonly breaks = 'redirects.link-keeps-odd-parameters';
}

/** Changes the phone before it looks at the redirect URL of an update. */
export class RefusedRedirectChangesPhone extends Reference {
  static readonly breaks = 'redirects.update-phone-unapproved-changes-nothing';

  protected override refuseRedirect(project: Project, body: Body, operation: SendOperation): void {
    const user = this.findUser(project, String(body['loginId']));
    if (operation === 'updatePhone' && user) user.phone = String(body['phone']);
    super.refuseRedirect(project, body, operation);
  }
}

/** Looks at the domain of web pages only. */
export class ApprovesOtherSchemes extends Reference {
  static readonly breaks = 'redirects.refuses-unapproved-in-any-scheme';

  protected override isApproved(url: string, project: Project, operation: SendOperation): boolean {
    const scheme = /^[\w.+-]+:/.exec(url)?.[0] ?? '';
    if (scheme && scheme !== 'https:' && !this.isScriptScheme(scheme.toLowerCase())) return true;
    return super.isApproved(url, project, operation);
  }
}

/** Takes whatever has a port for a developer's machine. */
export class ApprovesAnyHostWithPort extends Reference {
  static readonly breaks = 'redirects.refuses-unapproved-in-any-scheme';

  protected override isApproved(url: string, project: Project, operation: SendOperation): boolean {
    if (URL.canParse(url) && new URL(url).port !== '') return true;
    return super.isApproved(url, project, operation);
  }
}

/** Keeps in each link the phone it was sent to, and writes it back. */
export class SignInLinksBringOldPhoneBack extends Reference {
  static readonly breaks = 'update-phone.older-links-keep-new-phone';
  private readonly sentTo = new Map<Link, string>();

  protected override async makeLink(errand: Errand): Promise<Link> {
    const link = await super.makeLink(errand);
    if (errand.operation === 'signIn') this.sentTo.set(link, errand.user.phone);
    return link;
  }

  protected override complete(project: Project, link: Link): User {
    const user = super.complete(project, link);
    user.phone = this.sentTo.get(link) ?? user.phone;
    return user;
  }
}

/** Ends every link of a user whose phone changes. */
export class UpdateEndsOlderLinks extends Reference {
  static readonly breaks = 'update-phone.older-links-live-on';

  protected override complete(project: Project, link: Link): User {
    const user = super.complete(project, link);
    if (link.change) {
      for (const each of project.links.values()) if (each.userId === user.userId) each.used = true;
    }
    return user;
  }
}
