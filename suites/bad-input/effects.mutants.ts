import type { Context } from 'hono';
import type { Body } from '../../reference/core.ts';
import type { Project } from '../../reference/model.ts';
import { paths } from '../../reference/operation.ts';
import { Reference } from '../../reference/reference.ts';
import { Refusal } from '../../reference/refusal.ts';

/** Does something before a call is refused for its body. */
abstract class ActsBeforeItRefuses extends Reference {
  protected abstract act(project: Project, text: string, context: Context): void;

  protected override async failed(error: Error, context: Context): Promise<Response> {
    const [project] = [...this.projects.values()];
    if (error instanceof Refusal && error.code.startsWith('E0110')) {
      this.act(project!, await context.req.text(), context);
    }
    return super.failed(error, context);
  }
}

const phoneIn = (text: string) => /\+\d+/.exec(text)?.[0] ?? '';

/** Sends a link before a body turns out to be no object. */
export class RefusedBodyTexts extends ActsBeforeItRefuses {
  static readonly breaks = 'bad-input.texts-nobody';
  static readonly also = [
    'bad-input.wrong-method-has-no-effect',
    'redirects.sign-in-unapproved-texts-nobody',
    'redirects.sign-up-or-in-unapproved-texts-nobody',
    'redirects.sign-up-unapproved-texts-nobody',
  ] as const;

  protected override act(project: Project, text: string): void {
    const link = this.linkUrl(`https://${project.approvedDomains[0]}/verify`, 'dead');
    if (phoneIn(text)) this.deliver(project, phoneIn(text), this.messageText(link));
  }
}

/** Sends a link before the redirect URL of a sign-up turns out to be no text. */
export class RefusedRedirectTypeTexts extends ActsBeforeItRefuses {
  static readonly breaks = 'bad-input.texts-nobody';

  protected override act(project: Project, text: string, { req }: Context): void {
    const link = this.linkUrl(`https://${project.approvedDomains[0]}/verify`, 'dead');
    if (req.path !== paths.signUp || !text.includes('"redirectUrl":17')) return;
    this.deliver(project, phoneIn(text), this.messageText(link));
  }
}

/** Makes a user before a body turns out to be no object. */
export class RefusedBodyMakesUser extends ActsBeforeItRefuses {
  static readonly breaks = 'bad-input.makes-nobody';
  static readonly also = [
    'bad-input.sign-up-body',
    'bad-input.sign-up-or-in-body',
    'redirects.sign-up-or-in-unapproved-makes-nobody',
    'redirects.sign-up-unapproved-makes-nobody',
  ] as const;

  protected override act(project: Project, text: string): void {
    if (phoneIn(text)) this.createUser(project, phoneIn(text), phoneIn(text), {});
  }
}

/** Makes the user of a sign-up before the phone turns out to be no text. */
export class RefusedPhoneMakesUser extends Reference {
  static readonly breaks = 'bad-input.makes-nobody';

  protected override signUpPhone(body: Body, loginId: string): string {
    const [project] = [...this.projects.values()];
    if (typeof body['phone'] === 'object') this.createUser(project!, loginId, loginId, {});
    return super.signUpPhone(body, loginId);
  }
}

/** Uses a link up whose token stands in a body that is refused. */
export class RefusedBodyUsesLinkUp extends ActsBeforeItRefuses {
  static readonly breaks = 'bad-input.uses-no-link';
  static readonly also = ['bad-input.verify-body'] as const;

  protected override act(project: Project, text: string): void {
    for (const each of project.links.values()) each.used ||= text.includes(each.token);
  }
}

/** Uses a link up by its token in an array, and refuses the array. */
export class TokenInArrayUsesLinkUp extends Reference {
  static readonly breaks = 'bad-input.uses-no-link';

  protected override tokenToVerify(body: Body): string {
    const [project] = [...this.projects.values()];
    const link = project!.links.get(String(body['token']));
    if (link && Array.isArray(body['token'])) link.used = true;
    return super.tokenToVerify(body);
  }
}
