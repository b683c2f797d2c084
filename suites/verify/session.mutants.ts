import { randomUUID } from 'node:crypto';
import type { Body } from '../../reference/core.ts';
import type { Link, Project, User } from '../../reference/model.ts';
import type { SendOperation } from '../../reference/operation.ts';
import { Reference } from '../../reference/reference.ts';
import { Refusal } from '../../reference/refusal.ts';
import { without } from '../../selftest/faults/answers.ts';
import type { Rows } from '../../selftest/faults/mutant.ts';
import { tellsOfUser } from '../../selftest/faults/verify.ts';

/** Refuses the links of one operation, as if they led nowhere. */
const refusesLinksOf = (operation: SendOperation) =>
  class extends Reference {
    protected override complete(project: Project, link: Link): User {
      if (link.operation === operation) throw new Refusal(400, 'E011003', 'Request is invalid');
      return super.complete(project, link);
    }
  };

/** Signs in a user made for the occasion by the links of one operation. */
const makesUserAtVerifyOf = (operation: SendOperation) =>
  class extends Reference {
    protected override complete(project: Project, link: Link): User {
      const user = super.complete(project, link);
      if (link.operation !== operation) return user;
      return this.createUser(project, randomUUID(), user.phone, {});
    }
  };

/** Forgets whoever has used a link of one operation. */
const forgetsUsersOf = (operation: SendOperation) =>
  class extends Reference {
    protected override complete(project: Project, link: Link): User {
      const user = super.complete(project, link);
      if (link.operation === operation) project.users.delete(user.userId);
      return user;
    }
  };

/** Changes the answer of a verify that succeeds. */
const answersVerifyWith = (change: (answer: Body) => unknown, init?: ResponseInit) =>
  class extends Reference {
    protected override verified(answer: Body): Response {
      return Response.json(change(answer), init);
    }
  };

/** Has seen everybody before. */
export class NobodyIsNew extends Reference {
  static readonly breaks = 'verify.first-seen-at-first';

  protected override isFirstSeen(): boolean {
    return false;
  }
}

/** Sees everybody for the first time. */
export class EverybodyIsNew extends Reference {
  static readonly breaks = 'verify.first-seen-no-more';

  protected override isFirstSeen(): boolean {
    return true;
  }
}

/** Sees a user for the first time by each operation. */
export class EverybodyIsNewToAnOperation extends Reference {
  static readonly breaks = 'verify.first-seen-no-more';
  private readonly seen = new Set<string>();

  protected override verified(answer: Body, { operation, userId }: Link): Response {
    const firstSeen = !this.seen.has(operation + userId);
    this.seen.add(operation + userId);
    return super.verified({ ...answer, firstSeen }, { operation, userId } as Link);
  }
}

export const rows: Rows = {
  SignUpLinkIsRefused: {
    sentence: 'Refuses the link of a sign-up.',
    breaks: 'verify.completes-a-sign-up',
    fault: refusesLinksOf('signUp'),
    also: [
      'links.sign-up-link-outlives-second-sign-up',
      'links.sign-up-link-outlives-sign-up-or-in',
      'redirects.sign-up-applies-default',
    ],
  },
  SignUpLinkSignsInSomebodyElse: {
    sentence: 'Signs in somebody else than signed up.',
    breaks: 'verify.completes-a-sign-up',
    fault: makesUserAtVerifyOf('signUp'),
    also: [
      'links.belong-to-their-user',
      'sessions.custom-claims-keep-identity',
      'sessions.step-up-takes-jwt',
      'sign-up-or-in.keeps-registered-user',
      'sign-up-or-in.keeps-user-details',
      'sign-up.keeps-registered-user',
      'update-phone.accepts-signed-in-user',
      'update-phone.adds-nothing-to-named-user',
      'verify.completes-sign-in',
      'verify.first-seen-no-more',
      'verify.marks-phone-verified',
      'verify.tells-login-id',
      'verify.tells-user-id',
    ],
  },
  SignInLinkIsRefused: {
    sentence: 'Refuses the link of a sign-in.',
    breaks: 'verify.completes-sign-in',
    fault: refusesLinksOf('signIn'),
    also: [
      'bad-input.takes-unknown-fields',
      'bad-input.uses-no-link',
      'concurrency.links-of-one-moment-all-work',
      'concurrency.one-verify-wins',
      'links.belong-to-their-user',
      'links.middle-of-three-works',
      'links.older-of-two-works',
      'links.oldest-of-six-works',
      'links.oldest-of-three-works',
      'links.outlive-another-redirect',
      'links.sign-in-link-outlives-sign-up-or-in',
      'links.sign-in-link-outlives-update',
      'links.work-in-order',
      'links.work-in-reverse',
      'redirects.sign-in-applies-default',
      'sign-up.keeps-registered-user',
      'update-phone.fails-on-conflict',
      'update-phone.merge-waits-for-verify',
      'update-phone.older-links-live-on',
      'verify.get-uses-nothing',
      'verify.link-lives-its-lifetime',
      'verify.refusals-use-nothing',
    ],
  },
  SignInLinkSignsInSomebodyElse: {
    sentence: 'Signs in somebody else than asked to sign in.',
    breaks: 'verify.completes-sign-in',
    fault: makesUserAtVerifyOf('signIn'),
    also: [
      'links.belong-to-their-user',
      'sessions.custom-claims-keep-identity',
      'sessions.revoking-keeps-the-new',
      'sign-up.keeps-registered-user',
      'update-phone.adds-nothing-to-named-user',
      'update-phone.fails-on-conflict',
      'update-phone.keeps-named-login-id',
      'update-phone.keeps-old-login-id',
      'update-phone.leaves-others-alone',
      'update-phone.makes-phone-a-login-id',
      'update-phone.merge-keeps-existing-user',
      'update-phone.merge-keeps-updated-user',
      'update-phone.merge-waits-for-verify',
      'verify.first-seen-no-more',
      'verify.tells-user-id',
    ],
  },
  SignUpOrInLinkIsRefused: {
    sentence: 'Refuses the link of a sign-up or in.',
    breaks: 'verify.completes-sign-up-or-in',
    fault: refusesLinksOf('signUpOrIn'),
    also: [
      'links.sign-up-or-in-link-outlives-sign-in',
      'links.two-for-a-new-user-work',
      'redirects.sign-up-or-in-applies-default',
      'verify.link-lives-its-lifetime',
    ],
  },
  SignUpOrInLinkSignsInSomebodyElse: {
    sentence: 'Signs in somebody else than asked to sign up or in.',
    breaks: 'verify.completes-sign-up-or-in',
    fault: makesUserAtVerifyOf('signUpOrIn'),
    also: [
      'concurrency.one-user-is-made',
      'concurrency.verifies-make-one-user',
      'sessions.sign-up-or-in-revokes-others',
      'sign-up-or-in.keeps-registered-user',
      'sign-up-or-in.keeps-user-details',
      'update-phone.sign-up-or-in-finds-user',
    ],
  },
  ForgetsWhoSignedUp: {
    sentence: 'Keeps nobody who has signed up.',
    breaks: 'verify.registers-signed-up-user',
    fault: forgetsUsersOf('signUp'),
    also: [
      'sessions.me-tells-the-user',
      'sessions.refresh-renews',
      'sessions.step-up-takes-jwt',
      'sign-in.accepts-registered',
      'sign-in.finds-login-id-as-spelt',
      'sign-in.texts-phone-of-login-id',
      'sign-up-or-in.keeps-registered-user',
      'sign-up-or-in.keeps-user-details',
      'sign-up.refuses-registered',
      'sign-up.refuses-taken-name',
      'update-phone.accepts-signed-in-user',
    ],
  },
  ForgetsWhoSignedUpOrIn: {
    sentence: 'Keeps nobody who was new to a sign-up or in.',
    breaks: 'verify.registers-user-of-sign-up-or-in',
    fault: forgetsUsersOf('signUpOrIn'),
    also: ['links.two-for-a-new-user-work'],
  },
  VerifyAnswersCreated: {
    sentence: 'Answers a verify with 201, since a session begins.',
    breaks: 'verify.answers-as-documented',
    fault: answersVerifyWith(each => each, { status: 201 }),
  },
  VerifyAnswersAsText: {
    sentence: 'Calls the JSON of a verify text.',
    breaks: 'verify.answers-as-documented',
    fault: answersVerifyWith(each => each, {
      headers: { 'Content-Type': 'text/plain' },
    }),
  },
  CookieExpiresInMilliseconds: {
    sentence: 'Counts the expiry of the cookie in milliseconds, which is more than its type holds.',
    breaks: 'verify.answers-as-documented',
    fault: answersVerifyWith(answer => ({
      ...answer,
      cookieExpiration: Number(answer['cookieExpiration']) * 1000,
    })),
  },
  CreatedTimeIsText: {
    sentence: 'Tells when a user was made as a date in words.',
    breaks: 'verify.answers-as-documented',
    fault: tellsOfUser(({ createdTime }) => ({
      createdTime: new Date(createdTime * 1000).toISOString(),
    })),
    also: [
      'sessions.me-answers-as-documented',
      'sessions.refresh-answers-as-documented',
      'verify.user-serves-mobile-sdks',
    ],
  },
  FirstSeenIsText: {
    sentence: 'Says firstSeen in words.',
    breaks: 'verify.answers-as-documented',
    fault: answersVerifyWith(answer => ({
      ...answer,
      firstSeen: String(answer['firstSeen']),
    })),
    also: ['verify.first-seen-at-first', 'verify.first-seen-no-more'],
  },
  SessionJwtIsEmpty: {
    sentence: 'Hands out the session in a cookie alone.',
    breaks: 'verify.hands-out-session-jwt',
    fault: answersVerifyWith(answer => ({
      ...answer,
      sessionJwt: '',
    })),
    also: [
      'sessions.custom-claims-arrive',
      'sessions.issuer-is-project',
      'sessions.jwts-name-their-key',
      'sessions.jwts-tell-their-kind',
      'sessions.refresh-renews',
      'sessions.session-ends-before-refresh',
      'sessions.session-jwt-expires',
      'sessions.session-jwt-verifies',
      'sessions.step-up-marks-session',
      'sessions.subject-is-user',
      'sessions.tells-the-method',
      'verify.answers-as-documented',
    ],
  },
  SessionIsOpaque: {
    sentence: 'Hands out a session ID that is no JWT.',
    breaks: 'verify.hands-out-session-jwt',
    fault: answersVerifyWith(answer => ({
      ...answer,
      sessionJwt: randomUUID(),
    })),
    also: [
      'sessions.custom-claims-arrive',
      'sessions.issuer-is-project',
      'sessions.jwts-name-their-key',
      'sessions.jwts-tell-their-kind',
      'sessions.refresh-renews',
      'sessions.session-ends-before-refresh',
      'sessions.session-jwt-expires',
      'sessions.session-jwt-verifies',
      'sessions.step-up-marks-session',
      'sessions.subject-is-user',
      'sessions.tells-the-method',
    ],
  },
  RefreshJwtIsMissing: {
    sentence: 'Hands out no refresh JWT.',
    breaks: 'verify.hands-out-refresh-jwt',
    fault: answersVerifyWith(each => without(each, 'refreshJwt')),
    also: [
      'sessions.issuer-is-project',
      'sessions.jwts-name-their-key',
      'sessions.jwts-tell-their-kind',
      'sessions.me-tells-the-user',
      'sessions.refresh-jwt-expires',
      'sessions.refresh-jwt-verifies',
      'sessions.refresh-renews',
      'sessions.step-up-takes-jwt',
      'sessions.subject-is-user',
      'update-phone.accepts-signed-in-user',
    ],
  },
  RefreshTokenIsOpaque: {
    sentence: 'Hands out a refresh token that is no JWT.',
    breaks: 'verify.hands-out-refresh-jwt',
    fault: answersVerifyWith(answer => ({
      ...answer,
      refreshJwt: randomUUID(),
    })),
    also: [
      'sessions.issuer-is-project',
      'sessions.jwts-name-their-key',
      'sessions.jwts-tell-their-kind',
      'sessions.me-tells-the-user',
      'sessions.refresh-jwt-expires',
      'sessions.refresh-jwt-verifies',
      'sessions.refresh-renews',
      'sessions.step-up-takes-jwt',
      'sessions.subject-is-user',
      'update-phone.accepts-signed-in-user',
    ],
  },
};

/** Signs in whoever is found last by the phone of the user, by a link of a sign-in. */
export class SharedPhoneSignsInLast extends Reference {
  static readonly breaks = 'verify.completes-sign-in';
  static readonly also = [
    'privacy.sessions-tell-of-nobody-else',
    'sessions.logout-leaves-others',
  ] as const;
  static readonly by = 'tour';

  protected override complete(project: Project, link: Link): User {
    const user = super.complete(project, link);
    const last = [...project.users.values()].findLast(each => each.phone === user.phone);
    return (link.operation === 'signIn' && last) || user;
  }
}
