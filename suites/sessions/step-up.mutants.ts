import type { JWTPayload } from 'jose';
import type { Caller } from '../../reference/core.ts';
import type { LinkOptions, User } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';
import { unauthorized } from '../../reference/refusal.ts';
import type { Claims } from '../../reference/sessions.ts';
import { without } from '../../selftest/faults/answers.ts';
import type { Rows } from '../../selftest/faults/mutant.ts';
import { claims } from '../../selftest/faults/sessions.ts';

/** Steps up without a JWT. */
export class StepUpNeedsNoJwt extends Reference {
  static readonly breaks = 'sessions.step-up-needs-jwt';
  static readonly also = ['sessions.step-up-refuses-forged-jwt'] as const;

  protected override requireSignedIn(caller: Caller, user: User, options: LinkOptions) {
    return super.requireSignedIn(caller, user, { ...options, stepup: false });
  }
}

/** Steps up by a session JWT as well. */
export class StepUpTakesSessionJwt extends Reference {
  static readonly breaks = 'sessions.step-up-needs-jwt';
  static readonly also = ['authorization.takes-management-key'] as const;

  protected override async requireSignedIn(caller: Caller, user: User, options: LinkOptions) {
    const [jwt] = caller.credentials;
    const isSession = jwt !== undefined && (await this.readJwt(jwt))['drn'] === 'DS';
    if (!isSession) await super.requireSignedIn(caller, user, options);
  }
}

/** Steps up by the JWT of whomever. */
export class StepUpTakesAnyonesJwt extends Reference {
  static readonly breaks = 'sessions.step-up-needs-jwt';

  protected override async requireSignedIn(caller: Caller, _user: User, options: LinkOptions) {
    if (options.stepup || options.mfa) await this.signedIn(caller);
  }
}

/** Takes a second factor without a first one. */
export class MfaNeedsNoJwt extends Reference {
  static readonly breaks = 'sessions.mfa-needs-jwt';

  protected override requireSignedIn(caller: Caller, user: User, options: LinkOptions) {
    return super.requireSignedIn(caller, user, { ...options, mfa: false });
  }
}

/** Steps up by a session JWT only. */
export class StepUpWantsSessionJwt extends Reference {
  static readonly breaks = 'sessions.step-up-takes-jwt';
  static readonly also = ['sessions.mfa-needs-jwt', 'sessions.step-up-needs-jwt'] as const;

  protected override async requireSignedIn(caller: Caller, _user: User, { stepup }: LinkOptions) {
    const [jwt = ''] = caller.credentials;
    if (stepup && (await this.readJwt(jwt))['drn'] !== 'DS') throw unauthorized('No session JWT');
  }
}

/** Refuses a sign-in with anything behind the project ID. */
export class SignInRefusesJwt extends Reference {
  static readonly breaks = 'sessions.step-up-takes-jwt';
  static readonly also = [
    'authorization.takes-management-key',
    'sessions.mfa-needs-jwt',
    'sessions.step-up-needs-jwt',
  ] as const;

  protected override async requireSignedIn({ credentials }: Caller): Promise<void> {
    if (credentials.length > 0) throw unauthorized('The project ID is unknown');
  }
}

/** Says after a plain sign-in that it has stepped up, when the user has done so before. */
export class StepUpSticksToUser extends Reference {
  static readonly breaks = 'sessions.plain-sign-in-is-no-step-up';
  private readonly steppedUp = new Set<User>();

  protected override sessionClaims(asked: Claims): JWTPayload {
    if (asked.options.stepup) this.steppedUp.add(asked.user);
    const stepup = this.steppedUp.has(asked.user);
    return super.sessionClaims({ ...asked, options: { ...asked.options, stepup } });
  }
}

export const rows: Rows = {
  StepUpIsNotTold: {
    sentence: 'Steps up and does not say so.',
    breaks: 'sessions.step-up-marks-session',
    fault: claims(each => without(each, 'su')),
  },
  StepUpIsToldInWords: {
    sentence: 'Says that it has stepped up in words.',
    breaks: 'sessions.step-up-marks-session',
    fault: claims(usual => ({ ...usual, su: String(usual['su']) })),
    also: ['bad-input.null-fields-change-nothing', 'sessions.plain-sign-in-is-no-step-up'],
  },
  EverySignInIsStepUp: {
    sentence: 'Says after every sign-in that it has stepped up.',
    breaks: 'sessions.plain-sign-in-is-no-step-up',
    fault: claims(usual => ({ ...usual, su: true })),
    also: ['bad-input.null-fields-change-nothing', 'sessions.custom-claims-keep-reserved'],
  },
  SecondSignInIsStepUp: {
    sentence: 'Says after a sign-in by somebody who is signed in that it has stepped up.',
    breaks: 'sessions.plain-sign-in-is-no-step-up',
    fault: claims((usual, { user }) => ({
      ...usual,
      su: user.seen,
    })),
    also: ['bad-input.null-fields-change-nothing', 'sessions.custom-claims-keep-reserved'],
  },
};
