import type { Context } from 'hono';
import type { Body } from '../../reference/core.ts';
import type { Project } from '../../reference/model.ts';
import { type Operation, paths, type SendOperation } from '../../reference/operation.ts';
import { badRequest } from '../../reference/refusal.ts';
import { fieldsOf, requestFields, type Schema } from '../../spec/contract.ts';
import type { Freedom } from './variant.ts';

const operationAt = (path: string) =>
  (Object.keys(paths) as Operation[]).find(each => paths[each] === path);

/** An option of the wrong type may be refused. */
export const checksTypesOfOptions: Freedom = Base =>
  class extends Base {
    protected override async body(context: Context): Promise<Body> {
      const body = await super.body(context);
      const operation = operationAt(context.req.path);
      const wrong = operation && wrongField(body, requestFields(operation));
      if (wrong !== undefined) throw badRequest(`The ${wrong} field has the wrong type`);
      return body;
    }
  };

function wrongField(body: Body, fields: Readonly<Record<string, Schema>>): string | undefined {
  const given = Object.entries(fields).filter(([name]) => (body[name] ?? null) !== null);
  for (const [name, schema] of given) {
    if (!isOfType(body[name], schema)) return name;
    const nested = schema.type === 'object' && wrongField(body[name] as Body, fieldsOf(schema));
    if (nested) return `${name}.${nested}`;
  }
  return undefined;
}

function isOfType(value: unknown, { type }: Schema): boolean {
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && !Array.isArray(value);
  return typeof type !== 'string' || typeof value === type;
}

/** A text with control characters, half of a character, or more than a thousand characters may be refused, wherever it stands. */
export const refusesOddTexts: Freedom = Base =>
  class extends Base {
    protected override parse(text: string): unknown {
      const parsed = super.parse(text);
      if (textsIn(parsed).some(isOdd)) throw badRequest('A text holds what no text may hold');
      return parsed;
    }
  };

/** The texts in a value, however deep it is nested. */
function textsIn(value: unknown): string[] {
  const texts: string[] = [];
  const left = [value];
  while (left.length > 0) {
    const each = left.pop();
    if (typeof each === 'string') texts.push(each);
    if (typeof each === 'object' && each !== null) left.push(...Object.values(each));
  }
  return texts;
}

const isOdd = (text: string) =>
  /[\p{Cc}\p{Cs}\u202a-\u202e]/u.test(text) || (text.length > 1000 && !text.startsWith('http'));

/** A sign-in, or a sign-up or in, that names a phone beside the login ID may be refused. */
export const refusesPhoneAtSignIn: Freedom = Base =>
  class extends Base {
    protected override async body(context: Context): Promise<Body> {
      const body = await super.body(context);
      const isSignIn = [paths.signIn, paths.signUpOrIn].includes(context.req.path);
      if (isSignIn && body['phone'] !== undefined) throw badRequest('phone is not expected');
      return body;
    }
  };

/** A redirect URL with a user name, white space or control characters may be refused, though its host is approved. */
export const refusesOddUrls: Freedom = Base =>
  class extends Base {
    protected override isApproved(
      url: string,
      project: Project,
      operation: SendOperation,
    ): boolean {
      if (!super.isApproved(url, project, operation)) return false;
      return new URL(url).username === '' && !/[\s\p{Cc}]/u.test(url);
    }
  };

/** What may count as a phone number is open: here whatever holds as many digits as one has. */
export const readsPhonesLeniently: Freedom = Base =>
  class extends Base {
    protected override phoneNumber(value: string): string {
      super.phoneNumber(value.replaceAll(/\D/g, ''));
      return value;
    }
  };
