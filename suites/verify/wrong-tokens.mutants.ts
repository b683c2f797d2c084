import { decodeJwt } from 'jose';
import type { Link, Project } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';
import { Refusal } from '../../reference/refusal.ts';
import { linkFor } from '../../selftest/faults/answers.ts';
import type { Rows } from '../../selftest/faults/mutant.ts';
import { refused, refusesWithJwts } from '../../selftest/faults/verify.ts';

/** Finds a link, where there is none, by something that is like its token. */
const findsLink = (isLike: (link: Link, token: string, project: Project) => boolean) =>
  class extends Reference {
    protected override findLink(project: Project, token: string): Link | undefined {
      const unused = [...project.links.values()].filter(each => !each.used);
      const alike = unused.find(each => isLike(each, token, project));
      return super.findLink(project, token) ?? alike;
    }
  };

/** Takes a token for a pattern in which a character stands for any others. */
const findsByPattern = (wildcard: string) =>
  findsLink((link, token) => {
    const [beginning = '', rest] = token.split(wildcard);
    return rest === '' && link.token.startsWith(beginning);
  });

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

/** Makes a user of whoever presents a token that nobody knows. */
export class UnknownTokenSignsUp extends Reference {
  static readonly breaks = 'verify.refuses-unknown-token';
  static readonly also = [
    'authorization.projects-share-no-links',
    'verify.refuses-altered-token',
    'verify.refuses-extended-token',
    'verify.refuses-jwt-as-token',
    'verify.refuses-login-id-as-token',
    'verify.refuses-truncated-token',
    'verify.refuses-wildcard-token',
  ] as const;

  protected override findLink(project: Project, token: string): Link {
    const user = () => this.createUser(project, token, '+12025550100', {});
    return super.findLink(project, token) ?? linkFor(user(), token, this.now());
  }
}

/** Tells the failure of a verify in the body of a 200. */
export class RefusesTokenWith200 extends Reference {
  static readonly breaks = 'verify.refuses-unknown-token';
  static readonly also = [
    'authorization.projects-share-no-links',
    'concurrency.one-verify-wins',
    'verify.link-expires',
    'verify.link-of-sign-up-expires',
    'verify.link-of-sign-up-or-in-expires',
    'verify.link-of-sign-up-or-in-works-once',
    'verify.link-of-sign-up-works-once',
    'verify.link-of-update-expires',
    'verify.link-of-update-works-once',
    'verify.link-works-once',
    'verify.refuses-altered-token',
    'verify.refuses-extended-token',
    'verify.refuses-jwt-as-token',
    'verify.refuses-login-id-as-token',
    'verify.refuses-truncated-token',
    'verify.refuses-wildcard-token',
  ] as const;

  protected override refuseToken(): Response {
    throw new Refusal(200, 'E062504', 'Token expired');
  }
}

/** Takes it for granted that a token is known. */
export class UnknownTokenCrashes extends Reference {
  static readonly breaks = 'verify.refuses-unknown-token';
  static readonly also = [
    'authorization.projects-share-no-links',
    'bad-input.odd-characters',
    'concurrency.one-verify-wins',
    'verify.link-expires',
    'verify.link-of-sign-up-expires',
    'verify.link-of-sign-up-or-in-expires',
    'verify.link-of-sign-up-or-in-works-once',
    'verify.link-of-sign-up-works-once',
    'verify.link-of-update-expires',
    'verify.link-of-update-works-once',
    'verify.link-works-once',
    'verify.refuses-altered-token',
    'verify.refuses-extended-token',
    'verify.refuses-jwt-as-token',
    'verify.refuses-login-id-as-token',
    'verify.refuses-truncated-token',
    'verify.refuses-wildcard-token',
  ] as const;

  protected override refuseToken(_project: Project, _token: string, link?: Link): Response {
    throw new TypeError(`Cannot read properties of ${typeof link} (reading 'userId')`);
  }
}

/** Ends every link when somebody seems to guess. */
export class WrongTokenEndsLinks extends Reference {
  static readonly breaks = 'verify.refusals-use-nothing';
  static readonly also = ['links.outlive-a-second-use'] as const;

  protected override refuseToken(project: Project, token: string, link?: Link) {
    project.links.clear();
    return super.refuseToken(project, token, link);
  }
}

/** Ends every link when somebody has guessed three times. */
export class ThreeWrongTokensEndLinks extends Reference {
  static readonly breaks = 'verify.refusals-use-nothing';
  static readonly also = ['links.outlive-a-second-use'] as const;
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

export const rows: Rows = {
  BeginningOfTokenWorks: {
    sentence: 'Takes the beginning of a token for the token.',
    breaks: 'verify.refuses-truncated-token',
    fault: findsLink((link, token) => link.token.startsWith(token)),
  },
  TokenColumnIsShort: {
    sentence: 'Compares the first 16 characters of tokens, as a short column keeps them.',
    breaks: 'verify.refuses-truncated-token',
    fault: findsLink((link, token) => link.token.slice(0, 16) === token.slice(0, 16)),
    also: [
      'verify.refuses-altered-token',
      'verify.refuses-extended-token',
      'verify.refuses-wildcard-token',
    ],
  },
  LastCharacterOfTokenMayBeMissing: {
    sentence: 'Takes a token that lacks its last character.',
    breaks: 'verify.refuses-truncated-token',
    fault: findsLink((link, token) => link.token.slice(0, -1) === token),
  },
  FirstCharacterOfTokenMayBeMissing: {
    sentence: 'Takes a token that lacks its first character.',
    breaks: 'verify.refuses-truncated-token',
    fault: findsLink((link, token) => link.token.slice(1) === token),
  },
  HalfOfTokenCounts: {
    sentence: 'Compares the first half of tokens only.',
    breaks: 'verify.refuses-altered-token',
    fault: findsLink(
      (link, token) =>
        link.token.length === token.length &&
        link.token.slice(0, token.length / 2) === token.slice(0, token.length / 2),
    ),
  },
  CaseOfTokenIsIgnored: {
    sentence: 'Compares tokens without regard to case, as a collation does.',
    breaks: 'verify.refuses-altered-token',
    fault: findsLink((link, token) => link.token.toLowerCase() === token.toLowerCase()),
  },
  OneWrongCharacterIsForgiven: {
    sentence: 'Forgives one wrong character.',
    breaks: 'verify.refuses-altered-token',
    fault: findsLink(
      (link, token) =>
        link.token.length === token.length &&
        token.split('').filter((each, n) => each !== link.token[n]).length <= 1,
    ),
  },
  FirstCharacterOfTokenIsIgnored: {
    sentence: 'Compares the first character of no token.',
    breaks: 'verify.refuses-altered-token',
    fault: findsLink(
      (link, token) => link.token.length === token.length && link.token.slice(1) === token.slice(1),
    ),
  },
  LastCharacterOfTokenIsIgnored: {
    sentence: 'Compares the last character of no token.',
    breaks: 'verify.refuses-altered-token',
    fault: findsLink(
      (link, token) =>
        link.token.length === token.length && link.token.slice(0, -1) === token.slice(0, -1),
    ),
  },
  RestOfTokenIsIgnored: {
    sentence: 'Takes whatever begins with a token.',
    breaks: 'verify.refuses-extended-token',
    fault: findsLink((link, token) => token.startsWith(link.token)),
  },
  TokenMayBeAnywhere: {
    sentence: 'Takes whatever holds a token.',
    breaks: 'verify.refuses-extended-token',
    fault: findsLink((link, token) => token.includes(link.token)),
  },
  TokenIsLikePattern: {
    sentence: 'Compares tokens by the LIKE of a database.',
    breaks: 'verify.refuses-wildcard-token',
    fault: findsByPattern('%'),
  },
  TokenIsGlob: {
    sentence: 'Looks for tokens as a key-value store does for patterns.',
    breaks: 'verify.refuses-wildcard-token',
    fault: findsByPattern('*'),
  },
  SessionJwtIsToken: {
    sentence: 'Takes a session JWT for a token.',
    breaks: 'verify.refuses-jwt-as-token',
    fault: takesJwt('DS'),
  },
  RefreshJwtIsToken: {
    sentence: 'Takes a refresh JWT for a token.',
    breaks: 'verify.refuses-jwt-as-token',
    fault: takesJwt('DSR'),
  },
  LoginIdIsToken: {
    sentence: 'Takes the login ID of a user who is expected for a token.',
    breaks: 'verify.refuses-login-id-as-token',
    fault: findsLink(
      ({ userId }, token, { users }) => users.get(userId)?.loginIds.includes(token) ?? false,
    ),
  },
  PhoneDigitsAreToken: {
    sentence: 'Takes the digits of the phone of a user who is expected for a token.',
    breaks: 'verify.refuses-login-id-as-token',
    fault: findsLink(({ userId }, token, { users }) => users.get(userId)?.phone === `+${token}`),
  },
  UserIdIsToken: {
    sentence: 'Takes the user ID of a user who is expected for a token.',
    breaks: 'verify.refuses-login-id-as-token',
    fault: findsLink(({ userId }, token) => token === userId),
  },
  RefusedTokenGetsJwt: {
    sentence: 'Refuses a token and hands out a refresh JWT.',
    breaks: 'verify.refusals-hand-out-nothing',
    fault: refusesWithJwts(refreshJwt =>
      Response.json({ ...refused, refreshJwt }, { status: 401 }),
    ),
    also: [
      'verify.link-expires',
      'verify.link-of-sign-up-expires',
      'verify.link-of-sign-up-or-in-expires',
      'verify.link-works-once',
    ],
  },
  RefusedTokenGetsCookie: {
    sentence: 'Refuses a token and sets the cookie of a session.',
    breaks: 'verify.refusals-hand-out-nothing',
    fault: refusesWithJwts(jwt =>
      Response.json(refused, { status: 401, headers: { 'Set-Cookie': `DSR=${jwt}; Path=/` } }),
    ),
    also: [
      'verify.link-expires',
      'verify.link-of-sign-up-expires',
      'verify.link-of-sign-up-or-in-expires',
      'verify.link-works-once',
    ],
  },
};
