import type { Context } from 'hono';
import type { SendRequest } from '../../../reference/links.ts';
import { paths } from '../../../reference/operation.ts';
import { Reference } from '../../../reference/reference.ts';
import type { Refusal } from '../../../reference/refusal.ts';
import { forgery, mark, user } from '../../reporters/fixtures/hostile.ts';

/** What a header can hold of a forgery: it has a single line. */
const header = `expected        ${mark} ::error::${mark} <h1>${mark}</h1> ]]> **${mark}** [a](b)`;

/** The indentation by which it answers to an operation. */
export const indentationOf: Readonly<Record<string, number | string>> = {
  [paths.signIn]: 2,
  [paths.signUpOrIn]: 4,
  [paths.signUp]: '\t',
};

/** Refuses nothing: it answers verify with a forgery, and other operations with a body that it indents. */
export class Forging extends Reference {
  /** The tokens of its links. */
  readonly issued: string[] = [];

  protected override newToken(request: SendRequest): string {
    const token = super.newToken(request);
    this.issued.push(token);
    return token;
  }

  protected override refusal(_refusal: Refusal, context: Context): Response {
    const { path } = context.req;
    const body =
      path === paths.verify ? forgery : JSON.stringify(user, null, indentationOf[path] ?? 0);
    return new Response(body, {
      headers: { 'content-type': 'application/json', 'x-hostile': header },
    });
  }

  /** Tells the newest token in its answer to a sign-up or in, under a name that says nothing of it. */
  override async fetch(request: Request): Promise<Response> {
    const answer = await super.fetch(request);
    const { pathname } = new URL(request.url);
    if (pathname !== paths.signUpOrIn || answer.headers.has('x-hostile')) return answer;
    return Response.json({ ...((await answer.json()) as object), note: this.issued.at(-1) });
  }
}
