import type { Body } from '../../reference/core.ts';
import type { Errand } from '../../reference/links.ts';
import type { Link, Project } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';

/** Answers with the token, so that nobody needs the message. */
export class AnswersWithToken extends Reference {
  static readonly breaks = 'sign-up.answer-holds-no-token';

  protected override sendAnswer(errand: Errand, link: Link): Body {
    return { ...super.sendAnswer(errand, link), token: link.token };
  }
}

/** Whoever is registered may sign up again. */
export class RegistersTwice extends Reference {
  static readonly breaks = 'sign-up.refuses-registered';

  protected override refuseRegistered(): void {}
}

/** Sends the link to the login ID. */
export class TextsLoginId extends Reference {
  static readonly breaks = 'sign-up.texts-phone-not-login-id';

  protected override recipient({ user, change }: Errand): string {
    return change?.phone ?? user.loginIds[0] ?? '';
  }
}

/** Tells a registered user that somebody tried to sign up, with a link. */
export class TextsRegisteredAtSignUp extends Reference {
  static readonly breaks = 'sign-up.texts-nobody-registered';

  protected override refuseRegistered(project: Project, loginId: string, body: Body): void {
    const user = this.findUser(project, loginId)!;
    void this.send({
      operation: 'signUp',
      project,
      user,
      redirectUrl: project.defaultRedirectUrl,
    });
    super.refuseRegistered(project, loginId, body);
  }
}
