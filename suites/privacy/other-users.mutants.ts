import type { Context } from 'hono';
import type { Body } from '../../reference/core.ts';
import type { SendRequest } from '../../reference/links.ts';
import type { Link, LinkOptions, Project, User } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';
import type { Refusal } from '../../reference/refusal.ts';
import { inGroups } from '../../selftest/faults/answers.ts';

/** What is known of the user who signed up last, other than the one who is asked about. */
const otherThan = (users: Iterable<User>, userId = '') =>
  [...users].findLast(each => each.userId !== userId && each.name !== '');

/** Tells in the answer of a sign-in whom the last one was of. */
export class SignInTellsOfLast extends Reference {
  static readonly breaks = 'privacy.sends-tell-of-nobody-else';
  private last: string | undefined;

  protected override sendAnswer(request: SendRequest, link: Link): Body {
    const usual = super.sendAnswer(request, link);
    if (request.operation !== 'signIn') return usual;
    const { last } = this;
    this.last = inGroups(request.user.phone);
    return last === undefined || last === this.last ? usual : { ...usual, last };
  }
}

/** Keeps the custom claims of a call for the answers to others. */
export class SendTellsClaimsOfOthers extends Reference {
  static readonly breaks = 'privacy.sends-tell-of-nobody-else';
  private readonly claimed: Body = {};

  protected override sendAnswer(request: SendRequest, link: Link): Body {
    const { userId } = request.user;
    const others = Object.entries(this.claimed).filter(([of]) => of !== userId);
    const asked = request.options?.customClaims ?? {};
    if (Object.keys(asked).length > 0) this.claimed[userId] = asked;
    const debug = others.at(-1)?.[1];
    return { ...super.sendAnswer(request, link), ...(debug === undefined ? {} : { debug }) };
  }
}

/** Shows a user the name of somebody else in place of an empty one. */
export class EmptyNameIsThatOfOther extends Reference {
  static readonly breaks = 'privacy.sessions-tell-of-nobody-else';

  protected override verified(answer: Body, link: Link): Response {
    const users = [...this.projects.values()].flatMap(each => [...each.users.values()]);
    const user = this.object(answer['user']);
    const name = user['name'] || otherThan(users, link.userId)?.name;
    return super.verified({ ...answer, user: { ...user, ...(name ? { name } : {}) } }, link);
  }
}

/** Puts custom claims into all sessions that begin later as well. */
export class CustomClaimsStay extends Reference {
  static readonly breaks = 'privacy.jwts-tell-of-nobody-else';
  private readonly all: Body = {};

  protected override customClaims(options: LinkOptions): Body {
    return Object.assign(this.all, super.customClaims(options));
  }
}

/** Names in a link the phone that the link before was sent to. */
export class LinkNamesLastPhone extends Reference {
  static readonly breaks = 'privacy.messages-tell-of-nobody-else';
  private last = '';

  protected override deliver(project: Project, to: string, text: string): void {
    const after = this.last && this.last !== to ? `&after=${this.last.slice(1)}` : '';
    this.last = to;
    super.deliver(project, to, `${text}${after}`);
  }
}

/** Suggests somebody else where a login ID is unknown. */
export class UnknownLoginIdSuggestsOther extends Reference {
  static readonly breaks = 'privacy.errors-tell-of-nobody-else';

  protected override refusalBody(refusal: Refusal, context: Context): Body {
    const usual = super.refusalBody(refusal, context);
    const users = [...this.projects.values()].flatMap(each => [...each.users.values()]);
    const other = otherThan(users);
    return refusal.code === 'E062108' && other
      ? { ...usual, errorMessage: `Did you mean ${other.email}?` }
      : usual;
  }
}
