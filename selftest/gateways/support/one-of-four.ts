import type { SendRequest } from '../../../reference/links.ts';
import type { Link, Session, User } from '../../../reference/model.ts';
import type { Body } from '../../../reference/core.ts';
import { signingKey, type SigningKey } from '../../../reference/keys.ts';
import { OfSeveralProcesses } from '../../faults/workers.ts';

/** What one of the processes does not share with the others. */
export const kinds = ['used links', 'ended sessions', 'keys', 'moved phones'] as const;

/** A fault of state in one of four processes. */
export interface OneOfFour {
  kind: (typeof kinds)[number];
  worker: number;
}

/** The fault of a seed: ten seeds in turn hold each kind and each process. */
export const faultOf = (seed: number): OneOfFour => ({
  kind: kinds[seed % kinds.length]!,
  worker: (seed * 7 + Math.floor(seed / kinds.length)) % 4,
});

/** A server of four processes, of which one has a state of its own; each connection is served by one of them. */
export class FaultInOneOfFour extends OfSeveralProcesses {
  private readonly fault: OneOfFour;
  /** What the faulty process itself has done. */
  private readonly own = new WeakSet<Link | Session>();
  private readonly firstPhones = new WeakMap<User, string>();

  constructor(fault: OneOfFour) {
    super();
    this.fault = fault;
  }

  protected override isUsed(link: Link): boolean {
    return super.isUsed(link) && (!this.isFaulty('used links') || this.own.has(link));
  }

  protected override claim(link: Link): boolean | Promise<boolean> {
    if (!super.claim(link)) return false;
    if (this.isFaulty('used links')) this.own.add(link);
    return true;
  }

  protected override isRevoked(session: Session): boolean {
    return super.isRevoked(session) && !this.isFaulty('ended sessions');
  }

  protected override keyFor(): Promise<SigningKey> {
    return signingKey(this.isFaulty('keys') ? 'ES256' : this.signingAlgorithm());
  }

  protected override async ownKeys() {
    return [(await this.keyFor()).publicJwk];
  }

  protected override setPhone(user: User, phone: string): void {
    this.firstPhones.set(user, this.firstPhones.get(user) ?? user.phone);
    super.setPhone(user, phone);
  }

  protected override recipient(request: SendRequest): string {
    return request.change?.phone ?? this.phoneOf(request.user);
  }

  protected override userBody(user: User): Body {
    return { ...super.userBody(user), phone: this.phoneOf(user) };
  }

  private phoneOf(user: User): string {
    const first = this.firstPhones.get(user);
    return this.isFaulty('moved phones') && first !== undefined ? first : user.phone;
  }

  private isFaulty(kind: OneOfFour['kind']): boolean {
    return kind === this.fault.kind && this.worker === this.fault.worker;
  }
}
