import type { Context } from 'hono';
import { decodeProtectedHeader, exportSPKI, importJWK, jwtVerify, decodeJwt } from 'jose';
import type { CryptoKey, JWK, JWTPayload } from 'jose';
import type { Body, Caller } from '../../reference/core.ts';
import type { Errand } from '../../reference/links.ts';
import type { PhoneChange, Project, User } from '../../reference/model.ts';
import { Refusal, unauthorized } from '../../reference/refusal.ts';
import { Reference } from '../../reference/reference.ts';
import type { Claims } from '../../reference/sessions.ts';

/** Remembers the phone that each user began with. */
class WithFirstPhones extends Reference {
  protected readonly firstPhones = new Map<string, string>();

  protected override createUser(project: Project, loginId: string, phone: string, details: Body) {
    const user = super.createUser(project, loginId, phone, details);
    this.firstPhones.set(user.userId, phone);
    return user;
  }

  protected firstPhoneOf({ userId, phone }: User): string {
    return this.firstPhones.get(userId) ?? phone;
  }
}

/** Takes the project from the JWT. */
export class TakesJwtAlone extends Reference {
  static readonly breaks = 'update-phone.refuses-jwt-alone';

  protected override bearer(context: Context): string {
    const bearer = super.bearer(context);
    return bearer.startsWith('eyJ') ? `${decodeJwt(bearer).iss}:${bearer}` : bearer;
  }
}

/** Updates only those who are called by their phone. */
export class UpdateServesPhoneUsersOnly extends Reference {
  static readonly breaks = 'update-phone.serves-named-users';

  protected override setPhone(user: User, phone: string): void {
    if (!user.loginIds.some(each => each.includes('@'))) super.setPhone(user, phone);
  }
}

/** Takes a phone that was changed once for settled. */
export class UpdateWorksOnce extends WithFirstPhones {
  static readonly breaks = 'update-phone.works-twice';

  protected override setPhone(user: User, phone: string): void {
    if (user.phone === this.firstPhoneOf(user)) super.setPhone(user, phone);
  }
}

/** Texts whoever signs up or in at the phone of the sign-up. */
export class SignUpOrInTextsFirstPhone extends WithFirstPhones {
  static readonly breaks = 'update-phone.moves-links-of-sign-up-or-in';

  protected override recipient(errand: Errand): string {
    const { operation, user } = errand;
    return operation === 'signUpOrIn' ? this.firstPhoneOf(user) : super.recipient(errand);
  }
}

/** Takes a phone that became a login ID for that and no more. */
export class AddedPhoneGetsNoLinks extends WithFirstPhones {
  static readonly breaks = 'update-phone.moves-links-after-adding';

  protected override recipient(errand: Errand): string {
    const { operation, user } = errand;
    const isAdded = operation === 'signIn' && user.loginIds.includes(user.phone);
    return isAdded ? this.firstPhoneOf(user) : super.recipient(errand);
  }
}

/** Looks for whoever signs up or in by login ID and first phone. */
export class SignUpOrInLosesUpdatedUser extends WithFirstPhones {
  static readonly breaks = 'update-phone.sign-up-or-in-finds-user';

  protected override findOrCreateUser(project: Project, loginId: string): User | Promise<User> {
    const user = this.findUser(project, loginId);
    if (user && user.phone !== this.firstPhoneOf(user)) {
      return this.createUser(project, loginId, user.phone, {});
    }
    return super.findOrCreateUser(project, loginId);
  }
}

/** Writes a user anew with the new phone. */
export class UpdateForgetsDetails extends Reference {
  static readonly breaks = 'update-phone.leaves-details-alone';

  protected override setPhone(user: User, phone: string): void {
    super.setPhone(Object.assign(user, this.userDetails({})), phone);
  }
}

/** Forgets the e-mail address when the phone changes. */
export class UpdateForgetsEmail extends Reference {
  static readonly breaks = 'update-phone.leaves-details-alone';

  protected override setPhone(user: User, phone: string): void {
    super.setPhone(Object.assign(user, { email: '' }), phone);
  }
}

/** Acts on the user who is named where the phone is to become a login ID. */
export class AddsPhoneToNamedUser extends Reference {
  static readonly breaks = 'update-phone.adds-nothing-to-named-user';

  protected override async updater(caller: Caller, body: Body): Promise<User> {
    const named = this.findUser(caller.project, String(body['loginId']));
    if (body['addToLoginIDs'] !== true || !named) return super.updater(caller, body);
    await this.signedIn(caller);
    return named;
  }
}

/** Puts a phone that is to be a login ID in the place of an e-mail address. */
export class ReplacesNamedLoginId extends Reference {
  static readonly breaks = 'update-phone.keeps-named-login-id';

  protected override addLoginId(user: User, loginId: string): void {
    user.loginIds = user.loginIds.filter(each => !each.includes('@'));
    super.addLoginId(user, loginId);
  }
}

/** Looks for somebody registered among first login IDs. */
export class AddedLoginIdIsFree extends Reference {
  static readonly breaks = 'update-phone.added-login-id-is-taken';

  protected override refuseRegistered(project: Project, loginId: string, body: Body): void {
    const isFirst = this.findUser(project, loginId)?.loginIds[0] === loginId;
    if (isFirst) super.refuseRegistered(project, loginId, body);
  }
}

/** Tells by me what the user was at sign-up. */
export class MeTellsFirstPhone extends WithFirstPhones {
  static readonly breaks = 'update-phone.me-tells-new-phone';

  protected override async me(context: Context): Promise<Response> {
    const { user } = await this.signedIn(this.authorize(context));
    return Response.json({ ...this.userBody(user), phone: this.firstPhoneOf(user) });
  }
}

/** Takes the phone for unverified as soon as another is asked for. */
export class RequestUnverifiesPhone extends Reference {
  static readonly breaks = 'update-phone.request-changes-no-details';

  protected override beforeUpdateIsVerified(_project: Project, user: User): void {
    user.verifiedPhone = false;
  }
}

/** Changes the phone at once where it is to become a login ID. */
export class AddedPhoneChangesAtOnce extends Reference {
  static readonly breaks = 'update-phone.waits-for-verify';

  protected override beforeUpdateIsVerified(_p: Project, user: User, change: PhoneChange): void {
    if (change.addToLoginIDs) user.phone = change.phone;
  }
}

/** Begins the session of a merge for the user who is gone. */
export class MergedSessionIsOfGoneUser extends Reference {
  static readonly breaks = 'update-phone.merged-session-is-of-kept-user';
  private readonly gone = new Map<User, string>();

  protected override merge(project: Project, user: User, owner: User, change: PhoneChange): User {
    const kept = super.merge(project, user, owner, change);
    if (kept === owner) this.gone.set(kept, user.userId);
    return kept;
  }

  protected override sessionClaims(claims: Claims): JWTPayload {
    const usual = super.sessionClaims(claims);
    return { ...usual, sub: this.gone.get(claims.user) ?? usual.sub! };
  }
}

/** Refuses a number that somebody has, whatever the options. */
export class RefusesTakenNumber extends Reference {
  static readonly breaks = 'update-phone.accepts-taken-number';

  protected override beforeUpdateIsVerified(project: Project, user: User, { phone }: PhoneChange) {
    const owner = this.findUser(project, phone);
    if (owner && owner !== user) throw new Refusal(409, 'E062125', 'The phone number is taken');
  }
}

/** Takes a JWT that names no key for one of its own. */
export class JwtWithoutKeyIdCounts extends Reference {
  static readonly breaks = 'update-phone.refuses-forged-jwt';

  protected override async readJwt(jwt: string): Promise<JWTPayload> {
    const header = headerOf(jwt);
    return header.kid === undefined && header.alg ? decodeJwt(jwt) : super.readJwt(jwt);
  }
}

/** Lets the JWT choose HMAC, and takes a text of the public key for the secret. */
const takesForSecret = (textOf: (key: JWK) => string | Promise<string>) =>
  class extends Reference {
    protected override async readJwt(jwt: string): Promise<JWTPayload> {
      if (headerOf(jwt).alg !== 'HS256') return super.readJwt(jwt);
      const [key] = await this.ownKeys();
      const secret = new TextEncoder().encode(await textOf(key!));
      return jwtVerify(jwt, secret).then(
        ({ payload }) => payload,
        () => {
          throw unauthorized('The JWT is invalid');
        },
      );
    }
  };

const pemOf = async (key: JWK) => exportSPKI((await importJWK(key, key.alg!)) as CryptoKey);

/** Takes the public key in PEM for a secret. */
export class PublicPemIsSecret extends takesForSecret(pemOf) {
  static readonly breaks = 'update-phone.refuses-forged-jwt';
}

/** Takes the PEM file of the public key for a secret, its last line break included. */
export class PublicPemFileIsSecret extends takesForSecret(async key => `${await pemOf(key)}\n`) {
  static readonly breaks = 'update-phone.refuses-forged-jwt';
}

/** Takes the published JSON of the public key for a secret. */
export class PublicJwkIsSecret extends takesForSecret(key => JSON.stringify(key)) {
  static readonly breaks = 'update-phone.refuses-forged-jwt';
}

/** Takes the modulus of the public key for a secret. */
export class PublicModulusIsSecret extends takesForSecret(({ n = '' }) => n) {
  static readonly breaks = 'update-phone.refuses-forged-jwt';
}

function headerOf(jwt: string): { alg?: string; kid?: string } {
  try {
    return decodeProtectedHeader(jwt);
  } catch {
    return {};
  }
}
