import type { Project, User } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';
import { ends } from '../../selftest/faults/links.ts';
import type { Rows } from '../../selftest/faults/mutant.ts';

/** Takes an underscore in the login ID of a sign-in for any letter. */
export class UnderscoreIsWildcard extends Reference {
  static readonly breaks = 'sign-in.refuses-near-login-ids';

  protected override unregistered(project: Project, loginId: string, redirectUrl: string): User {
    const isLike = (name: string) =>
      name.length === loginId.length &&
      Array.from(loginId).every((letter, at) => letter === '_' || letter === name[at]);
    const like = [...project.users.values()].find(each => each.loginIds.some(isLike));
    return like ?? super.unregistered(project, loginId, redirectUrl);
  }
}

export const rows: Rows = {
  EmailUsersKeepOneLink: {
    sentence: 'Only the newest link works of a user with an e-mail address among the login IDs.',
    breaks: 'links.work-in-reverse',
    also: ['links.older-of-two-works', 'links.outlive-the-sign-in-of-others'],
    by: 'tour',
    fault: ends((_link, { user }) => user.loginIds.some(each => each.includes('@'))),
  },
};
