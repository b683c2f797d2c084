import type { Context } from 'hono';
import type { Caller } from '../../reference/core.ts';
import { type Operation, paths } from '../../reference/operation.ts';
import { Reference } from '../../reference/reference.ts';
import { unauthorized } from '../../reference/refusal.ts';
import { header, takesForFirst } from '../../selftest/faults/authorization.ts';
import type { Rows } from '../../selftest/faults/mutant.ts';

/** Takes a call without an authorization header for one of the first project. */
const needsNoBearer = (at: Operation) =>
  takesForFirst(each => each.req.path === paths[at] && header(each) === '');

/** Takes a header that SDKs send beside the authorization in place of it. */
const readsProjectHeader = (at: Operation) =>
  class extends Reference {
    protected override authorize(context: Context): Caller {
      const projectId = context.req.header('x-descope-project-id');
      const counts = context.req.path === paths[at] && !header(context) && projectId;
      return counts
        ? { project: this.projectOf(projectId), credentials: [] }
        : super.authorize(context);
    }
  };

/** An update needs no bearer: the user is the one who is named. */
export class UpdateNeedsNoBearer extends Reference {
  static readonly breaks = 'authorization.update-phone-needs-bearer';

  protected override async updatePhone(context: Context): Promise<Response> {
    if (header(context)) return super.updatePhone(context);
    const [project] = [...this.projects.values()];
    const body = await this.body(context);
    const user = this.findUser(project!, this.requiredText(body, 'loginId'))!;
    const redirectUrl = this.redirectUrl(project!, body, 'updatePhone');
    const change = this.phoneChange(body);
    return this.send({ operation: 'updatePhone', project: project!, user, redirectUrl, change });
  }
}

/** A missing bearer is a fault of its own. */
export class MissingBearerCrashes extends Reference {
  static readonly breaks = 'authorization.verify-needs-bearer';
  static readonly also = [
    'authorization.management-deletes-by-key-only',
    'authorization.management-makes-links-by-key-only',
    'authorization.management-makes-users-by-key-only',
    'authorization.refuses-empty-bearer',
    'authorization.refuses-other-scheme',
    'authorization.sign-in-needs-bearer',
    'authorization.sign-up-needs-bearer',
    'authorization.sign-up-or-in-needs-bearer',
    'authorization.update-phone-needs-bearer',
  ] as const;

  protected override bearer(context: Context): string {
    return context.req.header('authorization')!.split(' ')[1]!;
  }
}

/** Takes any scheme. */
export class AnySchemeIsBearer extends Reference {
  static readonly breaks = 'authorization.refuses-other-scheme';

  protected override isBearerScheme(): boolean {
    return true;
  }
}

/** Takes any scheme at verify. */
export class AnySchemeVerifies extends Reference {
  static readonly breaks = 'authorization.refuses-other-scheme';

  protected override bearer(context: Context): string {
    const [, value] = header(context).split(' ');
    return context.req.path === paths.verify && value ? value : super.bearer(context);
  }
}

/** Takes a project ID without any scheme. */
export class SchemeMayBeMissing extends Reference {
  static readonly breaks = 'authorization.refuses-other-scheme';

  protected override bearer(context: Context): string {
    const value = header(context);
    return value && !value.includes(' ') ? value : super.bearer(context);
  }
}

/** Takes the project ID as the user name of Basic authentication. */
export class BasicCredentialsAreBearer extends Reference {
  static readonly breaks = 'authorization.refuses-other-scheme';

  protected override bearer(context: Context): string {
    const basic = /^Basic (.+)/.exec(header(context))?.[1];
    return basic ? Buffer.from(basic, 'base64').toString() : super.bearer(context);
  }
}

/** Refuses a project ID with a colon behind it. */
export class TrailingColonIsRefused extends Reference {
  static readonly breaks = 'authorization.takes-trailing-colon';

  protected override bearer(context: Context): string {
    const bearer = super.bearer(context);
    if (bearer.endsWith(':')) throw unauthorized('The bearer is malformed');
    return bearer;
  }
}

/** Refuses a management key where none is needed. */
export class ManagementKeyIsRefused extends Reference {
  static readonly breaks = 'authorization.takes-management-key';
  static readonly also = ['authorization.takes-key-behind-jwt'] as const;

  protected override authorize(context: Context): Caller {
    const caller = super.authorize(context);
    const isManaging = context.req.path.startsWith('/v1/mgmt/');
    if (!isManaging && caller.credentials.includes(caller.project.managementKey)) {
      throw unauthorized('The JWT is invalid');
    }
    return caller;
  }
}

/** Refuses a bearer of three parts. */
export class ThreePartsAreRefused extends Reference {
  static readonly breaks = 'authorization.takes-key-behind-jwt';

  protected override authorize(context: Context): Caller {
    if (super.bearer(context).split(':').length > 2) throw unauthorized('The bearer is malformed');
    return super.authorize(context);
  }
}

/** Takes what stands behind the last colon for the JWT. */
export class LastPartIsJwt extends Reference {
  static readonly breaks = 'authorization.takes-key-behind-jwt';

  protected override authorize(context: Context): Caller {
    const caller = super.authorize(context);
    return { ...caller, credentials: caller.credentials.slice(-1) };
  }
}

export const rows: Rows = {
  SignUpNeedsNoBearer: {
    sentence: 'A sign-up needs no bearer.',
    breaks: 'authorization.sign-up-needs-bearer',
    fault: needsNoBearer('signUp'),
  },
  SignUpReadsProjectHeader: {
    sentence: 'A sign-up needs no bearer where a header names the project.',
    breaks: 'authorization.sign-up-needs-bearer',
    fault: readsProjectHeader('signUp'),
  },
  SignInNeedsNoBearer: {
    sentence: 'A sign-in needs no bearer.',
    breaks: 'authorization.sign-in-needs-bearer',
    fault: needsNoBearer('signIn'),
  },
  SignInReadsProjectHeader: {
    sentence: 'A sign-in needs no bearer where a header names the project.',
    breaks: 'authorization.sign-in-needs-bearer',
    fault: readsProjectHeader('signIn'),
  },
  SignUpOrInNeedsNoBearer: {
    sentence: 'A sign-up or in needs no bearer.',
    breaks: 'authorization.sign-up-or-in-needs-bearer',
    fault: needsNoBearer('signUpOrIn'),
  },
  SignUpOrInReadsProjectHeader: {
    sentence: 'A sign-up or in needs no bearer where a header names the project.',
    breaks: 'authorization.sign-up-or-in-needs-bearer',
    fault: readsProjectHeader('signUpOrIn'),
  },
  VerifyNeedsNoBearer: {
    sentence: 'A verify needs no bearer: the token says enough.',
    breaks: 'authorization.verify-needs-bearer',
    fault: needsNoBearer('verify'),
  },
  VerifyReadsProjectHeader: {
    sentence: 'A verify needs no bearer where a header names the project.',
    breaks: 'authorization.verify-needs-bearer',
    fault: readsProjectHeader('verify'),
  },
  EmptyBearerIsFirstProject: {
    sentence: "Takes an empty project ID for the first project's.",
    breaks: 'authorization.refuses-empty-bearer',
    fault: takesForFirst(each => /^Bearer\W*$/.test(header(each))),
  },
  ColonIsFirstProject: {
    sentence: "Takes a colon without a project ID for the first project's.",
    breaks: 'authorization.refuses-empty-bearer',
    fault: takesForFirst(each => header(each) === 'Bearer :'),
  },
};
