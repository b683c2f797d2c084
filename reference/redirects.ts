import type { Body } from './core.ts';
import type { Project } from './model.ts';
import type { SendOperation } from './operation.ts';
import { badRequest } from './refusal.ts';
import { Sessions } from './sessions.ts';

const scriptSchemes = ['javascript:', 'data:', 'vbscript:'];

/** Where links may lead. */
export abstract class Redirects extends Sessions {
  protected redirectUrl(project: Project, body: Body, operation: SendOperation): string {
    const asked = this.askedRedirectUrl(body, operation);
    if (asked === undefined) return project.defaultRedirectUrl;
    if (!this.isApproved(asked, project, operation)) this.refuseRedirect(project, body, operation);
    return asked;
  }

  /** All names are read, the schema's first: the prose and several clients say URI, one client says uri. */
  protected askedRedirectUrl(body: Body, _operation: SendOperation): string | undefined {
    const named = this.text(body, 'redirectUrl');
    const prose = this.text(body, 'URI');
    const lower = this.text(body, 'uri');
    return named ?? prose ?? lower;
  }

  protected refuseRedirect(_project: Project, _body: Body, _operation: SendOperation): void {
    throw badRequest('The redirect URL is not approved');
  }

  protected isApproved(redirectUrl: string, project: Project, _operation: SendOperation): boolean {
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
}
