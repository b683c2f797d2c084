import { defaultProjects } from '../../reference/model.ts';
import type { Freedom } from './variant.ts';

/** The parameter t may stand before the others. */
export const putsTokenFirst: Freedom = Base =>
  class extends Base {
    protected override linkUrl(redirectUrl: string, token: string): string {
      const url = new URL(redirectUrl);
      const others = url.search.replace(/^\?/, '&');
      url.search = `?t=${token}${others.length > 1 ? others : ''}`;
      return url.href;
    }
  };

/** A default redirect URL may lead into an app, with a query of its own. */
export const leadsIntoAnApp: Freedom = Base =>
  class extends Base {
    constructor(settings = defaultProjects) {
      const defaultRedirectUrl = 'exampleapp://open.example/verify?from=sms';
      super(settings.map(each => ({ ...each, defaultRedirectUrl })));
    }
  };

/** A project may let its links live for a minute only. */
export const linksLiveAMinute: Freedom = Base =>
  class extends Base {
    constructor(settings = defaultProjects) {
      super(settings.map(each => ({ ...each, linkLifetime: 60 })));
    }
  };

/** A link may be written in other letters that mean the same: scheme and host in capitals, and the usual port. */
export const writesHostsInCapitals: Freedom = Base =>
  class extends Base {
    protected override linkUrl(redirectUrl: string, token: string): string {
      return super
        .linkUrl(redirectUrl, token)
        .replace(
          /^(https):\/\/([^/?#:]+)(?=[/?#])/,
          (_, scheme: string, host: string) =>
            `${scheme.toUpperCase()}://${host.toUpperCase()}:443`,
        );
    }
  };
