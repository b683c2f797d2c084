import type { Body } from '../../reference/core.ts';
import { noOptions } from '../../reference/links.ts';
import type { Link, Project, User } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';

/** Refuses a token, with JWTs of somebody in the answer. */
export const refusesWithJwts = (
  answer: (jwt: string) => Response,
  isCause = (_link?: Link) => true,
) =>
  class extends Reference {
    protected override async refuseToken(project: Project, token: string, link?: Link) {
      const [user] = [...project.users.values()];
      if (!user || !isCause(link)) return super.refuseToken(project, token, link);
      const session = this.startSession(project, user);
      const claims = { project, user, session, options: noOptions };
      return answer(await this.sign(this.refreshClaims(claims)));
    }
  };

export const refused = { errorCode: 'E062504', errorDescription: 'Token expired' };

/** Tells something else of the user than is true. */
export const tellsOfUser = (told: (user: User) => Body) =>
  class extends Reference {
    protected override userBody(user: User): Body {
      return { ...super.userBody(user), ...told(user) };
    }
  };
