import type { Command, Outcome } from '../../../spec/command.ts';
import type { State } from '../../../spec/model.ts';
import type { Answer } from '../http/answer.ts';
import type { Names } from './names.ts';
import type { Role } from './script.ts';

/** Whose each link and each session of a history is. */
export class Roles {
  private readonly names: Names;
  private readonly ofSecrets = new Map<string, Role>();
  private readonly sessionJwts = new Map<string, string>();

  constructor(names: Names) {
    this.names = names;
  }

  /** Notes whose the link and the session are that a call has brought. */
  note(role: Role, { token, refreshJwt }: Outcome, answer: Answer): void {
    const { sessionJwt } = answer.fields;
    if (token) this.ofSecrets.set(token, role);
    if (!refreshJwt) return;
    this.ofSecrets.set(refreshJwt, role);
    if (typeof sessionJwt === 'string') this.sessionJwts.set(refreshJwt, sessionJwt);
  }

  /** Whose a link token or a refresh JWT is. */
  of(secret: string): Role | undefined {
    return this.ofSecrets.get(secret);
  }

  /** Whose call it is: that of one of many. */
  ofCall(command: Command): Role {
    if ('loginId' in command) return this.names.whose(command.loginId) ?? 'A';
    const by = command.operation === 'verify' ? command.token : command.refreshJwt;
    return this.of(by) ?? 'A';
  }

  /** Who somebody is in this history: several roles, where they share a login ID by a merge. */
  ofPerson(person: number, { links }: State): Role[] {
    const own = links.filter(each => each.person === person);
    return [...new Set(own.flatMap(({ token }) => this.of(token) ?? []))];
  }

  /** The session JWT that came with the refresh JWT of a call. */
  sessionJwtOf(command: Command): string | undefined {
    return 'refreshJwt' in command ? this.sessionJwts.get(command.refreshJwt ?? '') : undefined;
  }

  /** Every session JWT that was handed out. */
  allSessionJwts(): Iterable<string> {
    return this.sessionJwts.values();
  }
}
