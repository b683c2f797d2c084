import type { SendRequest } from '../../reference/links.ts';
import type { Link, PhoneChange, Project, User } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';
import { sendsNothing, sendsNoToken } from '../../selftest/faults/answers.ts';
import { deliversTwice, sendsTwoLinks } from '../../selftest/faults/messages.ts';
import type { Rows } from '../../selftest/faults/mutant.ts';
import { WithFirstPhones } from '../../selftest/faults/update-phone.ts';

/** Sends the link of an update to the old phone. */
export class UpdateTextsOldPhone extends Reference {
  static readonly breaks = 'update-phone.texts-new-phone';

  protected override recipient({ user }: SendRequest): string {
    return user.phone;
  }
}

/** Sends the link of an update to the old phone as well. */
export class UpdateTextsBothPhones extends Reference {
  static readonly breaks = 'update-phone.texts-old-phone-not';

  protected override dispatch(request: SendRequest, link: Link): void {
    super.dispatch(request, link);
    const { change: _, ...toOldPhone } = request;
    if (request.change) super.dispatch(toOldPhone, link);
  }
}

/** Tells the old phone of an update, with a link that signs in. */
export class UpdateWarnsOldPhoneWithLink extends Reference {
  static readonly breaks = 'update-phone.texts-old-phone-not';

  protected override beforeUpdateIsVerified(project: Project, user: User): void {
    const redirectUrl = `https://${project.approvedDomains[0]}/verify`;
    void this.send({ operation: 'signIn', project, user, redirectUrl });
  }
}

/** Goes on texting the login ID when the phone has changed. */
export class LinksStayAtOldPhone extends Reference {
  static readonly breaks = 'update-phone.moves-links-to-new-phone';
  static readonly also = [
    'sign-in.texts-phone-of-login-id',
    'update-phone.moves-links-after-adding',
  ] as const;

  protected override recipient(request: SendRequest): string {
    const [loginId = ''] = request.user.loginIds;
    return request.operation === 'signIn' ? loginId : super.recipient(request);
  }
}

/** Tells the new phone at verify and stores it nowhere. */
export class VerifiedUpdateStoresNothing extends Reference {
  static readonly breaks = 'update-phone.moves-links-to-new-phone';
  static readonly also = [
    'update-phone.added-login-id-is-taken',
    'update-phone.makes-phone-a-login-id',
    'update-phone.me-tells-new-phone',
    'update-phone.merge-keeps-updated-user',
    'update-phone.moves-links-after-adding',
    'update-phone.moves-links-of-sign-up-or-in',
    'update-phone.older-links-keep-new-phone',
  ] as const;

  protected override changePhone(project: Project, user: User, change: PhoneChange): User {
    return super.changePhone(project, { ...user }, change);
  }
}

/** Sends links to the new phone as soon as the update is asked for. */
export class UpdateMovesLinksAtOnce extends Reference {
  static readonly breaks = 'update-phone.texts-old-phone-until-verify';
  static readonly also = [
    'redirects.update-phone-applies-default',
    'update-phone.late-conflict-changes-nothing',
    'update-phone.mask-is-of-new-phone',
  ] as const;

  protected override recipient(request: SendRequest): string {
    const links = [...request.project.links.values()];
    const pending = links.find(each => each.userId === request.user.userId && each.change);
    return pending?.change?.phone ?? super.recipient(request);
  }
}

/** Texts whoever signs up or in at the phone of the sign-up. */
export class SignUpOrInTextsFirstPhone extends WithFirstPhones {
  static readonly breaks = 'update-phone.moves-links-of-sign-up-or-in';

  protected override recipient(request: SendRequest): string {
    const { operation, user } = request;
    return operation === 'signUpOrIn' ? this.firstPhoneOf(user) : super.recipient(request);
  }
}

/** Takes a phone that became a login ID for that and no more. */
export class AddedPhoneGetsNoLinks extends WithFirstPhones {
  static readonly breaks = 'update-phone.moves-links-after-adding';

  protected override recipient(request: SendRequest): string {
    const { operation, user } = request;
    const isAdded = operation === 'signIn' && user.loginIds.includes(user.phone);
    return isAdded ? this.firstPhoneOf(user) : super.recipient(request);
  }
}

export const rows: Rows = {
  UpdateIsDeliveredTwice: {
    sentence: 'Delivers the message of an update twice.',
    breaks: 'update-phone.sends-one-message',
    fault: deliversTwice('updatePhone'),
  },
  UpdateSendsTwoLinks: {
    sentence: 'Sends two links for an update.',
    breaks: 'update-phone.sends-one-message',
    fault: sendsTwoLinks('updatePhone'),
  },
  UpdateTextsNobody: {
    sentence: 'Accepts an update and sends nothing.',
    breaks: 'update-phone.texts-new-phone',
    fault: sendsNothing('updatePhone'),
  },
  UpdateTextsNoToken: {
    sentence: 'Sends a link without a token at an update.',
    breaks: 'update-phone.texts-new-phone',
    fault: sendsNoToken('updatePhone'),
    also: ['redirects.line-breaks-add-no-link'],
  },
};
