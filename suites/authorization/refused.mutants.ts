import type { Context } from 'hono';
import type { Project } from '../../reference/model.ts';
import { paths } from '../../reference/operation.ts';
import { Reference } from '../../reference/reference.ts';
import { Refusal } from '../../reference/refusal.ts';
import { header } from '../../selftest/faults/authorization.ts';

/** Does something before a call is refused for its bearer. */
abstract class ActsBeforeItRefuses extends Reference {
  protected abstract act(project: Project, phone: string, context: Context): void;

  protected override async failed(error: Error, context: Context): Promise<Response> {
    const body = await this.body(context).catch(() => ({}));
    const { phone, loginId } = body as Record<string, unknown>;
    const [project] = [...this.projects.values()];
    if (error instanceof Refusal && error.status === 401) {
      this.act(project!, String(phone ?? loginId), context);
    }
    return super.failed(error, context);
  }
}

/** Sends a link before a call is refused for its bearer. */
export class RefusedBearerTexts extends ActsBeforeItRefuses {
  static readonly breaks = 'authorization.refused-texts-nobody';
  static readonly also = ['update-phone.refused-texts-nobody'] as const;

  protected override act(project: Project, phone: string): void {
    const link = this.linkUrl(`https://${project.approvedDomains[0]}/verify`, 'dead');
    this.deliver(project, phone, this.messageText(link));
  }
}

/** Sends a link before a call is refused for its scheme. */
export class RefusedSchemeTexts extends ActsBeforeItRefuses {
  static readonly breaks = 'authorization.refused-texts-nobody';
  static readonly also = ['update-phone.refused-texts-nobody'] as const;

  protected override act(project: Project, phone: string, context: Context): void {
    const link = this.linkUrl(`https://${project.approvedDomains[0]}/verify`, 'dead');
    if (header(context)) this.deliver(project, phone, this.messageText(link));
  }
}

/** Makes a user before a call is refused for its bearer. */
export class RefusedBearerMakesUser extends ActsBeforeItRefuses {
  static readonly breaks = 'authorization.refused-makes-nobody';
  static readonly also = ['authorization.management-makes-users-by-key-only'] as const;

  protected override act(project: Project, phone: string): void {
    this.createUser(project, phone, phone, {});
  }
}

/** Refuses a verify for its bearer, and hands out a session JWT. */
export class RefusedVerifyGetsJwt extends Reference {
  static readonly breaks = 'authorization.refused-verify-hands-out-nothing';

  protected override async failed(error: Error, context: Context): Promise<Response> {
    const refused = await super.failed(error, context);
    if (context.req.path !== paths.verify || header(context)) return refused;
    const sessionJwt = await this.sign({ drn: 'DS', sub: 'U2Somebody' });
    const body = (await refused.json()) as object;
    return Response.json({ ...body, sessionJwt }, { status: refused.status });
  }
}
