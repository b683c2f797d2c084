import { createPublicKey } from 'node:crypto';
import type { Context } from 'hono';
import {
  decodeJwt,
  decodeProtectedHeader,
  importJWK,
  type JWK,
  type JWTPayload,
  jwtVerify,
} from 'jose';
import type { Body, Caller } from '../../reference/core.ts';
import { signingKey } from '../../reference/keys.ts';
import type { User } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';
import { unauthorized } from '../../reference/refusal.ts';
import type { Rows } from '../../selftest/faults/mutant.ts';
import { claimsIn, headerIn, isOddlyUnsigned } from '../../selftest/faults/sessions.ts';

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

/** Lets the JWT choose HMAC, and takes a text of the public key for the secret. */
const takesForSecret = (textOf: (key: JWK) => string | Buffer) =>
  class extends Reference {
    protected override async readJwt(jwt: string): Promise<JWTPayload> {
      if (headerIn(jwt).alg !== 'HS256') return super.readJwt(jwt);
      const [key] = await this.ownKeys();
      const secret = new Uint8Array(Buffer.from(textOf(key!) as string));
      return jwtVerify(jwt, secret).then(
        ({ payload }) => payload,
        () => {
          throw unauthorized('The JWT is invalid');
        },
      );
    }
  };

const exported = (key: JWK, type: 'spki' | 'pkcs1') =>
  createPublicKey({ key: { ...key }, format: 'jwk' })
    .export({ type, format: 'pem' })
    .toString();

const derOf = (key: JWK) =>
  createPublicKey({ key: { ...key }, format: 'jwk' }).export({ type: 'spki', format: 'der' });

const bytesOf = ({ n = '' }: JWK) => Buffer.from(n, 'base64url');

/** What falls beside the update where forged JWTs are believed. */
const everywhere = [
  'sessions.logout-refuses-forged-jwt',
  'sessions.me-refuses-forged-jwt',
  'sessions.refresh-refuses-forged-jwt',
  'sessions.step-up-refuses-forged-jwt',
] as const;

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
  static readonly also = ['update-phone.refuses-link-token'] as const;

  protected override async updater(caller: Caller, body: Body): Promise<User> {
    const [jwt = '.'] = caller.credentials;
    if (jwt.includes('.')) return super.updater(caller, body);
    return this.findUser(caller.project, this.requiredText(body, 'loginId'))!;
  }
}

/** Dies of a text that is no JWT. */
export class UpdateDiesOfGarbage extends Reference {
  static readonly breaks = 'update-phone.refuses-garbage-jwt';
  static readonly also = [
    'sessions.logout-refuses-forged-jwt',
    'sessions.logout-refuses-wrong-jwts',
    'sessions.me-refuses-forged-jwt',
    'sessions.me-refuses-wrong-jwts',
    'sessions.refresh-refuses-forged-jwt',
    'sessions.step-up-needs-jwt',
    'sessions.step-up-refuses-forged-jwt',
    'update-phone.refuses-link-token',
  ] as const;

  protected override readJwt(jwt: string): Promise<JWTPayload> {
    const [, payload] = jwt.split('.');
    JSON.parse(Buffer.from(payload!, 'base64url').toString());
    return super.readJwt(jwt);
  }
}

/** Decodes a JWT and looks at no signature. */
export class JwtSignatureIsIgnored extends Reference {
  static readonly breaks = 'update-phone.refuses-altered-signature';
  static readonly also = [
    'sessions.logout-refuses-forged-jwt',
    'sessions.logout-refuses-wrong-jwts',
    'sessions.me-refuses-forged-jwt',
    'sessions.me-refuses-wrong-jwts',
    'sessions.refresh-refuses-altered-jwt',
    'sessions.refresh-refuses-forged-jwt',
    'sessions.step-up-needs-jwt',
    'sessions.step-up-refuses-forged-jwt',
    'update-phone.refuses-altered-payload',
    'update-phone.refuses-forged-jwt',
    'update-phone.refuses-garbage-jwt',
    'update-phone.refuses-link-token',
    'update-phone.refuses-unsigned-jwt',
  ] as const;

  protected override async readJwt(jwt: string): Promise<JWTPayload> {
    return decodeJwt(jwt);
  }
}

/** Looks up the claims of a JWT among those that were handed out, and looks at no signature. */
export class JwtIsKnownByPayload extends Reference {
  static readonly breaks = 'update-phone.refuses-altered-signature';
  static readonly also = [
    'sessions.logout-refuses-forged-jwt',
    'sessions.logout-refuses-wrong-jwts',
    'sessions.me-refuses-forged-jwt',
    'sessions.me-refuses-wrong-jwts',
    'sessions.refresh-refuses-forged-jwt',
    'sessions.step-up-refuses-forged-jwt',
    'update-phone.refuses-forged-jwt',
    'update-phone.refuses-unsigned-jwt',
  ] as const;
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
  static readonly also = [
    'sessions.logout-refuses-forged-jwt',
    'sessions.me-refuses-forged-jwt',
    'sessions.refresh-refuses-altered-jwt',
    'sessions.refresh-refuses-forged-jwt',
    'sessions.step-up-needs-jwt',
    'sessions.step-up-refuses-forged-jwt',
    'update-phone.refuses-unsigned-jwt',
  ] as const;
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
  static readonly also = [
    'sessions.logout-refuses-forged-jwt',
    'sessions.logout-refuses-wrong-jwts',
    'sessions.me-refuses-forged-jwt',
    'sessions.me-refuses-wrong-jwts',
    'sessions.refresh-refuses-forged-jwt',
    'sessions.step-up-needs-jwt',
    'sessions.step-up-refuses-forged-jwt',
    'update-phone.refuses-garbage-jwt',
    'update-phone.refuses-link-token',
  ] as const;

  protected override async readJwt(jwt: string): Promise<JWTPayload> {
    return decodeProtectedHeader(jwt).alg === 'none' ? decodeJwt(jwt) : super.readJwt(jwt);
  }
}

/** Takes a JWT whose signature is empty, whatever its header says. */
export class JwtSignatureMayBeEmpty extends Reference {
  static readonly breaks = 'update-phone.refuses-unsigned-jwt';
  static readonly also = everywhere;

  protected override async readJwt(jwt: string): Promise<JWTPayload> {
    return jwt.endsWith('.') ? decodeJwt(jwt) : super.readJwt(jwt);
  }
}

/** Takes the name of the key in a JWT for its signature. */
export class JwtNamesItsKeyOnly extends Reference {
  static readonly breaks = 'update-phone.refuses-forged-jwt';
  static readonly also = [
    'sessions.logout-refuses-forged-jwt',
    'sessions.logout-refuses-wrong-jwts',
    'sessions.me-refuses-forged-jwt',
    'sessions.me-refuses-wrong-jwts',
    'sessions.refresh-refuses-altered-jwt',
    'sessions.refresh-refuses-forged-jwt',
    'sessions.step-up-needs-jwt',
    'sessions.step-up-refuses-forged-jwt',
    'update-phone.refuses-altered-payload',
    'update-phone.refuses-altered-signature',
    'update-phone.refuses-garbage-jwt',
    'update-phone.refuses-link-token',
    'update-phone.refuses-unsigned-jwt',
  ] as const;

  protected override async readJwt(jwt: string): Promise<JWTPayload> {
    const { publicJwk } = await signingKey(this.signingAlgorithm());
    const { kid, alg } = decodeProtectedHeader(jwt);
    return kid === publicJwk.kid && alg !== 'none' ? decodeJwt(jwt) : super.readJwt(jwt);
  }
}

/** Verifies a JWT with the key that it brings along. */
export class JwtBringsItsKey extends Reference {
  static readonly breaks = 'update-phone.refuses-forged-jwt';
  static readonly also = [
    'sessions.logout-refuses-forged-jwt',
    'sessions.logout-refuses-wrong-jwts',
    'sessions.me-refuses-forged-jwt',
    'sessions.me-refuses-wrong-jwts',
    'sessions.refresh-refuses-forged-jwt',
    'sessions.step-up-needs-jwt',
    'sessions.step-up-refuses-forged-jwt',
    'update-phone.refuses-garbage-jwt',
    'update-phone.refuses-link-token',
    'update-phone.refuses-unsigned-jwt',
  ] as const;

  protected override async readJwt(jwt: string): Promise<JWTPayload> {
    const { jwk, alg } = decodeProtectedHeader(jwt);
    if (!jwk || !alg) return super.readJwt(jwt);
    return (await jwtVerify(jwt, await importJWK(jwk, alg))).payload;
  }
}

/** Takes a JWT that names no key for one of its own. */
export class JwtWithoutKeyIdCounts extends Reference {
  static readonly breaks = 'update-phone.refuses-forged-jwt';
  static readonly also = everywhere;

  protected override async readJwt(jwt: string): Promise<JWTPayload> {
    const header = headerIn(jwt);
    return header.kid === undefined && header.alg ? decodeJwt(jwt) : super.readJwt(jwt);
  }
}

/** Takes a JWT that says in capitals that it needs no signature. */
export class NoneIsComparedByCase extends Reference {
  static readonly breaks = 'update-phone.refuses-unsigned-jwt';
  static readonly also = everywhere;

  protected override async readJwt(jwt: string): Promise<JWTPayload> {
    return isOddlyUnsigned(jwt) ? decodeJwt(jwt) : super.readJwt(jwt);
  }
}

/** Looks at no signature where something stands behind the JWT. */
export class ThirdPartProves extends Reference {
  static readonly breaks = 'update-phone.refuses-forged-jwt';

  protected override async signedIn(caller: Caller) {
    const [jwt = '', third] = caller.credentials;
    if (third === undefined || !jwt.includes('.')) return super.signedIn(caller);
    return super.signedIn({ ...caller, credentials: [await this.sign(decodeJwt(jwt))] });
  }
}

/** Makes link tokens of the same kind as refresh JWTs, and takes them for such. */
export class LinkTokenIsRefreshJwt extends Reference {
  static readonly breaks = 'update-phone.refuses-link-token';
  static readonly also = everywhere;

  protected override async signedIn(caller: Caller) {
    const [token = ''] = caller.credentials;
    const link = caller.project.links.get(token);
    const user = link && caller.project.users.get(link.userId);
    if (!user) return super.signedIn(caller);
    return { session: this.startSession(caller.project, user), user };
  }
}

/** Takes a session JWT where a refresh JWT is asked for. */
export class SessionJwtUpdates extends Reference {
  static readonly breaks = 'update-phone.refuses-session-jwt';
  static readonly also = [
    'sessions.refresh-refuses-session-jwt',
    'sessions.step-up-needs-jwt',
  ] as const;

  protected override isRefreshJwt(): boolean {
    return true;
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

/** Forgets that a session was logged out. */
export class LoggedOutJwtUpdates extends Reference {
  static readonly breaks = 'update-phone.refuses-logged-out-jwt';
  static readonly also = [
    'concurrency.logout-ends-session-beside-refresh',
    'concurrency.logout-ends-session-being-refreshed',
    'sessions.logout-ends-me',
    'sessions.logout-ends-renewed-session',
    'sessions.logout-ends-session',
    'sessions.revokes-others-when-asked',
    'sessions.sign-up-or-in-revokes-others',
  ] as const;

  protected override isRevoked(): boolean {
    return false;
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
    if (claimsIn(jwt)['drn'] !== 'DS') return;
    const user = project.users.get(claimsIn(jwt).sub ?? '')!;
    const redirectUrl = this.redirectUrl(project, body, 'updatePhone');
    const change = this.phoneChange(body);
    void this.send({ operation: 'updatePhone', project, user, redirectUrl, change });
  }
}

/** Changes the phone of the named user before the JWT is looked at. */
export class RefusedUpdateChangesPhone extends ActsBeforeItRefuses {
  static readonly breaks = 'update-phone.refused-changes-nothing';
  static readonly also = [
    'update-phone.adds-nothing-to-named-user',
    'update-phone.keeps-named-user',
  ] as const;

  protected override act({ project }: Caller, body: Body): void {
    const user = this.findUser(project, this.requiredText(body, 'loginId'));
    if (user) user.phone = this.newPhone(body);
  }
}

export const rows: Rows = {
  PublicPemIsSecret: {
    sentence: 'Takes the public key in PEM for a secret.',
    breaks: 'update-phone.refuses-forged-jwt',
    fault: takesForSecret(key => exported(key, 'spki').trimEnd()),
    also: everywhere,
  },
  PublicPemFileIsSecret: {
    sentence: 'Takes the PEM file of the public key for a secret, its last line break included.',
    breaks: 'update-phone.refuses-forged-jwt',
    fault: takesForSecret(key => exported(key, 'spki')),
    also: everywhere,
  },
  PublicPemOfRsaIsSecret: {
    sentence: 'Takes the public key in the PEM of PKCS #1 for a secret.',
    breaks: 'update-phone.refuses-forged-jwt',
    fault: takesForSecret(key => exported(key, 'pkcs1')),
    also: everywhere,
  },
  PublicDerIsSecret: {
    sentence: 'Takes the DER file of the public key for a secret.',
    breaks: 'update-phone.refuses-forged-jwt',
    fault: takesForSecret(derOf),
    also: everywhere,
  },
  PublicJwkIsSecret: {
    sentence: 'Takes the published JSON of the public key for a secret.',
    breaks: 'update-phone.refuses-forged-jwt',
    fault: takesForSecret(key => JSON.stringify(key)),
    also: everywhere,
  },
  PublicModulusIsSecret: {
    sentence: 'Takes the modulus of the public key for a secret.',
    breaks: 'update-phone.refuses-forged-jwt',
    fault: takesForSecret(({ n = '' }) => n),
    also: everywhere,
  },
  PaddedModulusIsSecret: {
    sentence: 'Takes the modulus of the public key, in padded base64, for a secret.',
    breaks: 'update-phone.refuses-forged-jwt',
    fault: takesForSecret(key => bytesOf(key).toString('base64')),
    also: everywhere,
  },
  ModulusBytesAreSecret: {
    sentence: 'Takes the bytes of the modulus of the public key for a secret.',
    breaks: 'update-phone.refuses-forged-jwt',
    fault: takesForSecret(bytesOf),
    also: everywhere,
  },
};
