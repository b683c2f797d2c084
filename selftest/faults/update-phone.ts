import type { Body } from '../../reference/core.ts';
import type { Project, User } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';

/** Remembers the phone that each user began with. */
export class WithFirstPhones extends Reference {
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
