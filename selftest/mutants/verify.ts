import { randomUUID } from 'node:crypto';
import type { Body } from '../../reference/core.ts';
import type { Link, Project, User } from '../../reference/model.ts';
import type { SendOperation } from '../../reference/operation.ts';
import { Refusal } from '../../reference/refusal.ts';
import { Reference } from '../../reference/reference.ts';
import { without } from './faults.ts';

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

/** Tells something else of the user than is true. */
const tellsOfUser = (told: (user: User) => Body) =>
  class extends Reference {
    protected override userBody(user: User): Body {
      return { ...super.userBody(user), ...told(user) };
    }
  };

/** Changes the answer of a verify that succeeds. */
const answersVerifyWith = (change: (answer: Body) => unknown, init?: ResponseInit) =>
  class extends Reference {
    protected override verified(answer: Body): Response {
      return Response.json(change(answer), init);
    }
  };

/** Refuses the link of a sign-up. */
export class SignUpLinkIsRefused extends refusesLinksOf('signUp') {
  static readonly breaks = 'verify.completes-a-sign-up';
}

/** Signs in somebody else than signed up. */
export class SignUpLinkSignsInSomebodyElse extends makesUserAtVerifyOf('signUp') {
  static readonly breaks = 'verify.completes-a-sign-up';
}

/** Refuses the link of a sign-in. */
export class SignInLinkIsRefused extends refusesLinksOf('signIn') {
  static readonly breaks = 'verify.completes-sign-in';
}

/** Signs in somebody else than asked to sign in. */
export class SignInLinkSignsInSomebodyElse extends makesUserAtVerifyOf('signIn') {
  static readonly breaks = 'verify.completes-sign-in';
}

/** Refuses the link of a sign-up or in. */
export class SignUpOrInLinkIsRefused extends refusesLinksOf('signUpOrIn') {
  static readonly breaks = 'verify.completes-sign-up-or-in';
}

/** Signs in somebody else than asked to sign up or in. */
export class SignUpOrInLinkSignsInSomebodyElse extends makesUserAtVerifyOf('signUpOrIn') {
  static readonly breaks = 'verify.completes-sign-up-or-in';
}

/** Keeps nobody who has signed up. */
export class ForgetsWhoSignedUp extends forgetsUsersOf('signUp') {
  static readonly breaks = 'verify.registers-signed-up-user';
}

/** Keeps nobody who was new to a sign-up or in. */
export class ForgetsWhoSignedUpOrIn extends forgetsUsersOf('signUpOrIn') {
  static readonly breaks = 'verify.registers-user-of-sign-up-or-in';
}

/** Answers a verify with 201, since a session begins. */
export class VerifyAnswersCreated extends answersVerifyWith(each => each, { status: 201 }) {
  static readonly breaks = 'verify.answers-as-documented';
}

/** Calls the JSON of a verify text. */
export class VerifyAnswersAsText extends answersVerifyWith(each => each, {
  headers: { 'Content-Type': 'text/plain' },
}) {
  static readonly breaks = 'verify.answers-as-documented';
}

/** Counts the expiry of the cookie in milliseconds, which is more than its type holds. */
export class CookieExpiresInMilliseconds extends answersVerifyWith(answer => ({
  ...answer,
  cookieExpiration: Number(answer['cookieExpiration']) * 1000,
})) {
  static readonly breaks = 'verify.answers-as-documented';
}

/** Tells when a user was made as a date in words. */
export class CreatedTimeIsText extends tellsOfUser(({ createdTime }) => ({
  createdTime: new Date(createdTime * 1000).toISOString(),
})) {
  static readonly breaks = 'verify.answers-as-documented';
}

/** Says firstSeen in words. */
export class FirstSeenIsText extends answersVerifyWith(answer => ({
  ...answer,
  firstSeen: String(answer['firstSeen']),
})) {
  static readonly breaks = 'verify.answers-as-documented';
}

/** Hands out the session in a cookie alone. */
export class SessionJwtIsEmpty extends answersVerifyWith(answer => ({
  ...answer,
  sessionJwt: '',
})) {
  static readonly breaks = 'verify.hands-out-session-jwt';
}

/** Hands out a session ID that is no JWT. */
export class SessionIsOpaque extends answersVerifyWith(answer => ({
  ...answer,
  sessionJwt: randomUUID(),
})) {
  static readonly breaks = 'verify.hands-out-session-jwt';
}

/** Hands out no refresh JWT. */
export class RefreshJwtIsMissing extends answersVerifyWith(each => without(each, 'refreshJwt')) {
  static readonly breaks = 'verify.hands-out-refresh-jwt';
}

/** Hands out a refresh token that is no JWT. */
export class RefreshTokenIsOpaque extends answersVerifyWith(answer => ({
  ...answer,
  refreshJwt: randomUUID(),
})) {
  static readonly breaks = 'verify.hands-out-refresh-jwt';
}

/** Tells no login IDs. */
export class TellsNoLoginIds extends tellsOfUser(() => ({ loginIds: [] })) {
  static readonly breaks = 'verify.tells-login-id';
}

/** Tells the user ID as the login ID. */
export class TellsUserIdAsLoginId extends tellsOfUser(({ userId }) => ({ loginIds: [userId] })) {
  static readonly breaks = 'verify.tells-login-id';
}

/** Tells no phone. */
export class TellsNoPhone extends tellsOfUser(() => ({ phone: '' })) {
  static readonly breaks = 'verify.tells-phone';
}

/** Masks the phone of the user to the user. */
export class TellsMaskedPhone extends tellsOfUser(({ phone }) => ({
  phone: `***${phone.slice(-4)}`,
})) {
  static readonly breaks = 'verify.tells-phone';
}

/** Tells no user ID. */
export class TellsNoUserId extends tellsOfUser(() => ({ userId: '' })) {
  static readonly breaks = 'verify.tells-user-id';
}

/** Tells another user ID each time. */
export class TellsNewUserId extends tellsOfUser(() => ({ userId: randomUUID() })) {
  static readonly breaks = 'verify.tells-user-id';
}

/** Gives all users one user ID. */
export class GivesOneUserId extends tellsOfUser(() => ({ userId: 'U2TheOnlyOne' })) {
  static readonly breaks = 'verify.gives-users-their-own-id';
}

/** Does not tell when a user was made. */
export class TellsNoCreatedTime extends tellsOfUser(() => ({ createdTime: undefined })) {
  static readonly breaks = 'verify.user-serves-mobile-sdks';
}

/** Does not tell the status of a user. */
export class TellsNoStatus extends tellsOfUser(() => ({ status: undefined })) {
  static readonly breaks = 'verify.user-serves-mobile-sdks';
}

/** Leaves the phone unverified when a link was used. */
export class LinkVerifiesNoPhone extends tellsOfUser(() => ({ verifiedPhone: false })) {
  static readonly breaks = 'verify.marks-phone-verified';
}

/** Marks the phone as verified at the second sign-in. */
export class LinkVerifiesPhoneLater extends Reference {
  static readonly breaks = 'verify.marks-phone-verified';

  protected override complete(project: Project, link: Link): User {
    const { verifiedPhone } = project.users.get(link.userId)!;
    const user = super.complete(project, link);
    user.verifiedPhone = verifiedPhone || user.seen;
    return user;
  }
}

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
