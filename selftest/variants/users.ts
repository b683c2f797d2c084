import { randomUUID } from 'node:crypto';
import type { Body } from '../../reference/core.ts';
import type { PhoneChange, Project, User } from '../../reference/model.ts';
import { badRequest } from '../../reference/refusal.ts';
import type { Freedom } from './variant.ts';

/** A sign-up may register nobody before the first verify. */
export const registersOnVerify: Freedom = Base =>
  class extends Base {
    protected override findUser(project: Project, loginId: string): User | undefined {
      const user = super.findUser(project, loginId);
      return user && (user.seen || user.test) ? user : undefined;
    }

    protected override createUser(
      project: Project,
      loginId: string,
      phone: string,
      details: Body,
    ): User {
      const pending = super.findUser(project, loginId);
      return pending ?? super.createUser(project, loginId, phone, details);
    }
  };

/** A user ID may look like anything. */
export const givesOtherUserIds: Freedom = Base =>
  class extends Base {
    protected override newUserId(): string {
      return `user:${randomUUID()}/${Date.now()}`;
    }
  };

/** A phone may be shown without its plus. */
export const showsPhonesWithoutPlus: Freedom = Base =>
  class extends Base {
    protected override userBody(user: User): Body {
      return { ...super.userBody(user), phone: user.phone.replace('+', '') };
    }
  };

/** A phone may be shown in groups. */
export const showsPhonesInGroups: Freedom = Base =>
  class extends Base {
    protected override userBody(user: User): Body {
      const phone = user.phone.replace(/^\+(\d)(\d{3})(\d{3})(\d{4})$/, '+$1 ($2) $3-$4');
      return { ...super.userBody(user), phone };
    }
  };

const profile = ['name', 'email', 'picture', 'givenName', 'middleName', 'familyName'] as const;

/** The fields of a profile that nobody has filled may be null. */
export const showsEmptyProfilesAsNull: Freedom = Base =>
  class extends Base {
    protected override userBody(user: User): Body {
      const body = super.userBody(user);
      const empty = profile.filter(each => body[each] === '').map(each => [each, null]);
      return { ...body, customAttributes: null, OAuth: null, ...Object.fromEntries(empty) };
    }
  };

/** A user may have roles, tenants, attributes and a picture from the start, and be called invited until the first verify. */
export const givesUsersMore: Freedom = Base =>
  class extends Base {
    protected override userBody(user: User): Body {
      return {
        ...super.userBody(user),
        status: user.verifiedPhone ? 'enabled' : 'invited',
        roleNames: ['Member'],
        permissions: ['read'],
        userTenants: [{ tenantId: 'T1', tenantName: 'One', roleNames: [], permissions: [] }],
        customAttributes: { plan: 'free', seats: 1 },
        picture: 'https://pictures.example/nobody.png',
      };
    }
  };

/** Login IDs may be listed in any order: here the newest first. */
export const listsNewestLoginIdFirst: Freedom = Base =>
  class extends Base {
    protected override userBody(user: User): Body {
      return { ...super.userBody(user), loginIds: user.loginIds.toReversed() };
    }
  };

/** An update to the phone that the user has already may be refused: it is no new one. */
export const refusesPhoneThatIsThere: Freedom = Base =>
  class extends Base {
    protected override beforeUpdateIsVerified(
      project: Project,
      user: User,
      change: PhoneChange,
    ): void {
      if (change.phone === user.phone) throw badRequest('The user has this phone already');
      super.beforeUpdateIsVerified(project, user, change);
    }
  };
