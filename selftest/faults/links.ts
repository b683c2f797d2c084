import type { SendRequest } from '../../reference/links.ts';
import type { Link, Project, User } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';

/** Ends older links of the same user when a new one is sent. */
export const ends = (isOver: (older: Link, newer: SendRequest, rank: number) => boolean) =>
  class extends Reference {
    protected override makeLink(request: SendRequest): Link | Promise<Link> {
      const { links } = request.project;
      const own = [...links.values()].filter(each => each.userId === request.user.userId);
      const unused = own.filter(each => !each.used).reverse();
      for (const [rank, each] of unused.entries()) {
        if (isOver(each, request, rank)) links.delete(each.token);
      }
      return super.makeLink(request);
    }
  };

/** Ends other links of the same user when one is used. */
export const endsAtUse = (isOver: (other: Link, used: Link, project: Project) => boolean) =>
  class extends Reference {
    protected override complete(project: Project, link: Link): User {
      for (const each of project.links.values()) {
        if (each !== link && isOver(each, link, project)) project.links.delete(each.token);
      }
      return super.complete(project, link);
    }
  };
