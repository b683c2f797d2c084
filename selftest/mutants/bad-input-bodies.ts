import type { Context, Hono } from 'hono';
import type { Body } from '../../reference/core.ts';
import type { Link, Project, User } from '../../reference/model.ts';
import { paths, type Operation } from '../../reference/operation.ts';
import { badRequest } from '../../reference/refusal.ts';
import { Reference } from '../../reference/reference.ts';

/** Reads a body of one operation that is no JSON object in a way of its own, where it can. */
const understands = (at: Operation, read: (text: string) => unknown) =>
  class extends Reference {
    protected override async body(context: Context): Promise<Body> {
      return super.body(context).catch(async (refusal: Error) => {
        const text = await context.req.text();
        const understood = context.req.path === paths[at] ? quietly(() => read(text)) : undefined;
        if (!understood) throw refusal;
        return understood as Body;
      });
    }
  };

/** Dies of some bodies of one operation. */
const diesOfBody = (at: Operation, read: (text: string) => unknown) =>
  class extends Reference {
    protected override async body(context: Context): Promise<Body> {
      if (context.req.path === paths[at]) read(await context.req.text());
      return super.body(context);
    }
  };

function quietly<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

const parsed = (text: string) => quietly(() => JSON.parse(text) as unknown);

/** Reads a body that was cut off as if it were whole. */
const completed = (text: string) => JSON.parse(`${text}}`) as unknown;
const firstOf = (text: string) => (JSON.parse(text) as unknown[])[0];
const fromForm = (text: string) => Object.fromEntries(new URLSearchParams(text));
const fromText = (text: string) => JSON.parse(JSON.parse(text) as string) as unknown;
const withoutRest = (text: string) => JSON.parse(text.slice(0, text.indexOf('}') + 1)) as unknown;
const withOddQuotes = (text: string) => JSON.parse(text.replaceAll("'", '"')) as unknown;

/** Completes a body of a sign-up that was cut off. */
export class SignUpCompletesBody extends understands('signUp', completed) {
  static readonly breaks = 'bad-input.sign-up-body';
}

/** Dies of a body of a sign-up that is not JSON. */
export class SignUpDiesOfBody extends diesOfBody('signUp', text => {
  if (parsed(text) === undefined) throw new SyntaxError('Unexpected end of JSON input');
}) {
  static readonly breaks = 'bad-input.sign-up-body';
}

/** Takes the first of an array for the body of a sign-up. */
export class SignUpTakesArray extends understands('signUp', firstOf) {
  static readonly breaks = 'bad-input.sign-up-body';
}

/** Takes a form for the body of a sign-in. */
export class SignInTakesForm extends understands('signIn', fromForm) {
  static readonly breaks = 'bad-input.sign-in-body';
}

/** Dies of a body of a sign-in that is null. */
export class SignInDiesOfNull extends diesOfBody('signIn', text => {
  if (parsed(text) === null) throw new TypeError('Cannot read properties of null');
}) {
  static readonly breaks = 'bad-input.sign-in-body';
}

/** Takes the first of an array for the body of a sign-in. */
export class SignInTakesArray extends understands('signIn', firstOf) {
  static readonly breaks = 'bad-input.sign-in-body';
}

/** Takes a text of JSON in JSON for the body of a sign-up or in. */
export class SignUpOrInTakesTextOfJson extends understands('signUpOrIn', fromText) {
  static readonly breaks = 'bad-input.sign-up-or-in-body';
}

/** Takes a body of a sign-up or in whatever stands behind it. */
export class SignUpOrInIgnoresRest extends understands('signUpOrIn', withoutRest) {
  static readonly breaks = 'bad-input.sign-up-or-in-body';
}

/** Dies of a sign-up or in without a body. */
export class SignUpOrInDiesOfNoBody extends diesOfBody('signUpOrIn', text => {
  if (text === '') throw new SyntaxError('Unexpected end of JSON input');
}) {
  static readonly breaks = 'bad-input.sign-up-or-in-body';
}

/** Takes single quotes in the body of an update. */
export class UpdateTakesSingleQuotes extends understands('updatePhone', withOddQuotes) {
  static readonly breaks = 'bad-input.update-phone-body';
}

/** Dies of a body of an update that is an array. */
export class UpdateDiesOfArray extends diesOfBody('updatePhone', text => {
  if (Array.isArray(parsed(text))) throw new TypeError('loginId is undefined');
}) {
  static readonly breaks = 'bad-input.update-phone-body';
}

/** Completes a body of a verify that was cut off. */
export class VerifyCompletesBody extends understands('verify', completed) {
  static readonly breaks = 'bad-input.verify-body';
}

/** Dies of a body of a verify that is a number. */
export class VerifyDiesOfNumber extends diesOfBody('verify', text => {
  if (typeof parsed(text) === 'number') throw new TypeError('not an object');
}) {
  static readonly breaks = 'bad-input.verify-body';
}

/** Takes a form for the body of a verify. */
export class VerifyTakesForm extends understands('verify', fromForm) {
  static readonly breaks = 'bad-input.verify-body';
}

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

/** Refuses fields that it does not know. */
export class UnknownFieldsAreRefused extends refusesUnknownFields(() => true) {
  static readonly breaks = 'bad-input.takes-unknown-fields';
}

/** Refuses fields that it does not know at verify. */
export class VerifyRefusesUnknownFields extends refusesUnknownFields(
  path => path === paths.verify,
) {
  static readonly breaks = 'bad-input.takes-unknown-fields';
}

/** Refuses fields that it does not know at an update. */
export class UpdateRefusesUnknownFields extends refusesUnknownFields(
  path => path === paths.updatePhone,
) {
  static readonly breaks = 'bad-input.takes-unknown-fields';
}

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

/** Dies of a name of a new user that is no text. */
export class SignUpDiesOfName extends diesOfType('signUp', ({ user }) =>
  ((user as Body | undefined)?.['name'] as Text)?.trim(),
) {
  static readonly breaks = 'bad-input.sign-up-other-fields';
}

/** Dies of user details that are no object. */
export class SignUpDiesOfUser extends diesOfType('signUp', ({ user }) => {
  if (Array.isArray(user)) throw new TypeError('user is not an object');
}) {
  static readonly breaks = 'bad-input.sign-up-other-fields';
}

/** Dies of a provider that is no text. */
export class SignUpDiesOfProvider extends diesOfType('signUp', ({ providerId }) =>
  (providerId as Text)?.toLowerCase(),
) {
  static readonly breaks = 'bad-input.sign-up-other-fields';
}

/** Dies of options that are no object. */
export class SignInDiesOfOptions extends diesOfType('signIn', ({ loginOptions }) => {
  if (Array.isArray(loginOptions)) throw new TypeError('loginOptions is not an object');
}) {
  static readonly breaks = 'bad-input.sign-in-other-fields';
}

/** Dies of types of sessions that are no array. */
export class SignInDiesOfSessionTypes extends diesOfType('signIn', (_body, options) =>
  (options['revokeOtherSessionsTypes'] as string[] | undefined)?.map(each => each.trim()),
) {
  static readonly breaks = 'bad-input.sign-in-other-fields';
}

/** Dies of custom claims that are no object. */
export class SignInDiesOfCustomClaims extends diesOfType('signIn', (_body, { customClaims }) => {
  if (Array.isArray(customClaims)) throw new TypeError('customClaims is not a map');
}) {
  static readonly breaks = 'bad-input.sign-in-other-fields';
}

/** Dies of a locale that is no text. */
export class SignUpOrInDiesOfLocale extends diesOfType('signUpOrIn', (_body, { locale }) =>
  (locale as Text)?.split('-'),
) {
  static readonly breaks = 'bad-input.sign-up-or-in-other-fields';
}

/** Dies of an application that is no text. */
export class SignUpOrInDiesOfSsoApp extends diesOfType('signUpOrIn', ({ ssoAppId }) =>
  (ssoAppId as Text)?.trim(),
) {
  static readonly breaks = 'bad-input.sign-up-or-in-other-fields';
}

/** Dies of options of the template that are no object. */
export class UpdateDiesOfTemplateOptions extends diesOfType('updatePhone', body => {
  if (Array.isArray(body['templateOptions'])) throw new TypeError('templateOptions is not a map');
}) {
  static readonly breaks = 'bad-input.update-phone-other-fields';
}

/** Dies of a flag that is no boolean. */
export class UpdateDiesOfFlag extends diesOfType('updatePhone', body => {
  if (typeof body['addToLoginIDs'] === 'string') throw new TypeError('cannot unmarshal string');
}) {
  static readonly breaks = 'bad-input.update-phone-other-fields';
}

/** Dies of a content type that it has no parser for. */
const diesOfContentType = (isOdd: (type: string) => boolean) =>
  class extends Reference {
    protected override async body(context: Context): Promise<Body> {
      const type = context.req.header('content-type') ?? '';
      if (isOdd(type)) throw new TypeError(`no parser for ${type}`);
      return super.body(context);
    }
  };

/** Dies of whatever is not called JSON. */
export class OddContentTypeCrashes extends diesOfContentType(type => !type.includes('json')) {
  static readonly breaks = 'bad-input.content-type';
}

/** Dies of what is called a form and is none. */
export class FormContentTypeCrashes extends diesOfContentType(type => type.includes('form')) {
  static readonly breaks = 'bad-input.content-type';
}

/** Has one more route than it ought to. */
const routesAlso = (add: (app: Hono, server: Reference) => void) =>
  class extends Reference {
    protected override routes(): Hono {
      const app = super.routes();
      add(app, this);
      return app;
    }
  };

const asPost = (app: Hono, path: string, { req }: Context) =>
  req.text().then(body => app.request(path, { method: 'POST', headers: req.raw.headers, body }));

/** Takes PUT for POST at sign-in. */
export class SignInTakesPut extends routesAlso(app =>
  app.put(paths.signIn, each => asPost(app, paths.signIn, each)),
) {
  static readonly breaks = 'bad-input.wrong-method-is-refused';
}

/** Answers a GET of a verify with an empty page. */
export class VerifyAnswersGet extends routesAlso(app =>
  app.get(paths.verify, each => each.html('<h1>Welcome</h1>')),
) {
  static readonly breaks = 'bad-input.wrong-method-is-refused';
}

/** Dies of a method that it does not know. */
export class OddMethodCrashes extends routesAlso(app =>
  app.on(['PATCH'], paths.signUp, () => {
    throw new TypeError('no such action');
  }),
) {
  static readonly breaks = 'bad-input.wrong-method-is-refused';
}

/** Sends a link by PUT, and answers that the method is wrong. */
export class RefusedMethodTexts extends routesAlso(app =>
  app.put(paths.signUpOrIn, async each => {
    await asPost(app, paths.signUpOrIn, each);
    return each.json({ errorCode: 'E011001', errorDescription: 'Method not allowed' }, 405);
  }),
) {
  static readonly breaks = 'bad-input.wrong-method-has-no-effect';
}

/** Sends a link by GET, with the fields in the query. */
export class GetTexts extends routesAlso(app =>
  app.get(paths.signUpOrIn, each => {
    const { loginId } = each.req.query();
    const redirectUrl = 'https://app.example.com/verify';
    const { headers } = each.req.raw;
    const body = JSON.stringify({ loginId, redirectUrl });
    return app.request(paths.signUpOrIn, { method: 'POST', headers, body });
  }),
) {
  static readonly breaks = 'bad-input.wrong-method-has-no-effect';
}

/** Dies of a body that is too large. */
export class HugeBodyCrashes extends Reference {
  static readonly breaks = 'bad-input.huge-body';

  protected override failed(error: Error, context: Context): Response | Promise<Response> {
    const isTooLarge = error.message.includes('too large');
    return super.failed(isTooLarge ? new RangeError('PayloadTooLarge') : error, context);
  }
}

/** Answers a body that is too large with an empty 200. */
export class HugeBodyIsDropped extends Reference {
  static readonly breaks = 'bad-input.huge-body';

  protected override failed(error: Error, context: Context): Response | Promise<Response> {
    if (error.message.includes('too large')) return Response.json({});
    return super.failed(error, context);
  }
}

/** Walks through a body until the stack is full. */
export class DeepBodyCrashes extends Reference {
  static readonly breaks = 'bad-input.deep-body';

  protected override parse(text: string): unknown {
    if (text.includes('['.repeat(1000))) throw new RangeError('Maximum call stack size exceeded');
    return super.parse(text);
  }
}

/** Puts login IDs into an address without a thought, which lone surrogates do not survive. */
export class LoneSurrogateCrashes extends Reference {
  static readonly breaks = 'bad-input.odd-characters';

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

  protected override findUser(project: Project, loginId: string): User | undefined {
    if (loginId.includes("'")) throw new Error(`syntax error at or near "${loginId}"`);
    return super.findUser(project, loginId);
  }
}

/** Keeps login IDs where no long one fits. */
export class LongLoginIdCrashes extends Reference {
  static readonly breaks = 'bad-input.odd-characters';

  protected override findUser(project: Project, loginId: string): User | undefined {
    if (loginId.length > 255) throw new Error('value too long for type character varying(255)');
    return super.findUser(project, loginId);
  }
}

/** Decodes tokens as if they stood in an address. */
export class PercentInTokenCrashes extends Reference {
  static readonly breaks = 'bad-input.odd-characters';

  protected override findLink(project: Project, token: string): Link | undefined {
    return super.findLink(project, decodeURIComponent(token));
  }
}
