import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { Context } from 'hono';
import type { Body } from '../../reference/core.ts';
import type { Errand } from '../../reference/links.ts';
import type { Link, Project, User } from '../../reference/model.ts';
import { Refusal } from '../../reference/refusal.ts';
import { Reference } from '../../reference/reference.ts';

/** Makes tokens in another way. */
const makesTokens = (make: (errand: Errand, count: number) => string) =>
  class extends Reference {
    private count = 0;

    protected override newToken(errand: Errand): string {
      return make(errand, ++this.count);
    }
  };

const hash = (text: string) => createHash('sha256').update(text).digest('base64url');

/** Draws tokens from a few. */
export class TokensAreOfAFew extends makesTokens((_errand, count) => hash(String(count % 12))) {
  static readonly breaks = 'guessing.tokens-never-repeat';
}

/** Makes tokens of the second in which they are sent. */
export class TokensAreOfTheSecond extends makesTokens(({ user }) =>
  hash(`${user.userId} ${Math.floor(Date.now() / 1000)}`),
) {
  static readonly breaks = 'guessing.tokens-never-repeat';
}

/** Makes tokens of the phone that they are sent to. */
export class TokensAreOfThePhone extends makesTokens(({ user }) => hash(user.phone)) {
  static readonly breaks = 'guessing.tokens-never-repeat';
}

/** Counts tokens. */
export class TokensAreCounted extends makesTokens((_errand, count) =>
  String(count).padStart(32, '0'),
) {
  static readonly breaks = 'guessing.tokens-vary';
}

/** Makes tokens as short as codes. */
export class TokensAreSixDigits extends makesTokens(() => String(randomInt(100_000, 1_000_000))) {
  static readonly breaks = 'guessing.tokens-vary';
}

/** Makes tokens of five characters. */
export class TokensAreFiveCharacters extends makesTokens(() =>
  randomBytes(4).toString('base64url').slice(0, 5),
) {
  static readonly breaks = 'guessing.tokens-vary';
}

/** Makes tokens of the time and a counter. */
export class TokensAreOfTheTime extends makesTokens(
  (_errand, count) => `${Date.now().toString(36)}-0242ac120002-${count.toString(36)}`,
) {
  static readonly breaks = 'guessing.tokens-vary';
}

/** Makes tokens of the user, the time and a counter, in base64. */
export class TokensAreOfPlainText extends makesTokens(({ user: { userId, phone } }, count) =>
  Buffer.from(JSON.stringify({ userId, phone, at: Date.now(), count })).toString('base64url'),
) {
  static readonly breaks = 'guessing.tokens-vary';
}

/** Makes long tokens in which four characters are random. */
export class TokensAreMostlyPrefix extends makesTokens(
  () => `magiclink_live_sms_v1_${randomBytes(3).toString('base64url')}_0000000000000000`,
) {
  static readonly breaks = 'guessing.tokens-vary';
}

/** Tells in the answer of a sign-up or in whether somebody is new. */
const tells = (told: (isNew: boolean) => Body) =>
  class extends Reference {
    protected override sendAnswer(errand: Errand, link: Link): Body {
      const usual = super.sendAnswer(errand, link);
      return errand.operation === 'signUpOrIn' ? { ...usual, ...told(!errand.user.seen) } : usual;
    }
  };

/** Says isNew to somebody new. */
export class SaysIsNew extends tells(isNew => (isNew ? { isNew } : {})) {
  static readonly breaks = 'guessing.sign-up-or-in-answers-alike';
}

/** Says in either case whether somebody is new. */
export class SaysWhatItDid extends tells(isNew => ({ action: isNew ? 'sign-up' : 'sign-in' })) {
  static readonly breaks = 'guessing.sign-up-or-in-answers-alike';
}

/** Tells the user ID of somebody registered. */
export class SaysUserId extends Reference {
  static readonly breaks = 'guessing.sign-up-or-in-answers-alike';

  protected override sendAnswer(errand: Errand, link: Link): Body {
    const { seen, userId } = errand.user;
    const usual = super.sendAnswer(errand, link);
    return seen && errand.operation === 'signUpOrIn' ? { ...usual, userId } : usual;
  }
}

/** Answers 202 to somebody new. */
export class SaysItByStatus extends Reference {
  static readonly breaks = 'guessing.sign-up-or-in-answers-alike';

  protected override sent(errand: Errand, link: Link): Response {
    const isNew = errand.operation === 'signUpOrIn' && !errand.user.seen;
    return Response.json(this.sendAnswer(errand, link), { status: isNew ? 202 : 200 });
  }
}

/** Masks the phone of somebody registered in another way. */
export class SaysItByMask extends tells(isNew => (isNew ? { maskedPhone: 'a new phone' } : {})) {
  static readonly breaks = 'guessing.sign-up-or-in-answers-alike';
}

/** Tells something of the registered user when it refuses a sign-up. */
const tellsOfRegistered = (told: (user: User) => string) =>
  class extends Reference {
    protected override refuseRegistered(project: Project, loginId: string): void {
      const user = this.findUser(project, loginId)!;
      throw new Refusal(409, 'E062107', 'User already exists', told(user));
    }
  };

/** Names the registered user in the refusal of a sign-up. */
export class RefusalNamesUser extends tellsOfRegistered(({ name }) => `${name} has signed up`) {
  static readonly breaks = 'guessing.refusals-tell-nothing-of-the-user';
}

/** Tells the email address of the registered user in the refusal of a sign-up. */
export class RefusalTellsEmail extends tellsOfRegistered(({ email }) => `Sign in as ${email}`) {
  static readonly breaks = 'guessing.refusals-tell-nothing-of-the-user';
}

/** Tells the user ID in the refusal of a sign-up. */
export class RefusalTellsUserId extends tellsOfRegistered(({ userId }) => `Conflict: ${userId}`) {
  static readonly breaks = 'guessing.refusals-tell-nothing-of-the-user';
}

/** Tells the user ID in a header of the refusal of a sign-up. */
export class RefusalTellsUserIdInHeader extends Reference {
  static readonly breaks = 'guessing.refusals-tell-nothing-of-the-user';

  protected override refusal(refusal: Refusal, context: Context): Response {
    const usual = super.refusal(refusal, context);
    const users = [...this.projects.values()].flatMap(each => [...each.users.values()]);
    const user = users.at(-1);
    if (refusal.code === 'E062107') usual.headers.set('Location', `/users/${user?.userId}`);
    return usual;
  }
}
