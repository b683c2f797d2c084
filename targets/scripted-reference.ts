import type { Reference } from '../reference/reference.ts';
import { urlsIn } from './inboxes/urls.ts';
import { Scripted, type Address } from './scripted.ts';

/** A reference behind a script, and the way to it beside the client. */
export interface ScriptedReference {
  server: Scripted;
  backstage: Backstage;
}

/** Serves a reference of its own behind a script. */
export async function scriptedReference(address?: Address): Promise<ScriptedReference> {
  const { Reference } = await import('../reference/reference.ts');
  const { signingKey } = await import('../reference/keys.ts');
  class WithItsOwnKey extends Reference {
    protected override keyFor() {
      return signingKey('RS256', 'second');
    }

    protected override async ownKeys() {
      return [(await this.keyFor()).publicJwk];
    }
  }
  const reference = address?.isSecond ? new WithItsOwnKey() : new Reference();
  const server = await Scripted.listen(reference, address);
  return { server, backstage: new Backstage(reference, address?.isSecond ? 1 : 0) };
}

/** Somebody who is signed in at the server behind a script. */
export interface SignedIn {
  loginId: string;
  phone: string;
  sessionJwt: string;
  refreshJwt: string;
}

/** Calls the server behind a script beside its client; nothing of it stands in the journal. */
export class Backstage {
  private readonly reference: Reference;
  private readonly project: number;

  constructor(reference: Reference, project = 0) {
    this.reference = reference;
    this.project = project;
  }

  get projectId(): string {
    return [...this.reference.projects.keys()][this.project]!;
  }

  /** How many messages went to a phone. */
  messagesTo(phone: string): number {
    return this.reference.messagesTo(phone).length;
  }

  /** Signs somebody up who has not followed the link yet. */
  async signUp(loginId: string, phone: string, details: object = {}): Promise<void> {
    await this.call('signup/sms', { loginId, phone, user: { phone, ...details } });
  }

  /** Signs somebody up and in. */
  async signIn(loginId: string, phone: string, details: object = {}): Promise<SignedIn> {
    await this.signUp(loginId, phone, details);
    const token = this.newestToken(phone);
    const { sessionJwt, refreshJwt } = await this.call('verify', { token });
    return { loginId, phone, sessionJwt: String(sessionJwt), refreshJwt: String(refreshJwt) };
  }

  /** The token of a new link for somebody who has signed up. */
  async newToken(loginId: string, phone: string): Promise<string> {
    await this.call('signup-in/sms', { loginId });
    return this.newestToken(phone);
  }

  /** The token of the newest message to a phone. */
  newestToken(phone: string): string {
    const url = this.reference.messagesTo(phone).flatMap(urlsIn).at(-1);
    if (!url) throw new Error(`the reference has sent nothing to ${phone}`);
    return new URL(url).searchParams.get('t') ?? '';
  }

  private async call(path: string, body: object): Promise<Record<string, unknown>> {
    const answer = await this.reference.fetch(
      new Request(`http://127.0.0.1/v1/auth/magiclink/${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${this.projectId}`,
        },
        body: JSON.stringify(body),
      }),
    );
    const text = await answer.text();
    if (!answer.ok)
      throw new Error(`the reference answered ${path} with ${answer.status}: ${text}`);
    return JSON.parse(text) as Record<string, unknown>;
  }
}
