import type { Context } from 'hono';
import type { Body, Caller } from '../../reference/core.ts';
import type { PhoneChange, Project, User } from '../../reference/model.ts';
import { paths, type Operation, type SendOperation } from '../../reference/operation.ts';
import { badRequest, Refusal } from '../../reference/refusal.ts';
import { Reference } from '../../reference/reference.ts';

/** Reads the body of one operation after a change, such as careless code makes without knowing. */
const reads = (at: Operation, change: (body: Body) => Body) =>
  class extends Reference {
    protected override async body(context: Context): Promise<Body> {
      const body = await super.body(context);
      return context.req.path === paths[at] ? change(body) : body;
    }
  };

/** Turns a field of one operation into text, whatever it is. */
const coerces = (at: Operation, name: string) =>
  reads(at, body =>
    body[name] === undefined ? body : { ...body, [name]: String(body[name] as string) },
  );

/** Dies of a field of one operation that is no text. */
const diesOf = (at: Operation, name: string) =>
  reads(at, body => ({ ...body, [name]: (body[name] as string).trim() }));

/** Overlooks a field of one operation that is no text. */
const overlooks = (at: Operation, name: string) =>
  reads(at, body => {
    const { [name]: value, ...rest } = body;
    return typeof value === 'string' ? body : rest;
  });

/** Turns the login ID of a sign-up into text. */
export class SignUpCoercesLoginId extends coerces('signUp', 'loginId') {
  static readonly breaks = 'bad-input.sign-up-login-id';
}

/** Dies of a login ID of a sign-up that is no text. */
export class SignUpDiesOfLoginId extends diesOf('signUp', 'loginId') {
  static readonly breaks = 'bad-input.sign-up-login-id';
}

/** Signs up somebody without a name or a phone. */
export class SignUpMakesNobody extends Reference {
  static readonly breaks = 'bad-input.sign-up-login-id';

  protected override signUpLoginId(body: Body): string {
    return this.text(body, 'loginId') ?? '+12025550100';
  }
}

/** Turns the login ID of a sign-in into text. */
export class SignInCoercesLoginId extends coerces('signIn', 'loginId') {
  static readonly breaks = 'bad-input.sign-in-login-id';
}

/** Dies of a login ID of a sign-in that is no text. */
export class SignInDiesOfLoginId extends diesOf('signIn', 'loginId') {
  static readonly breaks = 'bad-input.sign-in-login-id';
}

/** Hands an object as the login ID to the database, where it is an operator. */
export class SignInTakesOperators extends Reference {
  static readonly breaks = 'bad-input.sign-in-login-id';

  protected override signInLoginId(body: Body): string {
    if (!('$ne' in this.object(body['loginId']))) return super.signInLoginId(body);
    const [user] = [...this.projects.values()].flatMap(each => [...each.users.values()]);
    return user!.loginIds[0]!;
  }
}

/** Turns the login ID of a sign-up or in into text. */
export class SignUpOrInCoercesLoginId extends coerces('signUpOrIn', 'loginId') {
  static readonly breaks = 'bad-input.sign-up-or-in-login-id';
}

/** Dies of a login ID of a sign-up or in that is no text. */
export class SignUpOrInDiesOfLoginId extends diesOf('signUpOrIn', 'loginId') {
  static readonly breaks = 'bad-input.sign-up-or-in-login-id';
}

/** Takes whatever is a number for a phone. */
export class SignUpOrInTakesNumbers extends reads('signUpOrIn', ({ loginId, ...rest }) => ({
  ...rest,
  loginId: typeof loginId === 'number' ? `+${loginId}` : loginId,
})) {
  static readonly breaks = 'bad-input.sign-up-or-in-login-id';
}

/** Turns the phone of a sign-up into text. */
export class SignUpCoercesPhone extends coerces('signUp', 'phone') {
  static readonly breaks = 'bad-input.sign-up-phone';
}

/** Dies of a phone of a sign-up that is no text. */
export class SignUpDiesOfPhone extends diesOf('signUp', 'phone') {
  static readonly breaks = 'bad-input.sign-up-phone';
}

/** Overlooks a phone of a sign-up that is no text. */
export class SignUpOverlooksOddPhone extends overlooks('signUp', 'phone') {
  static readonly breaks = 'bad-input.sign-up-phone';
}

/** Turns the phone of an update into text. */
export class UpdateCoercesPhone extends coerces('updatePhone', 'phone') {
  static readonly breaks = 'bad-input.update-phone-phone';
}

/** Dies of a phone of an update that is no text. */
export class UpdateDiesOfPhone extends diesOf('updatePhone', 'phone') {
  static readonly breaks = 'bad-input.update-phone-phone';
}

/** Updates to the login ID where no phone is given. */
export class UpdateNeedsNoPhone extends Reference {
  static readonly breaks = 'bad-input.update-phone-phone';

  protected override phoneChange(body: Body): PhoneChange {
    return super.phoneChange({ ...body, phone: body['phone'] ?? body['loginId'] });
  }
}

/** Takes an empty phone for the one that is there. */
export class UpdateTakesEmptyPhone extends Reference {
  static readonly breaks = 'bad-input.update-phone-phone';

  protected override newPhone(body: Body): string {
    return body['phone'] === '' ? '+12025550100' : super.newPhone(body);
  }
}

/** Turns a token into text. */
export class VerifyCoercesToken extends coerces('verify', 'token') {
  static readonly breaks = 'bad-input.verify-token';
}

/** Dies of a token that is no text. */
export class VerifyDiesOfToken extends diesOf('verify', 'token') {
  static readonly breaks = 'bad-input.verify-token';
}

/** Hands an object as the token to the database, where it is an operator. */
export class VerifyTakesOperators extends Reference {
  static readonly breaks = 'bad-input.verify-token';

  protected override tokenToVerify(body: Body): string {
    if (!('$ne' in this.object(body['token']))) return super.tokenToVerify(body);
    const links = [...this.projects.values()].flatMap(each => [...each.links.values()]);
    return links.find(each => !each.used)!.token;
  }
}

/** Tells the lack of a token in the body of a 200. */
export class VerifyRefusesMissingTokenWith200 extends Reference {
  static readonly breaks = 'bad-input.verify-token';

  protected override tokenToVerify(body: Body): string {
    if (body['token'] == null) throw new Refusal(200, 'E011003', 'The token field is required');
    return super.tokenToVerify(body);
  }
}

/** Overlooks a redirect URL that is no text at one operation. */
const overlooksRedirectUrl = (at: SendOperation) => overlooks(at, 'redirectUrl');

/** Overlooks a redirect URL of a sign-up that is no text. */
export class SignUpOverlooksOddRedirectUrl extends overlooksRedirectUrl('signUp') {
  static readonly breaks = 'bad-input.redirect-url-type';
}

/** Overlooks a redirect URL of a sign-in that is no text. */
export class SignInOverlooksOddRedirectUrl extends overlooksRedirectUrl('signIn') {
  static readonly breaks = 'bad-input.redirect-url-type';
}

/** Turns the redirect URL of a sign-up or in into text. */
export class SignUpOrInCoercesRedirectUrl extends coerces('signUpOrIn', 'redirectUrl') {
  static readonly breaks = 'bad-input.redirect-url-type';
}

/** Dies of a redirect URL of an update that is no text. */
export class UpdateDiesOfRedirectUrl extends diesOf('updatePhone', 'redirectUrl') {
  static readonly breaks = 'bad-input.redirect-url-type';
}

/** Reads a redirect URL relative to the default. */
export class RedirectUrlMayBeRelative extends Reference {
  static readonly breaks = 'bad-input.redirect-url-is-no-url';

  protected override askedRedirectUrl(body: Body, operation: SendOperation): string | undefined {
    const asked = super.askedRedirectUrl(body, operation);
    if (asked === undefined || !URL.canParse(asked, 'https://app.example.com')) return asked;
    return new URL(asked, 'https://app.example.com').href;
  }
}

/** Dies of a redirect URL that cannot be read. */
export class OddRedirectUrlCrashes extends Reference {
  static readonly breaks = 'bad-input.redirect-url-is-no-url';

  protected override isApproved(url: string, project: Project): boolean {
    return this.isApprovedHost(new URL(url).hostname, project);
  }
}

/** Overlooks a URI of a sign-up or in that is no text. */
export class SignUpOrInOverlooksOddUri extends overlooks('signUpOrIn', 'URI') {
  static readonly breaks = 'bad-input.uri';
}

/** Turns the URI of a sign-in into text. */
export class SignInCoercesUri extends coerces('signIn', 'URI') {
  static readonly breaks = 'bad-input.uri';
}

/** Takes any text for a phone at sign-up. */
export class SignUpTakesAnyPhone extends Reference {
  static readonly breaks = 'bad-input.sign-up-no-phone-number';

  protected override signUpPhone(body: Body, loginId: string): string {
    return this.text(body, 'phone') ?? loginId;
  }
}

/** Takes any text for a phone at a sign-up or in. */
export class SignUpOrInTakesAnyPhone extends Reference {
  static readonly breaks = 'bad-input.sign-up-or-in-no-phone-number';

  protected override newUsersPhone(loginId: string): string {
    return loginId;
  }
}

/** Takes any text for the new phone of an update. */
export class UpdateTakesAnyPhone extends Reference {
  static readonly breaks = 'bad-input.update-phone-no-phone-number';

  protected override newPhone(body: Body): string {
    return this.requiredText(body, 'phone');
  }
}

/** Takes a plus sign for a phone at an update. */
export class UpdateTakesPlusSign extends Reference {
  static readonly breaks = 'bad-input.update-phone-no-phone-number';

  protected override newPhone(body: Body): string {
    const phone = this.requiredText(body, 'phone');
    return /^\+\d*$/.test(phone) ? phone : super.newPhone(body);
  }
}

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

/** Turns null into text, where an optional field is one. */
export class NullIsNoAbsence extends Reference {
  static readonly breaks = 'bad-input.takes-null-fields';

  protected override async body(context: Context): Promise<Body> {
    const body = await super.body(context);
    for (const name of ['providerId', 'locale']) {
      if (body[name] === null) throw badRequest(`The ${name} field is not a string`);
    }
    return body;
  }
}

/** Dies of options that are null. */
export class NullOptionsCrash extends reads('signUpOrIn', body => {
  const options = body['loginOptions'] === undefined ? {} : (body['loginOptions'] as Body);
  return { ...body, loginOptions: { ...options, locale: options['locale'] } };
}) {
  static readonly breaks = 'bad-input.takes-null-fields';
}

/** Dies of user details that are null. */
export class NullUserCrashes extends Reference {
  static readonly breaks = 'bad-input.takes-null-fields';

  protected override signUpPhone(body: Body, loginId: string): string {
    const { user: { phone } = {} } = body as { user?: Body };
    return super.signUpPhone({ phone, ...body }, loginId);
  }
}

/** Refuses a flag that is null. */
export class NullFlagIsRefused extends Reference {
  static readonly breaks = 'bad-input.takes-null-fields';

  protected override async updater(caller: Caller, body: Body): Promise<User> {
    if (body['addToLoginIDs'] === null) throw badRequest('addToLoginIDs is not a boolean');
    return super.updater(caller, body);
  }
}
