import type { Context, Hono } from 'hono';
import type { Body } from '../../../reference/core.ts';
import {
  projectsWithLifetime,
  type PhoneChange,
  type Project,
  type ProjectSettings,
  type User,
} from '../../../reference/model.ts';
import { Reference } from '../../../reference/reference.ts';
import { badRequest, Refusal } from '../../../reference/refusal.ts';
import type { Claims } from '../../../reference/sessions.ts';
import { mutants } from '../../faults/mutants.ts';

/** How long links live, in seconds: short enough for expiry to be tested. */
export const linkLifetime = 20;

/** A server with many faults: some in a class of its own, and those of mutants. */
interface Faulty {
  /** The faults of the class, as sentences. */
  faults: readonly string[];
  own: new (projects: readonly ProjectSettings[]) => Reference;
  mutants: readonly string[];
}

/** A beginner's mock: it answers, and checks little. */
class Careless extends Reference {
  protected override isApproved(): boolean {
    return true;
  }

  protected override phoneNumber(value: string): string {
    return value;
  }

  protected override mask(phone: string): string {
    return phone;
  }

  protected override parse(text: string): unknown {
    return JSON.parse(text);
  }

  protected override refusalBody({ message }: Refusal): Body {
    return { error: message };
  }
}

/** A rewrite that has lost what nobody had written down. */
class Rewritten extends Reference {
  protected override askedRedirectUrl(body: Body): string | undefined {
    return this.text(body, 'redirectUrl');
  }

  protected override text(body: Body, name: string): string | undefined {
    const value = body[name] ?? '';
    return value === '' ? undefined : `${value as string}`;
  }

  protected override beforeUpdateIsVerified(_: Project, user: User, change: PhoneChange): void {
    user.phone = change.phone;
  }
}

/** An emulator that was tried with one user and one client. */
class Narrow extends Reference {
  protected override findUser(project: Project, loginId: string): User | undefined {
    return loginId.includes('@') ? undefined : super.findUser(project, loginId);
  }

  protected override async signedInAnswer(claims: Claims, firstSeen: boolean): Promise<Body> {
    const { refreshJwt, ...answer } = await super.signedInAnswer(claims, firstSeen);
    return { ...answer, refreshToken: refreshJwt };
  }

  protected override askedRedirectUrl(
    ...asked: Parameters<Reference['askedRedirectUrl']>
  ): string | undefined {
    const url = super.askedRedirectUrl(...asked);
    if (url === undefined) throw badRequest('The redirectUrl field is required');
    return url;
  }

  protected override userBody(user: User): Body {
    const { loginIds: _, ...body } = super.userBody(user);
    return body;
  }
}

/** Verifies at another path, and nowhere else. */
export class VerifyHasMoved extends Reference {
  protected override routes(): Hono {
    const app = super.routes();
    app.post('/v1/auth/magiclink/check', each => super.verify(each));
    return app;
  }

  protected override async verify(context: Context): Promise<Response> {
    return this.failed(new Refusal(404, 'E011001', 'Nothing is here'), context);
  }
}

/** Three servers with a dozen faults each. */
export const servers: Readonly<Record<string, Faulty>> = {
  careless: {
    own: Careless,
    faults: [
      'Approves every redirect URL.',
      'Takes any text for a phone number.',
      'Shows the whole phone in the answer to a send.',
      'Dies of a body that is not JSON.',
      'Refuses in an error shape of its own.',
    ],
    mutants: [
      'EverybodyIsNew',
      'JwtSignatureIsIgnored',
      'LogoutEndsNothing',
      'LosesCustomClaims',
      'NeverAddsLoginId',
      'UnknownProjectIsFirst',
      'UsedLinkWorksAgain',
    ],
  },
  rewritten: {
    own: Rewritten,
    faults: [
      'Does not read URI as a name of the redirect URL.',
      'Turns each field into text.',
      'Changes the phone when the update is asked for.',
    ],
    mutants: [
      'AnySchemeIsBearer',
      'HostByItsEnd',
      'LinkReplacesQuery',
      'NewestLinkOnly',
      'ProjectsShareLinks',
      'RefusalsShowStack',
      'SessionJwtExpiresInMilliseconds',
      'SignInRegisters',
      'TokensAreSixDigits',
    ],
  },
  narrow: {
    own: Narrow,
    faults: [
      'Finds nobody by an e-mail address.',
      'Names the refresh JWT refreshToken.',
      'Refuses a send without a redirect URL.',
      'Tells no login IDs of the user.',
    ],
    mutants: [
      'KeySetIsEmpty',
      'LinkNeverExpires',
      'NobodyIsNew',
      'NullIsNoAbsence',
      'RefusalsAreCalledPages',
      'RefusesTokenWith200',
      'RegistersTwice',
      'SignUpTextsLoginId',
    ],
  },
};

/** Makes a server with all of its faults. A method that two of them override would lose one. */
export function made({ own, mutants: names }: Faulty): Reference {
  class Composed extends own {}
  const taken = new Set(methodsOf(own.prototype));
  for (const name of names) {
    const fault = Object.getPrototypeOf(mutants[name]!.make()) as object;
    if (Object.getPrototypeOf(fault) !== Reference.prototype)
      throw new Error(`${name} is more than methods of its own`);
    for (const method of methodsOf(fault)) {
      if (taken.has(method)) throw new Error(`${name} overrides ${method}, as another fault does`);
      taken.add(method);
      const descriptor = Object.getOwnPropertyDescriptor(fault, method)!;
      Object.defineProperty(Composed.prototype, method, descriptor);
    }
  }
  return new Composed(projectsWithLifetime(linkLifetime));
}

const methodsOf = (prototype: object) =>
  Object.getOwnPropertyNames(prototype).filter(each => each !== 'constructor');
