import type { Context } from 'hono';
import type { Body } from '../../reference/core.ts';
import type { User } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';

/** Answers me a second time from a cache that holds nothing but texts. */
export class CachedUserAllStrings extends Reference {
  static readonly breaks = 'sessions.me-answers-as-documented';
  static readonly also = ['update-phone.request-changes-no-details'] as const;
  private readonly asked = new Set<User>();

  protected override async me(context: Context): Promise<Response> {
    const { user } = await this.signedIn(this.authorize(context));
    const isCached = this.asked.has(user);
    this.asked.add(user);
    const body = this.userBody(user);
    return Response.json(isCached ? asTexts(body) : body);
  }
}

/** Tells in a refresh as texts how long the cookie lives. */
export class RefreshedCookieIsText extends Reference {
  static readonly breaks = 'sessions.refresh-answers-as-documented';

  protected override async refresh(context: Context): Promise<Response> {
    return Response.json(asTexts((await (await super.refresh(context)).json()) as Body));
  }
}

const asTexts = (body: Body): Body =>
  Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      typeof value === 'object' || typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
