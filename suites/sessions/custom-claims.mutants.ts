import type { JWTPayload } from 'jose';
import type { Body } from '../../reference/core.ts';
import type { LinkOptions } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';
import type { Claims } from '../../reference/sessions.ts';
import type { Rows } from '../../selftest/faults/mutant.ts';
import { claims } from '../../selftest/faults/sessions.ts';

/** Puts something else in the place of the custom claims. */
const customClaims = (change: (asked: Body) => Body) =>
  class extends Reference {
    protected override customClaims(options: LinkOptions): Body {
      return change(super.customClaims(options));
    }
  };

/** Lets custom claims win over those of the session. */
export class CustomClaimsWin extends Reference {
  static readonly breaks = 'sessions.custom-claims-keep-reserved';

  protected override sessionClaims(claims: Claims): JWTPayload {
    const { sub: _sub, ...custom } = claims.options.customClaims;
    return { ...super.sessionClaims(claims), ...custom };
  }
}

/** Lets custom claims say of what kind a session JWT is. */
export class CustomClaimsSayKind extends Reference {
  static readonly breaks = 'sessions.custom-claims-keep-reserved';

  protected override sessionClaims(claims: Claims): JWTPayload {
    const usual = super.sessionClaims(claims);
    return { ...usual, drn: claims.options.customClaims['drn'] ?? usual['drn'] };
  }
}

/** Lets custom claims say when a session JWT expires. */
export class CustomClaimsSayExpiry extends Reference {
  static readonly breaks = 'sessions.custom-claims-keep-reserved';

  protected override sessionClaims(claims: Claims): JWTPayload {
    const exp = Number(claims.options.customClaims['exp']);
    return { ...super.sessionClaims(claims), ...(exp && { exp }) };
  }
}

/** Lets custom claims say more than they may. */
const customClaimsSay = (name: string) =>
  claims((usual, { options }) => ({
    ...usual,
    ...(name in options.customClaims && { [name]: options.customClaims[name] }),
  }));

export const rows: Rows = {
  CustomClaimsStepUp: {
    sentence: 'Lets custom claims say that a session was stepped up.',
    breaks: 'sessions.custom-claims-keep-reserved',
    fault: customClaimsSay('su'),
  },
  CustomClaimsNameMethods: {
    sentence: 'Lets custom claims say how somebody has signed in.',
    breaks: 'sessions.custom-claims-keep-reserved',
    fault: customClaimsSay('amr'),
  },
  CustomClaimsGrantRoles: {
    sentence: 'Lets custom claims grant roles.',
    breaks: 'sessions.custom-claims-keep-reserved',
    fault: customClaimsSay('roles'),
  },
  CustomClaimsGrantPermissions: {
    sentence: 'Lets custom claims grant permissions.',
    breaks: 'sessions.custom-claims-keep-reserved',
    fault: customClaimsSay('permissions'),
  },
  LosesCustomClaims: {
    sentence: 'Loses custom claims.',
    breaks: 'sessions.custom-claims-arrive',
    fault: customClaims(() => ({})),
  },
  CustomClaimsBecomeText: {
    sentence: 'Turns custom claims into text.',
    breaks: 'sessions.custom-claims-arrive',
    fault: customClaims(asked =>
      Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, String(value)])),
    ),
  },
  CustomClaimsAreNested: {
    sentence: 'Puts custom claims where nobody looks for them.',
    breaks: 'sessions.custom-claims-arrive',
    fault: customClaims(custom => ({ custom })),
  },
  CustomClaimsReplaceSubject: {
    sentence: 'Lets custom claims replace all others.',
    breaks: 'sessions.custom-claims-keep-identity',
    fault: claims((usual, { options }) => ({
      ...usual,
      ...options.customClaims,
    })),
    also: ['sessions.custom-claims-keep-reserved'],
  },
};

/** Puts the custom claims of the last sign-in into every session JWT. */
export class LastClaimsAreEverybodys extends Reference {
  static readonly breaks = 'privacy.jwts-tell-of-nobody-else';
  static readonly by = 'tour';

  private last: Body = {};

  protected override customClaims(options: LinkOptions): Body {
    if (Object.keys(options.customClaims).length > 0) this.last = options.customClaims;
    return this.last;
  }
}
