import type { Body } from '../../reference/core.ts';
import type { Project } from '../../reference/model.ts';
import type { SendOperation } from '../../reference/operation.ts';
import { badRequest } from '../../reference/refusal.ts';
import type { Freedom } from './variant.ts';

/** Subdomains of an approved domain may be approved with it. */
export const approvesSubdomains: Freedom = Base =>
  class extends Base {
    protected override isApprovedHost(hostname: string, project: Project): boolean {
      const host = `.${hostname.toLowerCase()}`;
      return project.approvedDomains.some(each => host.endsWith(`.${each}`));
    }
  };

/** An approved domain may hold for https and for its usual port alone. */
export const approvesHttpsAlone: Freedom = Base =>
  class extends Base {
    protected override isApproved(
      url: string,
      project: Project,
      operation: SendOperation,
    ): boolean {
      if (!super.isApproved(url, project, operation)) return false;
      const { protocol, port } = new URL(url);
      return protocol === 'https:' && port === '';
    }
  };

/** Where both names of the redirect URL are used, URI may win. */
export const prefersUri: Freedom = Base =>
  class extends Base {
    protected override askedRedirectUrl(body: Body): string | undefined {
      const named = this.text(body, 'redirectUrl');
      const prose = this.text(body, 'URI');
      return prose ?? named;
    }
  };

/** Where both names of the redirect URL are used, that may be refused. */
export const refusesTwoRedirectUrls: Freedom = Base =>
  class extends Base {
    protected override askedRedirectUrl(body: Body, operation: SendOperation): string | undefined {
      const isNull = (name: string) => (body[name] ?? null) === null;
      if (!isNull('redirectUrl') && !isNull('URI')) throw badRequest('Give redirectUrl or URI');
      return super.askedRedirectUrl(body, operation);
    }
  };
