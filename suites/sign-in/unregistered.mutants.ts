import type { Body } from '../../reference/core.ts';
import type { Project, User } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';
import { badRequest, Refusal } from '../../reference/refusal.ts';

/** Signs up whoever is not registered. */
export class SignInRegisters extends Reference {
  static readonly breaks = 'sign-in.refuses-unregistered';
  static readonly also = [
    'sign-in.refuses-near-login-ids',
    'sign-in.refuses-part-of-email',
    'sign-in.refuses-unknown-email',
  ] as const;

  protected override unregistered(project: Project, loginId: string): User {
    return this.createUser(project, loginId, loginId, {});
  }
}

/** Tells the failure of a sign-in in the body of a 200. */
export class RefusesUnregisteredWith200 extends Reference {
  static readonly breaks = 'sign-in.refuses-unregistered';
  static readonly also = [
    'sign-in.refuses-near-login-ids',
    'sign-in.refuses-part-of-email',
    'sign-in.refuses-unknown-email',
  ] as const;

  protected override unregistered(): User {
    throw new Refusal(200, 'E062108', 'User not found');
  }
}

/** Takes it for granted that the user is there. */
export class SignInOfUnregisteredCrashes extends Reference {
  static readonly breaks = 'sign-in.refuses-unregistered';
  static readonly also = [
    'bad-input.odd-characters',
    'sign-in.refuses-near-login-ids',
    'sign-in.refuses-part-of-email',
    'sign-in.refuses-unknown-email',
  ] as const;

  protected override unregistered(): User {
    throw new TypeError("Cannot read properties of undefined (reading 'phone')");
  }
}

/** Sends a code to any e-mail address, known or not. */
export class SignInTakesAnyEmail extends Reference {
  static readonly breaks = 'sign-in.refuses-unknown-email';
  static readonly also = ['sign-in.refuses-part-of-email'] as const;

  protected override unregistered(project: Project, loginId: string, redirectUrl: string): User {
    if (!loginId.includes('@')) return super.unregistered(project, loginId, redirectUrl);
    return this.createUser(project, loginId, '', {});
  }
}

/** Finds users by the beginning of a login ID. */
export class FindsUsersByPrefix extends Reference {
  static readonly breaks = 'sign-in.refuses-near-login-ids';
  static readonly also = ['sign-in.refuses-part-of-email'] as const;

  protected override findUser(project: Project, loginId: string): User | undefined {
    const users = [...project.users.values()];
    return users.find(({ loginIds }) => loginIds.some(each => each.startsWith(loginId)));
  }
}

/** Looks users up with LIKE. */
export class FindsUsersByPattern extends Reference {
  static readonly breaks = 'sign-in.refuses-near-login-ids';

  protected override findUser(project: Project, loginId: string): User | undefined {
    const like = loginId
      .replaceAll(/[.*+?^$()|[\]\\{}]/g, String.raw`\$&`)
      .replaceAll('%', '.*')
      .replaceAll('_', '.');
    const pattern = new RegExp(`^${like}$`);
    const users = [...project.users.values()];
    return users.find(({ loginIds }) => loginIds.some(each => pattern.test(each)));
  }
}

/** Refuses whoever is not registered, with a message that invites to sign up. */
export class TextsUnregisteredAtSignIn extends Reference {
  static readonly breaks = 'sign-in.texts-nobody-unregistered';

  protected override unregistered(project: Project, loginId: string, redirectUrl: string): User {
    const link = this.linkUrl(redirectUrl, 'invitation');
    this.deliver(project, loginId, this.messageText(link));
    return super.unregistered(project, loginId, redirectUrl);
  }
}

/** Refuses whoever is not registered, with a message that leads to the default with a dead token. */
export class TextsUnregisteredDeadDefaultLink extends Reference {
  static readonly breaks = 'sign-in.texts-nobody-unregistered';

  protected override unregistered(project: Project, loginId: string, redirectUrl: string): User {
    const link = this.linkUrl(project.defaultRedirectUrl, 'invitation');
    this.deliver(project, loginId, this.messageText(link));
    return super.unregistered(project, loginId, redirectUrl);
  }
}

/** Refuses whoever is not registered, and leaves a user behind. */
export class RefusedSignInMakesUser extends Reference {
  static readonly breaks = 'sign-in.makes-no-user';

  protected override unregistered(project: Project, loginId: string, redirectUrl: string): User {
    this.createUser(project, loginId, loginId, {});
    return super.unregistered(project, loginId, redirectUrl);
  }
}

/** Refuses whoever is not registered, and lets nobody sign up by that login ID. */
export class RefusedSignInTakesLoginId extends Reference {
  static readonly breaks = 'sign-in.makes-no-user';
  private readonly taken = new Set<string>();

  protected override unregistered(project: Project, loginId: string, redirectUrl: string): User {
    this.taken.add(loginId);
    return super.unregistered(project, loginId, redirectUrl);
  }

  protected override signUpLoginId(body: Body): string {
    const loginId = super.signUpLoginId(body);
    if (this.taken.has(loginId)) throw badRequest('The loginId is taken');
    return loginId;
  }
}

/** Takes a list of login IDs at a sign-in, and signs in the first that is registered. */
export class SignInTakesListOfLoginIds extends Reference {
  static readonly breaks = 'sign-in.refuses-near-login-ids';

  protected override unregistered(project: Project, loginId: string, redirectUrl: string): User {
    const users = loginId.split(',').map(each => this.findUser(project, each));
    return users.find(each => each) ?? super.unregistered(project, loginId, redirectUrl);
  }
}

/** Cuts a login ID where its column ends. */
export class LoginIdIsCut extends Reference {
  static readonly breaks = 'sign-in.refuses-near-login-ids';

  protected override findUser(project: Project, loginId: string): User | undefined {
    const found = super.findUser(project, loginId);
    if (found || loginId.length < 255) return found;
    return [...project.users.values()].find(each =>
      each.loginIds.some(own => loginId.startsWith(own)),
    );
  }
}

/** Finds whoever has an e-mail address by what stands before the at sign. */
export class LocalPartSignsIn extends Reference {
  static readonly breaks = 'sign-in.refuses-part-of-email';

  protected override unregistered(project: Project, loginId: string, redirectUrl: string): User {
    const users = [...project.users.values()];
    const named = users.find(each => each.loginIds.some(own => own.split('@')[0] === loginId));
    return named ?? super.unregistered(project, loginId, redirectUrl);
  }
}
