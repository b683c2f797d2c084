import type { Project, User } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';

/** Makes a second user of somebody who is registered. */
export class SignUpOrInMakesSecondUser extends Reference {
  static readonly breaks = 'sign-up-or-in.keeps-registered-user';
  static readonly also = [
    'concurrency.one-user-is-made',
    'concurrency.verifies-make-one-user',
    'sessions.sign-up-or-in-revokes-others',
    'sign-up-or-in.keeps-user-details',
    'update-phone.moves-links-of-sign-up-or-in',
  ] as const;

  protected override findOrCreateUser(project: Project, loginId: string): User {
    return this.createUser(project, loginId, this.newUsersPhone(loginId), {});
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
