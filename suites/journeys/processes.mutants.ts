import type { Context } from 'hono';
import type { Body, Caller } from '../../reference/core.ts';
import type { PhoneChange, Project, Session, User } from '../../reference/model.ts';
import { OfSeveralProcesses } from '../../selftest/faults/workers.ts';

/** Knows ended sessions in the process that has ended them, and nowhere else, at some operations. */
const endedInOneProcess = (asks: (path: string) => boolean) =>
  class extends OfSeveralProcesses {
    private readonly endedBy = new Map<Session, number>();
    private readonly elsewhere = new WeakSet<object>();

    protected override authorize(context: Context): Caller {
      const caller = super.authorize(context);
      if (asks(context.req.path)) this.elsewhere.add(caller);
      return caller;
    }

    protected override endSession(project: Project, session: Session): void {
      this.endedBy.set(session, this.worker);
      super.endSession(project, session);
    }

    protected override async signedIn(caller: Caller): Promise<{ session: Session; user: User }> {
      const forgets = this.elsewhere.has(caller);
      const unknown = [...this.endedBy].filter(([, by]) => forgets && by !== this.worker);
      const sessions = new Map(caller.project.sessions);
      for (const [session] of unknown) sessions.set(session.id, { ...session, revoked: false });
      const { user, session } = await super.signedIn({
        ...caller,
        project: { ...caller.project, sessions },
      });
      return { user, session: caller.project.sessions.get(session.id)! };
    }
  };

/** An update by an ended session is refused by the process that has ended it alone. */
export class LogoutKnownToOneWorker extends endedInOneProcess(path => path.includes('/update/')) {
  static readonly breaks = 'update-phone.refuses-logged-out-jwt';
  static readonly by = 'tour';
}

/** A refresh of an ended session is refused by the process that has ended it alone. */
export class RefreshIgnoresLogoutElsewhere extends endedInOneProcess(path =>
  path.endsWith('/refresh'),
) {
  static readonly breaks = 'sessions.logout-ends-session';
  static readonly by = 'tour';
}

/** Keeps users in a cache of each process; a merge clears that of the process that answers it alone. */
export class MergedSessionStillCached extends OfSeveralProcesses {
  static readonly breaks = 'update-phone.merge-ends-session';
  static readonly by = 'tour';
  private readonly gone = new Map<string, { user: User; by: number }>();

  protected override async signedIn(caller: Caller): Promise<{ session: Session; user: User }> {
    const payload = await this.readJwt(caller.credentials[0] ?? '').catch((): Body => ({}));
    const known = this.gone.get(String(payload['sub']));
    if (!known || known.by === this.worker) return super.signedIn(caller);
    const users = new Map(caller.project.users).set(known.user.userId, known.user);
    return super.signedIn({ ...caller, project: { ...caller.project, users } });
  }

  protected override merge(project: Project, user: User, owner: User, change: PhoneChange): User {
    const kept = super.merge(project, user, owner, change);
    const gone = kept === user ? owner : user;
    this.gone.set(gone.userId, { user: gone, by: this.worker });
    return kept;
  }
}
