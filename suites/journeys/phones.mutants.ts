import type { SendRequest } from '../../reference/links.ts';
import type { Link, PhoneChange, Project, User } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';
import { WithHistory } from '../../selftest/faults/users.ts';

/** Keeps in a link the phone in place of the user, and signs in the first who has it. */
export class VerifyFindsUserByPhone extends Reference {
  static readonly breaks = 'verify.first-seen-at-first';
  static readonly also = ['verify.completes-sign-in'] as const;
  static readonly by = 'random';
  private readonly phones = new Map<Link, string>();

  protected override async makeLink(request: SendRequest): Promise<Link> {
    const link = await super.makeLink(request);
    if (!link.change) this.phones.set(link, request.user.phone);
    return link;
  }

  protected override complete(project: Project, link: Link): User {
    const phone = this.phones.get(link);
    const first = [...project.users.values()].find(each => each.phone === phone);
    return super.complete(project, first ? { ...link, userId: first.userId } : link);
  }
}

/** Texts the login ID that a sign-in names, where it looks like a phone number. */
export class PhoneLoginIdUsedAsAddress extends WithHistory {
  static readonly breaks = 'sign-in.texts-phone-of-login-id';
  static readonly also = [
    'sign-in.masks-the-right-phone',
    'update-phone.moves-links-after-adding',
    'update-phone.moves-links-to-new-phone',
  ] as const;
  static readonly by = 'tour';

  protected override recipient(request: SendRequest): string {
    const name = this.nameOf(request.user);
    const isAddress = request.operation === 'signIn' && name.startsWith('+');
    return isAddress ? name : super.recipient(request);
  }
}

/** Finds users by the numbers that they had before, where nobody else is found at a sign-up or in. */
export class FormerNumberStillIndexed extends Reference {
  static readonly breaks = 'sign-up-or-in.texts-new-user';
  static readonly also = [
    'sign-up-or-in.masks-the-right-phone',
    'verify.gives-users-their-own-id',
  ] as const;
  static readonly by = 'tour';
  private readonly index = new Map<string, User>();

  protected override setPhone(user: User, phone: string): void {
    this.index.set(user.phone, user);
    super.setPhone(user, phone);
  }

  protected override findOrCreateUser(project: Project, loginId: string): User | Promise<User> {
    const indexed = this.index.get(loginId);
    const isThere = indexed && project.users.has(indexed.userId);
    const found = this.findUser(project, loginId) ?? (isThere ? indexed : undefined);
    return found ?? super.findOrCreateUser(project, loginId);
  }
}

/** Ends the links of others that were sent to the old phone when an update is verified. */
export class UpdateDeletesLinksByPhone extends Reference {
  static readonly breaks = 'links.outlive-the-sign-in-of-others';
  static readonly by = 'tour';

  protected override changePhone(project: Project, user: User, change: PhoneChange): User {
    for (const link of project.links.values()) {
      const other = project.users.get(link.userId);
      if (other !== user && other?.phone === user.phone && !link.change)
        project.links.delete(link.token);
    }
    return super.changePhone(project, user, change);
  }
}

/** Takes two messages to one phone within half a minute for a repetition, where they are for two users. */
export class SharedPhoneMessageDropped extends Reference {
  static readonly breaks = 'sign-up.texts-phone-not-login-id';
  static readonly also = [
    'sign-in.texts-phone-of-login-id',
    'sign-in.texts-the-phone',
    'sign-up-or-in.texts-new-user',
    'sign-up-or-in.texts-registered-user',
    'sign-up.texts-the-phone',
    'update-phone.texts-new-phone',
  ] as const;
  static readonly by = 'tour';
  private readonly latest = new Map<string, { user: User; at: number }>();

  protected override dispatch(request: SendRequest, link: Link): void {
    const { user } = request;
    const to = this.recipient(request);
    const before = this.latest.get(to);
    const isRepeated = before && before.user !== user && this.now() - before.at < 30_000;
    if (isRepeated) return;
    this.latest.set(to, { user, at: this.now() });
    super.dispatch(request, link);
  }
}

/** Texts the new phone and the old one at each sign-in after an update. */
export class MovedUserIsTextedTwice extends Reference {
  static readonly breaks = 'update-phone.moves-links-to-new-phone';
  static readonly also = [
    'sign-in.texts-phone-of-login-id',
    'sign-in.texts-the-phone',
    'update-phone.moves-links-after-adding',
  ] as const;
  static readonly by = 'tour';
  private readonly former = new Map<User, string>();

  protected override setPhone(user: User, phone: string): void {
    this.former.set(user, user.phone);
    super.setPhone(user, phone);
  }

  protected override dispatch(request: SendRequest, link: Link): void {
    super.dispatch(request, link);
    const { operation, project, user, redirectUrl } = request;
    const former = this.former.get(user);
    const text = this.messageText(this.linkUrl(redirectUrl, link.token));
    if (operation === 'signIn' && former) this.deliver(project, former, text);
  }
}
