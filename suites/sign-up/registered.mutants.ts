import type { Body } from '../../reference/core.ts';
import type { Project } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';
import { Refusal } from '../../reference/refusal.ts';

/** Whoever is registered may sign up again. */
export class RegistersTwice extends Reference {
  static readonly breaks = 'sign-up.refuses-registered';
  static readonly also = [
    'concurrency.sign-ups-make-one-user',
    'sign-up.refuses-taken-name',
    'update-phone.added-login-id-is-taken',
  ] as const;

  protected override refuseRegistered(): void {}
}

/** Tells the failure of a sign-up in the body of a 200. */
export class RefusesRegisteredWith200 extends Reference {
  static readonly breaks = 'sign-up.refuses-registered';
  static readonly also = [
    'sign-up.refuses-taken-name',
    'update-phone.added-login-id-is-taken',
  ] as const;

  protected override refuseRegistered(): void {
    throw new Refusal(200, 'E062107', 'User already exists');
  }
}

/** Trips over the unique index when somebody signs up again. */
export class SignUpOfRegisteredCrashes extends Reference {
  static readonly breaks = 'sign-up.refuses-registered';
  static readonly also = [
    'concurrency.sign-ups-make-one-user',
    'sign-up.refuses-taken-name',
    'update-phone.added-login-id-is-taken',
  ] as const;

  protected override refuseRegistered(): void {
    throw new Error('duplicate key value violates unique constraint');
  }
}

/** Refuses whoever is registered by a phone, and nobody else. */
export class RegistersNamesTwice extends Reference {
  static readonly breaks = 'sign-up.refuses-taken-name';

  protected override refuseRegistered(project: Project, loginId: string, body: Body): void {
    if (loginId.startsWith('+')) super.refuseRegistered(project, loginId, body);
  }
}

/** Looks for whoever is registered by the phone of the request, and not by the login ID. */
export class RegisteredIsWhoHasThePhone extends Reference {
  static readonly breaks = 'sign-up.refuses-taken-name';

  protected override refuseRegistered(project: Project, loginId: string, body: Body): void {
    const { phone } = this.findUser(project, loginId)!;
    if (phone === this.signUpPhone(body, loginId)) super.refuseRegistered(project, loginId, body);
  }
}

/** Refuses whoever is registered, with a message that signs them in. */
export class TextsRegisteredAtSignUp extends Reference {
  static readonly breaks = 'sign-up.texts-nobody-registered';

  protected override refuseRegistered(project: Project, loginId: string, body: Body): void {
    const user = this.findUser(project, loginId)!;
    const redirectUrl = this.redirectUrl(project, body, 'signUp');
    void this.send({ operation: 'signUp', project, user, redirectUrl });
    super.refuseRegistered(project, loginId, body);
  }
}

/** Refuses whoever is registered, and takes over the phone of the request. */
export class RefusedSignUpChangesPhone extends Reference {
  static readonly breaks = 'sign-up.keeps-registered-user';

  protected override refuseRegistered(project: Project, loginId: string, body: Body): void {
    this.findUser(project, loginId)!.phone = this.signUpPhone(body, loginId);
    super.refuseRegistered(project, loginId, body);
  }
}

/** Refuses whoever is registered, and takes over the user details of the request. */
export class RefusedSignUpChangesDetails extends Reference {
  static readonly breaks = 'sign-up.keeps-registered-user';

  protected override refuseRegistered(project: Project, loginId: string, body: Body): void {
    const details = this.userDetails(this.object(body['user']));
    Object.assign(this.findUser(project, loginId)!, details);
    super.refuseRegistered(project, loginId, body);
  }
}

/** Refuses whoever is registered, and makes a new user in that one's place. */
export class RefusedSignUpReplacesUser extends Reference {
  static readonly breaks = 'sign-up.keeps-registered-user';
  static readonly also = ['links.sign-up-link-outlives-second-sign-up'] as const;

  protected override refuseRegistered(project: Project, loginId: string, body: Body): void {
    const { userId, phone } = this.findUser(project, loginId)!;
    project.users.delete(userId);
    this.createUser(project, loginId, phone, {});
    super.refuseRegistered(project, loginId, body);
  }
}

/** Forgets the user details of a sign-up. */
export class ForgetsUserDetails extends Reference {
  static readonly breaks = 'sign-up.keeps-user-details';

  protected override userDetails() {
    return super.userDetails({});
  }
}

/** Keeps the name of the user details, and none of its parts. */
export class ForgetsPartsOfName extends Reference {
  static readonly breaks = 'sign-up.keeps-user-details';

  protected override userDetails({ name }: Body) {
    return super.userDetails({ name });
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
