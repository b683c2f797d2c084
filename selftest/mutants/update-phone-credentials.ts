import { decodeJwt, decodeProtectedHeader, importJWK, jwtVerify, type JWTPayload } from 'jose';
import type { Body, Caller } from '../../reference/core.ts';
import { signingKey } from '../../reference/keys.ts';
import type { User } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';

/** Updates the user who is named where no JWT is presented. */
export class UpdateNeedsNoJwt extends Reference {
  static readonly breaks = 'update-phone.refuses-missing-jwt';

  protected override async updater(caller: Caller, body: Body): Promise<User> {
    if (caller.credentials.length > 0) return super.updater(caller, body);
    return this.findUser(caller.project, this.requiredText(body, 'loginId'))!;
  }
}

/** Takes the presence of credentials for a proof, and decodes them if it can. */
export class UpdateTakesAnyText extends Reference {
  static readonly breaks = 'update-phone.refuses-garbage-jwt';

  protected override async updater(caller: Caller, body: Body): Promise<User> {
    const [jwt = '.'] = caller.credentials;
    if (jwt.includes('.')) return super.updater(caller, body);
    return this.findUser(caller.project, this.requiredText(body, 'loginId'))!;
  }
}

/** Dies of a text that is no JWT. */
export class UpdateDiesOfGarbage extends Reference {
  static readonly breaks = 'update-phone.refuses-garbage-jwt';

  protected override readJwt(jwt: string): Promise<JWTPayload> {
    const [, payload] = jwt.split('.');
    JSON.parse(Buffer.from(payload!, 'base64url').toString());
    return super.readJwt(jwt);
  }
}

/** Decodes a JWT and looks at no signature. */
export class JwtSignatureIsIgnored extends Reference {
  static readonly breaks = 'update-phone.refuses-altered-signature';

  protected override async readJwt(jwt: string): Promise<JWTPayload> {
    return decodeJwt(jwt);
  }
}

/** Looks up the claims of a JWT among those that were handed out, and looks at no signature. */
export class JwtIsKnownByPayload extends Reference {
  static readonly breaks = 'update-phone.refuses-altered-signature';
  private readonly handedOut = new Set<string>();

  protected override async sign(claims: JWTPayload): Promise<string> {
    const jwt = await super.sign(claims);
    this.handedOut.add(jwt.split('.')[1]!);
    return jwt;
  }

  protected override async readJwt(jwt: string): Promise<JWTPayload> {
    return this.handedOut.has(jwt.split('.')[1] ?? '') ? decodeJwt(jwt) : super.readJwt(jwt);
  }
}

/** Looks up the signature of a JWT among those that were handed out, and believes the claims. */
export class JwtIsKnownBySignature extends Reference {
  static readonly breaks = 'update-phone.refuses-altered-payload';
  private readonly handedOut = new Set<string>();

  protected override async sign(claims: JWTPayload): Promise<string> {
    const jwt = await super.sign(claims);
    this.handedOut.add(jwt.split('.')[2]!);
    return jwt;
  }

  protected override async readJwt(jwt: string): Promise<JWTPayload> {
    return this.handedOut.has(jwt.split('.')[2] ?? '') ? decodeJwt(jwt) : super.readJwt(jwt);
  }
}

/** Takes a JWT that says that it needs no signature. */
export class JwtNeedsNoSignature extends Reference {
  static readonly breaks = 'update-phone.refuses-unsigned-jwt';

  protected override async readJwt(jwt: string): Promise<JWTPayload> {
    return decodeProtectedHeader(jwt).alg === 'none' ? decodeJwt(jwt) : super.readJwt(jwt);
  }
}

/** Takes a JWT whose signature is empty, whatever its header says. */
export class JwtSignatureMayBeEmpty extends Reference {
  static readonly breaks = 'update-phone.refuses-unsigned-jwt';

  protected override async readJwt(jwt: string): Promise<JWTPayload> {
    return jwt.endsWith('.') ? decodeJwt(jwt) : super.readJwt(jwt);
  }
}

/** Takes the name of the key in a JWT for its signature. */
export class JwtNamesItsKeyOnly extends Reference {
  static readonly breaks = 'update-phone.refuses-forged-jwt';

  protected override async readJwt(jwt: string): Promise<JWTPayload> {
    const { publicJwk } = await signingKey(this.signingAlgorithm());
    const { kid, alg } = decodeProtectedHeader(jwt);
    return kid === publicJwk.kid && alg !== 'none' ? decodeJwt(jwt) : super.readJwt(jwt);
  }
}

/** Verifies a JWT with the key that it brings along. */
export class JwtBringsItsKey extends Reference {
  static readonly breaks = 'update-phone.refuses-forged-jwt';

  protected override async readJwt(jwt: string): Promise<JWTPayload> {
    const { jwk, alg } = decodeProtectedHeader(jwt);
    if (!jwk || !alg) return super.readJwt(jwt);
    return (await jwtVerify(jwt, await importJWK(jwk, alg))).payload;
  }
}

/** Takes a session JWT where a refresh JWT is asked for. */
export class SessionJwtUpdates extends Reference {
  static readonly breaks = 'update-phone.refuses-session-jwt';

  protected override isRefreshJwt(): boolean {
    return true;
  }
}

/** Forgets that a session was logged out. */
export class LoggedOutJwtUpdates extends Reference {
  static readonly breaks = 'update-phone.refuses-logged-out-jwt';

  protected override isRevoked(): boolean {
    return false;
  }
}

/** Does something at an update before the JWT is found wrong. */
abstract class ActsBeforeItRefuses extends Reference {
  protected abstract act(caller: Caller, body: Body): void;

  protected override updater(caller: Caller, body: Body): Promise<User> {
    return super.updater(caller, body).catch((error: Error) => {
      this.act(caller, body);
      throw error;
    });
  }
}

/** Sends the link of an update before the JWT is looked at. */
export class RefusedUpdateTextsNewPhone extends ActsBeforeItRefuses {
  static readonly breaks = 'update-phone.refused-texts-nobody';

  protected override act({ project }: Caller, body: Body): void {
    const redirectUrl = this.redirectUrl(project, body, 'updatePhone');
    this.deliver(project, this.newPhone(body), this.messageText(this.linkUrl(redirectUrl, 'dead')));
  }
}

/** Sends a link at an update that is refused for a session JWT, which is somebody's after all. */
export class UpdateBySessionJwtTextsNewPhone extends ActsBeforeItRefuses {
  static readonly breaks = 'update-phone.refused-texts-nobody';

  protected override act({ project, credentials: [jwt = ''] }: Caller, body: Body): void {
    if (!jwt.includes('.') || decodeJwt(jwt)['drn'] !== 'DS') return;
    const user = project.users.get(decodeJwt(jwt).sub ?? '')!;
    const redirectUrl = this.redirectUrl(project, body, 'updatePhone');
    const change = this.phoneChange(body);
    void this.send({ operation: 'updatePhone', project, user, redirectUrl, change });
  }
}

/** Changes the phone of the named user before the JWT is looked at. */
export class RefusedUpdateChangesPhone extends ActsBeforeItRefuses {
  static readonly breaks = 'update-phone.refused-changes-nothing';

  protected override act({ project }: Caller, body: Body): void {
    const user = this.findUser(project, this.requiredText(body, 'loginId'));
    if (user) user.phone = this.newPhone(body);
  }
}
