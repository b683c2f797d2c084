import type { Context } from 'hono';
import type { Body } from '../../reference/core.ts';
import type { PhoneChange, Project, User } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';

/** Knows by which login ID each user was named last, and who was merged away. */
export class WithHistory extends Reference {
  private readonly names = new Map<User, string>();
  private readonly mergedAway = new Map<string, User>();

  protected override findUser(project: Project, loginId: string): User | undefined {
    const user = super.findUser(project, loginId);
    if (user) this.names.set(user, loginId);
    return user;
  }

  protected override merge(project: Project, user: User, owner: User, change: PhoneChange): User {
    const kept = super.merge(project, user, owner, change);
    const gone = kept === user ? owner : user;
    this.mergedAway.set(gone.userId, gone);
    return kept;
  }

  /** The login ID by which a call has named a user last. */
  protected nameOf(user: User): string {
    return this.names.get(user) ?? user.loginIds[0] ?? '';
  }

  /** The user of an ID who was merged away. */
  protected goneUser(userId: unknown): User | undefined {
    return this.mergedAway.get(String(userId));
  }

  /** The login ID that the body of a call names, as text. */
  protected async loginIdIn(context: Context): Promise<string> {
    return textIn(await this.body(context), 'loginId');
  }
}

const textIn = (body: Body, name: string) => {
  const value = body[name];
  return typeof value === 'string' ? value : '';
};
