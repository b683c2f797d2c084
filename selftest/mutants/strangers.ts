import type { Project, User } from '../../reference/model.ts';
import { badRequest } from '../../reference/refusal.ts';
import { Reference } from '../../reference/reference.ts';

/** Sends a code to any e-mail address, known or not. */
export class SignInTakesAnyEmail extends Reference {
  static readonly breaks = 'sign-in.refuses-unknown-email';

  protected override unregistered(project: Project, loginId: string, redirectUrl: string): User {
    if (!loginId.includes('@')) return super.unregistered(project, loginId, redirectUrl);
    return this.createUser(project, loginId, '', {});
  }
}

/** Finds users by the beginning of a login ID. */
export class FindsUsersByPrefix extends Reference {
  static readonly breaks = 'sign-in.refuses-near-login-ids';

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

/** Has somebody registered wait until the first link is used. */
export class SignUpOrInRefusesSecondCall extends Reference {
  static readonly breaks = 'sign-up-or-in.accepts-second-call';

  protected override findOrCreateUser(project: Project, loginId: string): User | Promise<User> {
    const user = this.findUser(project, loginId);
    const pending = [...project.links.values()].some(
      ({ userId, used, operation }) =>
        userId === user?.userId && !used && operation === 'signUpOrIn',
    );
    if (user?.seen && pending) throw badRequest('A link is on its way');
    return super.findOrCreateUser(project, loginId);
  }
}

/** Writes the details of a sign-up or in, which has none, over those of the user. */
export class SignUpOrInWipesDetails extends Reference {
  static readonly breaks = 'sign-up-or-in.keeps-user-details';

  protected override findOrCreateUser(project: Project, loginId: string): User | Promise<User> {
    const user = this.findUser(project, loginId);
    if (user) Object.assign(user, this.userDetails({}));
    return super.findOrCreateUser(project, loginId);
  }
}

/** Keeps names in ASCII. */
export class KeepsNamesInAscii extends Reference {
  static readonly breaks = 'sign-up.keeps-user-details';

  protected override userDetails(details: Record<string, unknown>) {
    const kept = super.userDetails(details);
    return { ...kept, name: kept.name.replaceAll(/[^ -~]/g, '?') };
  }
}
