import type { SendRequest } from '../../../reference/links.ts';
import { defaultProjects, type ProjectSettings } from '../../../reference/model.ts';
import { Reference } from '../../../reference/reference.ts';

const [one, two] = defaultProjects as [ProjectSettings, ProjectSettings];

/** Projects whose names and keys nobody else has. */
export const canaries = {
  projectId: 'P2CanaryProjectaaaaabbbbbccc',
  otherProjectId: 'P2CanaryAnotherdddddeeeeefff',
  managementKey: 'K2CanaryKey/with+signs=ggggghhhhh',
};

/** A reference that remembers each secret it handed out, for whoever looks for them later. */
abstract class Remembering extends Reference {
  /** The link tokens and JWTs that it handed out. */
  readonly issued = new Set<string>();

  constructor() {
    super([
      { ...one, projectId: canaries.projectId, managementKey: canaries.managementKey },
      { ...two, projectId: canaries.otherProjectId },
    ]);
  }

  protected override newToken(request: SendRequest): string {
    const token = super.newToken(request);
    this.issued.add(token);
    return token;
  }

  override async fetch(request: Request): Promise<Response> {
    const answer = await super.fetch(request);
    const text = await answer.clone().text();
    for (const [jwt] of text.matchAll(/eyJ[\w-]+\.[\w-]+\.[\w-]+/g)) this.issued.add(jwt);
    return answer;
  }
}

/** Is wrong in every third answer, and repeats what it was told wherever it can: in bodies, headers, pages and encodings. */
export class Leaky extends Remembering {
  private calls = 0;

  override async fetch(request: Request): Promise<Response> {
    const path = new URL(request.url).pathname;
    const told = `${request.headers.get('authorization')} ${await request.clone().text()}`;
    const answer = await super.fetch(request);
    if (!path.startsWith('/v1/auth')) return answer;
    return ++this.calls % 3 > 0
      ? answer
      : wrong(this.calls, answer.status, `${told} ${await answer.text()}`);
  }
}

/** Does as it should, but fills each user that it shows with secrets: as they are, in base64, and in a list. */
export class Confiding extends Remembering {
  override async fetch(request: Request): Promise<Response> {
    const told = `${request.headers.get('authorization')} ${await request.clone().text()}`;
    const answer = await super.fetch(request);
    const shown = (await answer
      .clone()
      .json()
      .catch(() => undefined)) as Shown | undefined;
    const user = shown?.user ?? (shown?.loginIds ? shown : undefined);
    if (!shown || !user) return answer;
    const secret = `${told} ${shown.refreshJwt ?? ''}`;
    const words = secret.split(/[\s"{}:,]+/).filter(each => each.length > 5);
    Object.assign(user, {
      userId: Buffer.from(secret).toString('base64'),
      loginIds: words,
      phone: words.at(-1),
      name: secret,
    });
    return Response.json(shown, { status: answer.status });
  }
}

interface Shown {
  user?: Record<string, unknown>;
  loginIds?: unknown;
  refreshJwt?: string;
}

function wrong(call: number, status: number, secret: string): Response {
  const base64 = Buffer.from(secret).toString('base64');
  const words = secret.split(/[\s"{}:,]+/).filter(each => each.length > 5);
  const echo = [secret, encodeURIComponent(secret), base64, ...words.map(each => btoa(each))];
  const headers = { 'X-Echo': words.join(' '), 'X-Encoded': encodeURIComponent(secret) };
  const ways = [
    () => Response.json({ echo, sessionJwt: words.at(-1) }, { status: 500, headers }),
    () =>
      Response.json({ maskedPhone: secret, echo }, { status: status < 300 ? 400 : 200, headers }),
    () =>
      new Response(`<pre>${echo.join('\n')}</pre>`, { status: status < 300 ? 404 : 200, headers }),
    () =>
      Response.json({ user: { loginIds: words, userId: base64 }, refreshJwt: words }, { headers }),
  ];
  return ways[call % ways.length]!();
}
