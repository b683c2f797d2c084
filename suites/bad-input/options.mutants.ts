import type { Context } from 'hono';
import type { Body, Caller } from '../../reference/core.ts';
import type { Link, LinkOptions, PhoneChange, Project, User } from '../../reference/model.ts';
import { type Operation, paths } from '../../reference/operation.ts';
import { Reference } from '../../reference/reference.ts';
import { badRequest } from '../../reference/refusal.ts';
import { reads } from '../../selftest/faults/bad-input.ts';
import type { Rows } from '../../selftest/faults/mutant.ts';

const known = new Set(
  'loginId phone redirectUrl URI token user loginOptions providerId ssoAppId useRecovery addToLoginIDs onMergeUseExisting templateOptions locale failOnConflict'.split(
    ' ',
  ),
);

/** Refuses fields that it does not know, at some operations. */
const refusesUnknownFields = (isThere: (path: string) => boolean) =>
  class extends Reference {
    protected override async body(context: Context): Promise<Body> {
      const body = await super.body(context);
      const unknown = Object.keys(body).find(each => !known.has(each));
      if (unknown && isThere(context.req.path)) throw badRequest(`${unknown} is not expected`);
      return body;
    }
  };

/** Dies of a field that is not of the type that it takes for granted. */
const diesOfType = (at: Operation, use: (body: Body, options: Body) => unknown) =>
  class extends Reference {
    protected override async body(context: Context): Promise<Body> {
      const body = await super.body(context);
      if (context.req.path === paths[at]) use(body, this.object(body['loginOptions']));
      return body;
    }
  };

type Text = string | undefined;

/** Turns null into text, where an optional field is one. */
export class NullIsNoAbsence extends Reference {
  static readonly breaks = 'bad-input.takes-null-fields';

  protected override async body(context: Context): Promise<Body> {
    const body = await super.body(context);
    for (const name of ['providerId', 'locale']) {
      if (body[name] === null) throw badRequest(`The ${name} field is not a string`);
    }
    return body;
  }
}

/** Dies of user details that are null. */
export class NullUserCrashes extends Reference {
  static readonly breaks = 'bad-input.takes-null-fields';

  protected override signUpPhone(body: Body, loginId: string): string {
    const { user: { phone } = {} } = body as { user?: Body };
    return super.signUpPhone({ phone, ...body }, loginId);
  }
}

/** Refuses a flag that is null. */
export class NullFlagIsRefused extends Reference {
  static readonly breaks = 'bad-input.takes-null-fields';

  protected override async updater(caller: Caller, body: Body): Promise<User> {
    if (body['addToLoginIDs'] === null) throw badRequest('addToLoginIDs is not a boolean');
    return super.updater(caller, body);
  }
}

/** Takes null for a wish that a phone be a login ID. */
export class NullAddsLoginId extends Reference {
  static readonly breaks = 'bad-input.null-fields-change-nothing';

  protected override phoneChange(body: Body): PhoneChange {
    const isThere = body['addToLoginIDs'] !== undefined && body['addToLoginIDs'] !== false;
    return { ...super.phoneChange(body), addToLoginIDs: isThere };
  }
}

/** Takes null for a wish that other sessions end. */
export class NullEndsOtherSessions extends Reference {
  static readonly breaks = 'bad-input.null-fields-change-nothing';

  protected override options(body: Body): LinkOptions {
    const asked = this.object(body['loginOptions']);
    const { revokeOtherSessions = false } = asked;
    return { ...super.options(body), revokeOtherSessions: revokeOtherSessions !== false };
  }
}

/** Puts login IDs into an address without a thought, which lone surrogates do not survive. */
export class LoneSurrogateCrashes extends Reference {
  static readonly breaks = 'bad-input.odd-characters';
  static readonly also = [
    'bad-input.sign-up-odd-texts',
    'bad-input.sign-up-or-in-odd-texts',
  ] as const;

  protected override findUser(project: Project, loginId: string): User | undefined {
    encodeURIComponent(loginId);
    return super.findUser(project, loginId);
  }
}

/** Keeps tokens where no NUL can be kept. */
export class NulInTokenCrashes extends Reference {
  static readonly breaks = 'bad-input.odd-characters';

  protected override findLink(project: Project, token: string): Link | undefined {
    if (token.includes('\0')) throw new Error('invalid byte sequence for encoding "UTF8": 0x00');
    return super.findLink(project, token);
  }
}

/** Builds a query of the login ID without quoting it. */
export class QuoteInLoginIdCrashes extends Reference {
  static readonly breaks = 'bad-input.odd-characters';
  static readonly also = [
    'bad-input.sign-up-odd-texts',
    'bad-input.sign-up-or-in-odd-texts',
  ] as const;

  protected override findUser(project: Project, loginId: string): User | undefined {
    if (loginId.includes("'")) throw new Error(`syntax error at or near "${loginId}"`);
    return super.findUser(project, loginId);
  }
}

/** Keeps login IDs where no long one fits. */
export class LongLoginIdCrashes extends Reference {
  static readonly breaks = 'bad-input.odd-characters';
  static readonly also = [
    'bad-input.sign-up-odd-texts',
    'bad-input.sign-up-or-in-no-phone-number',
    'bad-input.sign-up-or-in-odd-texts',
    'sign-in.refuses-near-login-ids',
  ] as const;

  protected override findUser(project: Project, loginId: string): User | undefined {
    if (loginId.length > 255) throw new Error('value too long for type character varying(255)');
    return super.findUser(project, loginId);
  }
}

/** Decodes tokens as if they stood in an address. */
export class PercentInTokenCrashes extends Reference {
  static readonly breaks = 'bad-input.odd-characters';
  static readonly also = ['verify.refuses-wildcard-token'] as const;

  protected override findLink(project: Project, token: string): Link | undefined {
    return super.findLink(project, decodeURIComponent(token));
  }
}

export const rows: Rows = {
  SignUpDiesOfName: {
    sentence: 'Dies of a name of a new user that is no text.',
    breaks: 'bad-input.sign-up-other-fields',
    fault: diesOfType('signUp', ({ user }) =>
      ((user as Body | undefined)?.['name'] as Text)?.trim(),
    ),
  },
  SignUpDiesOfUser: {
    sentence: 'Dies of user details that are no object.',
    breaks: 'bad-input.sign-up-other-fields',
    fault: diesOfType('signUp', ({ user }) => {
      if (Array.isArray(user)) throw new TypeError('user is not an object');
    }),
  },
  SignUpDiesOfProvider: {
    sentence: 'Dies of a provider that is no text.',
    breaks: 'bad-input.sign-up-other-fields',
    fault: diesOfType('signUp', ({ providerId }) => (providerId as Text)?.toLowerCase()),
  },
  SignInDiesOfOptions: {
    sentence: 'Dies of options that are no object.',
    breaks: 'bad-input.sign-in-other-fields',
    fault: diesOfType('signIn', ({ loginOptions }) => {
      if (Array.isArray(loginOptions)) throw new TypeError('loginOptions is not an object');
    }),
  },
  SignInDiesOfSessionTypes: {
    sentence: 'Dies of types of sessions that are no array.',
    breaks: 'bad-input.sign-in-other-fields',
    fault: diesOfType('signIn', (_body, options) =>
      (options['revokeOtherSessionsTypes'] as string[] | undefined)?.map(each => each.trim()),
    ),
  },
  SignInDiesOfCustomClaims: {
    sentence: 'Dies of custom claims that are no object.',
    breaks: 'bad-input.sign-in-other-fields',
    fault: diesOfType('signIn', (_body, { customClaims }) => {
      if (Array.isArray(customClaims)) throw new TypeError('customClaims is not a map');
    }),
  },
  SignUpOrInDiesOfLocale: {
    sentence: 'Dies of a locale that is no text.',
    breaks: 'bad-input.sign-up-or-in-other-fields',
    fault: diesOfType('signUpOrIn', (_body, { locale }) => (locale as Text)?.split('-')),
  },
  SignUpOrInDiesOfSsoApp: {
    sentence: 'Dies of an application that is no text.',
    breaks: 'bad-input.sign-up-or-in-other-fields',
    fault: diesOfType('signUpOrIn', ({ ssoAppId }) => (ssoAppId as Text)?.trim()),
  },
  UpdateDiesOfTemplateOptions: {
    sentence: 'Dies of options of the template that are no object.',
    breaks: 'bad-input.update-phone-other-fields',
    fault: diesOfType('updatePhone', body => {
      if (Array.isArray(body['templateOptions']))
        throw new TypeError('templateOptions is not a map');
    }),
  },
  UpdateDiesOfFlag: {
    sentence: 'Dies of a flag that is no boolean.',
    breaks: 'bad-input.update-phone-other-fields',
    fault: diesOfType('updatePhone', body => {
      if (typeof body['addToLoginIDs'] === 'string') throw new TypeError('cannot unmarshal string');
    }),
  },
  UnknownFieldsAreRefused: {
    sentence: 'Refuses fields that it does not know.',
    breaks: 'bad-input.takes-unknown-fields',
    fault: refusesUnknownFields(() => true),
  },
  VerifyRefusesUnknownFields: {
    sentence: 'Refuses fields that it does not know at verify.',
    breaks: 'bad-input.takes-unknown-fields',
    fault: refusesUnknownFields(path => path === paths.verify),
  },
  UpdateRefusesUnknownFields: {
    sentence: 'Refuses fields that it does not know at an update.',
    breaks: 'bad-input.takes-unknown-fields',
    fault: refusesUnknownFields(path => path === paths.updatePhone),
  },
  NullOptionsCrash: {
    sentence: 'Dies of options that are null.',
    breaks: 'bad-input.takes-null-fields',
    fault: reads('signUpOrIn', body => {
      const options = body['loginOptions'] === undefined ? {} : (body['loginOptions'] as Body);
      return { ...body, loginOptions: { ...options, locale: options['locale'] } };
    }),
  },
};
