import { decodeJwt } from 'jose';
import { noOptions } from '../../reference/links.ts';
import type { Link, Project } from '../../reference/model.ts';
import { Refusal } from '../../reference/refusal.ts';
import { Reference } from '../../reference/reference.ts';
import { linkFor } from './faults.ts';

/** Finds a link, where there is none, by something that is like its token. */
const findsLink = (isLike: (link: Link, token: string, project: Project) => boolean) =>
  class extends Reference {
    protected override findLink(project: Project, token: string): Link | undefined {
      const unused = [...project.links.values()].filter(each => !each.used);
      const alike = unused.find(each => isLike(each, token, project));
      return super.findLink(project, token) ?? alike;
    }
  };

/** Makes a user of whoever presents a token that nobody knows. */
export class UnknownTokenSignsUp extends Reference {
  static readonly breaks = 'verify.refuses-unknown-token';

  protected override findLink(project: Project, token: string): Link {
    const user = () => this.createUser(project, token, '+12025550100', {});
    return super.findLink(project, token) ?? linkFor(user(), token, this.now());
  }
}

/** Tells the failure of a verify in the body of a 200. */
export class RefusesTokenWith200 extends Reference {
  static readonly breaks = 'verify.refuses-unknown-token';

  protected override refuseToken(): Response {
    throw new Refusal(200, 'E062504', 'Token expired');
  }
}

/** Takes it for granted that a token is known. */
export class UnknownTokenCrashes extends Reference {
  static readonly breaks = 'verify.refuses-unknown-token';

  protected override refuseToken(_project: Project, _token: string, link?: Link): Response {
    throw new TypeError(`Cannot read properties of ${typeof link} (reading 'userId')`);
  }
}

/** Takes the beginning of a token for the token. */
export class BeginningOfTokenWorks extends findsLink((link, token) =>
  link.token.startsWith(token),
) {
  static readonly breaks = 'verify.refuses-truncated-token';
}

/** Compares the first 16 characters of tokens, as a short column keeps them. */
export class TokenColumnIsShort extends findsLink(
  (link, token) => link.token.slice(0, 16) === token.slice(0, 16),
) {
  static readonly breaks = 'verify.refuses-truncated-token';
}

/** Compares the first half of tokens only. */
export class HalfOfTokenCounts extends findsLink(
  (link, token) =>
    link.token.length === token.length &&
    link.token.slice(0, token.length / 2) === token.slice(0, token.length / 2),
) {
  static readonly breaks = 'verify.refuses-altered-token';
}

/** Compares tokens without regard to case, as a collation does. */
export class CaseOfTokenIsIgnored extends findsLink(
  (link, token) => link.token.toLowerCase() === token.toLowerCase(),
) {
  static readonly breaks = 'verify.refuses-altered-token';
}

/** Forgives one wrong character. */
export class OneWrongCharacterIsForgiven extends findsLink(
  (link, token) =>
    link.token.length === token.length &&
    token.split('').filter((each, n) => each !== link.token[n]).length <= 1,
) {
  static readonly breaks = 'verify.refuses-altered-token';
}

/** Compares the first character of no token. */
export class FirstCharacterOfTokenIsIgnored extends findsLink(
  (link, token) => link.token.length === token.length && link.token.slice(1) === token.slice(1),
) {
  static readonly breaks = 'verify.refuses-altered-token';
}

/** Compares the last character of no token. */
export class LastCharacterOfTokenIsIgnored extends findsLink(
  (link, token) =>
    link.token.length === token.length && link.token.slice(0, -1) === token.slice(0, -1),
) {
  static readonly breaks = 'verify.refuses-altered-token';
}

/** Takes a token that lacks its last character. */
export class LastCharacterOfTokenMayBeMissing extends findsLink(
  (link, token) => link.token.slice(0, -1) === token,
) {
  static readonly breaks = 'verify.refuses-truncated-token';
}

/** Takes a token that lacks its first character. */
export class FirstCharacterOfTokenMayBeMissing extends findsLink(
  (link, token) => link.token.slice(1) === token,
) {
  static readonly breaks = 'verify.refuses-truncated-token';
}

/** Takes a token for a pattern in which a character stands for any others. */
const findsByPattern = (wildcard: string) =>
  findsLink((link, token) => {
    const [beginning = '', rest] = token.split(wildcard);
    return rest === '' && link.token.startsWith(beginning);
  });

/** Compares tokens by the LIKE of a database. */
export class TokenIsLikePattern extends findsByPattern('%') {
  static readonly breaks = 'verify.refuses-wildcard-token';
}

/** Looks for tokens as a key-value store does for patterns. */
export class TokenIsGlob extends findsByPattern('*') {
  static readonly breaks = 'verify.refuses-wildcard-token';
}

/** Takes whatever begins with a token. */
export class RestOfTokenIsIgnored extends findsLink((link, token) => token.startsWith(link.token)) {
  static readonly breaks = 'verify.refuses-extended-token';
}

/** Takes whatever holds a token. */
export class TokenMayBeAnywhere extends findsLink((link, token) => token.includes(link.token)) {
  static readonly breaks = 'verify.refuses-extended-token';
}

/** Takes the JWT of a kind for a token. */
const takesJwt = (drn: string) =>
  class extends Reference {
    protected override findLink(project: Project, token: string): Link | undefined {
      if (!token.startsWith('eyJ') || decodeJwt(token)['drn'] !== drn) {
        return super.findLink(project, token);
      }
      const user = project.users.get(decodeJwt(token).sub ?? '');
      return user && linkFor(user, token, this.now());
    }
  };

/** Takes a session JWT for a token. */
export class SessionJwtIsToken extends takesJwt('DS') {
  static readonly breaks = 'verify.refuses-jwt-as-token';
}

/** Takes a refresh JWT for a token. */
export class RefreshJwtIsToken extends takesJwt('DSR') {
  static readonly breaks = 'verify.refuses-jwt-as-token';
}

/** Takes the login ID of a user who is expected for a token. */
export class LoginIdIsToken extends findsLink(
  ({ userId }, token, { users }) => users.get(userId)?.loginIds.includes(token) ?? false,
) {
  static readonly breaks = 'verify.refuses-login-id-as-token';
}

/** Takes the digits of the phone of a user who is expected for a token. */
export class PhoneDigitsAreToken extends findsLink(
  ({ userId }, token, { users }) => users.get(userId)?.phone === `+${token}`,
) {
  static readonly breaks = 'verify.refuses-login-id-as-token';
}

/** Takes the user ID of a user who is expected for a token. */
export class UserIdIsToken extends findsLink(({ userId }, token) => token === userId) {
  static readonly breaks = 'verify.refuses-login-id-as-token';
}

/** Refuses a token, with JWTs of somebody in the answer. */
const refusesWithJwts = (answer: (jwt: string) => Response, isCause = (_link?: Link) => true) =>
  class extends Reference {
    protected override async refuseToken(project: Project, token: string, link?: Link) {
      const [user] = [...project.users.values()];
      if (!user || !isCause(link)) return super.refuseToken(project, token, link);
      const session = this.startSession(project, user);
      const claims = { project, user, session, options: noOptions };
      return answer(await this.sign(this.refreshClaims(claims)));
    }
  };

const refused = { errorCode: 'E062504', errorDescription: 'Token expired' };

/** Refuses a token and hands out a refresh JWT. */
export class RefusedTokenGetsJwt extends refusesWithJwts(refreshJwt =>
  Response.json({ ...refused, refreshJwt }, { status: 401 }),
) {
  static readonly breaks = 'verify.refusals-hand-out-nothing';
}

/** Refuses a token and sets the cookie of a session. */
export class RefusedTokenGetsCookie extends refusesWithJwts(jwt =>
  Response.json(refused, { status: 401, headers: { 'Set-Cookie': `DSR=${jwt}; Path=/` } }),
) {
  static readonly breaks = 'verify.refusals-hand-out-nothing';
}

/** Refuses a used link and hands out a session all the same. */
export class UsedLinkGetsJwt extends refusesWithJwts(
  sessionJwt => Response.json({ ...refused, sessionJwt }, { status: 401 }),
  link => link?.used ?? false,
) {
  static readonly breaks = 'verify.link-works-once';
}

/** Ends every link when somebody seems to guess. */
export class WrongTokenEndsLinks extends Reference {
  static readonly breaks = 'verify.refusals-use-nothing';

  protected override refuseToken(project: Project, token: string, link?: Link) {
    project.links.clear();
    return super.refuseToken(project, token, link);
  }
}

/** Ends every link when somebody has guessed three times. */
export class ThreeWrongTokensEndLinks extends Reference {
  static readonly breaks = 'verify.refusals-use-nothing';
  private wrong = 0;

  protected override refuseToken(project: Project, token: string, link?: Link) {
    if (++this.wrong >= 3) project.links.clear();
    return super.refuseToken(project, token, link);
  }
}

/** Uses up a link by the beginning of its token, and compares the rest then. */
export class BeginningOfTokenUsesLinkUp extends Reference {
  static readonly breaks = 'verify.refusals-use-nothing';

  protected override refuseToken(project: Project, token: string, link?: Link) {
    for (const each of project.links.values()) {
      if (each.token.startsWith(token.slice(0, 8))) each.used = true;
    }
    return super.refuseToken(project, token, link);
  }
}
