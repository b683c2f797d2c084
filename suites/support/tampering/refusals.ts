import { randomBytes } from 'node:crypto';
import type { Connection } from '../../../targets/target.ts';
import type { Answer } from '../http/answer.ts';
import type { MagicLink } from '../http/magic-link.ts';
import type { EndUser } from '../users/end-user.ts';
import type { ExistingUser } from '../users/existing-users.ts';
import type { EndUsers } from '../users/end-users.ts';
import { altered } from './altered-texts.ts';
import { wrongJwts } from './jwt-forgery.ts';

/** Every kind of refusal of an operation that the documents ask for. */
export class Refusals {
  private readonly magicLink: MagicLink;
  private readonly users: EndUsers;
  /** The field that asks for a redirect URL on no approved domain, where there is such a domain. */
  private readonly unapproved: readonly { redirectUrl: string }[];
  private drawn: Promise<EndUser> | undefined;

  constructor(
    magicLink: MagicLink,
    users: EndUsers,
    { approvesAll, unapprovedRedirectUrl }: Connection,
  ) {
    this.magicLink = magicLink;
    this.users = users;
    this.unapproved = approvesAll ? [] : [{ redirectUrl: unapprovedRedirectUrl }];
  }

  async ofSignUp(existingUser: ExistingUser): Promise<Answer[]> {
    const newUser = await this.newUser();
    return Promise.all([
      this.magicLink.signUp(existingUser),
      ...this.unapproved.map(each => this.magicLink.signUp(newUser, each)),
      this.magicLink.signUp(newUser, {}, { bearer: null }),
      this.magicLink.signUp(newUser, {}, this.unknownProject),
      this.magicLink.signUp(newUser, { redirectUrl: 17 }),
      this.magicLink.post('signUp', {}, { raw: '{"loginId":' }),
      this.magicLink.post('signUp', []),
      this.magicLink.signUp(newUser, { loginId: [newUser.loginId] }),
    ]);
  }

  async ofSignIn(existingUser: ExistingUser): Promise<Answer[]> {
    const unregistered = await this.magicLink.signIn(await this.newUser());
    const others = await Promise.all([
      ...this.unapproved.map(each => this.magicLink.signIn(existingUser, each)),
      this.magicLink.signIn(existingUser, {}, { bearer: null }),
      this.magicLink.signIn(existingUser, {}, this.unknownProject),
      this.magicLink.signIn(existingUser, { redirectUrl: 17 }),
      this.magicLink.signIn(existingUser, { loginId: { no: 'text' } }),
      this.magicLink.post('signIn', {}, { raw: '{"loginId":' }),
      this.magicLink.post('signIn', []),
      this.magicLink.signIn(existingUser, { loginId: undefined }),
    ]);
    return [unregistered, ...others];
  }

  async ofSignUpOrIn(): Promise<Answer[]> {
    const newUser = await this.newUser();
    return Promise.all([
      ...this.unapproved.map(each => this.magicLink.signUpOrIn(newUser, each)),
      this.magicLink.signUpOrIn(newUser, {}, { bearer: null }),
      this.magicLink.signUpOrIn(newUser, {}, this.unknownProject),
      this.magicLink.signUpOrIn(newUser, { redirectUrl: 17 }),
      this.magicLink.signUpOrIn(newUser, { loginId: [newUser.loginId] }),
      this.magicLink.post('signUpOrIn', {}, { raw: '{"loginId":' }),
      this.magicLink.post('signUpOrIn', []),
      this.magicLink.signUpOrIn(newUser, { loginId: undefined }),
    ]);
  }

  async ofUpdatePhone(existingUser: ExistingUser): Promise<Answer[]> {
    const { phone } = await this.newUser();
    const bearer = `${this.magicLink.projectId}:${existingUser.refreshJwt}`;
    return Promise.all([
      ...wrongJwts(existingUser).map(refreshJwt =>
        this.magicLink.updatePhone({ ...existingUser, refreshJwt }, phone),
      ),
      ...this.unapproved.map(each => this.magicLink.updatePhone(existingUser, phone, each)),
      this.magicLink.updatePhone(existingUser, phone, {}, { bearer: null }),
      this.magicLink.updatePhone(existingUser, phone, {}, this.unknownProject),
      this.magicLink.updatePhone(existingUser, phone, { redirectUrl: 17 }),
      this.magicLink.post('updatePhone', {}, { raw: '{"loginId":', bearer }),
      this.magicLink.post('updatePhone', [], { bearer }),
      this.magicLink.updatePhone(existingUser, phone, { phone: undefined }),
    ]);
  }

  ofVerify(used: { token: string }): Promise<Answer[]> {
    return Promise.all([
      this.magicLink.verify(used),
      this.magicLink.verify(altered(used.token)),
      this.magicLink.verify(randomBytes(32).toString('base64url')),
      this.magicLink.verify('no-token', { bearer: null }),
      this.magicLink.verify('no-token', this.unknownProject),
      this.magicLink.post('verify', { token: { no: 'text' } }),
      this.magicLink.post('verify', {}, { raw: '{"token":' }),
      this.magicLink.post('verify', []),
      this.magicLink.post('verify', {}),
      this.magicLink.verify(''),
    ]);
  }

  async ofEverything(existingUser: ExistingUser): Promise<Answer[]> {
    const never = { token: randomBytes(32).toString('base64url') };
    const answers = await Promise.all([
      this.ofSignUp(existingUser),
      this.ofSignIn(existingUser),
      this.ofSignUpOrIn(),
      this.ofUpdatePhone(existingUser),
      this.ofVerify(never),
    ]);
    return answers.flat();
  }

  /** The new user of all calls: they are to be refused, and so leave nobody behind. */
  private newUser(): Promise<EndUser> {
    return (this.drawn ??= this.users.newUser());
  }

  private get unknownProject() {
    return { bearer: altered(this.magicLink.projectId) };
  }
}
