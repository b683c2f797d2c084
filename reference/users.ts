import { randomUUID } from 'node:crypto';
import { Core, type Body } from './core.ts';
import type { PhoneChange, Project, User } from './model.ts';

/** End users: how they are found and made, how a verified change of the phone alters them, how they are shown. */
export abstract class Users extends Core {
  protected findUser(project: Project, loginId: string): User | undefined {
    // No array is made: a server that runs for weeks has many users.
    for (const each of project.users.values()) if (each.loginIds.includes(loginId)) return each;
    return undefined;
  }

  protected createUser(project: Project, loginId: string, phone: string, details: Body): User {
    const user: User = {
      userId: this.newUserId(),
      loginIds: [loginId],
      phone,
      verifiedPhone: false,
      ...this.userDetails(details),
      test: false,
      createdTime: this.seconds(),
      seen: false,
    };
    project.users.set(user.userId, user);
    return user;
  }

  protected newUserId(): string {
    return `U${randomUUID().replaceAll('-', '').slice(0, 27)}`;
  }

  protected userDetails(details: Body) {
    const detail = (name: string) => (typeof details[name] === 'string' ? details[name] : '');
    return {
      name: detail('name'),
      email: detail('email'),
      givenName: detail('givenName'),
      middleName: detail('middleName'),
      familyName: detail('familyName'),
    };
  }

  /** Does what a verified update asked for and gives the user who is signed in by it. */
  protected changePhone(project: Project, user: User, change: PhoneChange): User {
    const owner = this.findUser(project, change.phone);
    if (change.addToLoginIDs && owner && owner !== user) {
      return this.merge(project, user, owner, change);
    }
    this.setPhone(user, change.phone);
    if (change.addToLoginIDs) this.addLoginId(user, change.phone);
    return user;
  }

  /** One of the two stays and takes the login IDs of the other, who is deleted. */
  protected merge(project: Project, user: User, owner: User, change: PhoneChange): User {
    const [kept, gone] = change.onMergeUseExisting ? [owner, user] : [user, owner];
    project.users.delete(gone.userId);
    for (const loginId of gone.loginIds) this.addLoginId(kept, loginId);
    this.setPhone(kept, change.phone);
    return kept;
  }

  protected setPhone(user: User, phone: string): void {
    user.phone = phone;
    user.verifiedPhone = true;
  }

  protected addLoginId(user: User, loginId: string): void {
    if (!user.loginIds.includes(loginId)) user.loginIds = [...user.loginIds, loginId];
  }

  protected userBody(user: User): Body {
    return {
      loginIds: user.loginIds,
      userId: user.userId,
      name: user.name,
      email: user.email,
      phone: user.phone,
      verifiedEmail: false,
      verifiedPhone: user.verifiedPhone,
      roleNames: [],
      userTenants: [],
      status: 'enabled',
      externalIds: user.loginIds,
      picture: '',
      test: user.test,
      customAttributes: {},
      createdTime: user.createdTime,
      TOTP: false,
      SAML: false,
      OAuth: {},
      webauthn: false,
      password: false,
      SCIM: false,
      push: false,
      OIDC: false,
      ssoAppIds: [],
      givenName: user.givenName,
      middleName: user.middleName,
      familyName: user.familyName,
      editable: true,
      permissions: [],
    };
  }
}
