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
    protected override customClaims({ customClaims: asked }: LinkOptions): Body {
      return change(asked);
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

export const rows: Rows = {
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
