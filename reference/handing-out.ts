import type { Body } from './core.ts';
import type { SendRequest } from './links.ts';
import type { Link, ProjectSettings } from './model.ts';
import { Reference } from './reference.ts';

/** What is handed out in place of a message. */
export const handedOut = ['link', 'token'] as const;

/** The reference as a mock that skips the message: it hands the link, or the bare token, out in its answer. */
export class HandingOut extends Reference {
  private readonly what: (typeof handedOut)[number];
  private readonly field: string;

  constructor(
    what: (typeof handedOut)[number],
    field: string,
    projects?: readonly ProjectSettings[],
  ) {
    super(projects);
    this.what = what;
    this.field = field;
  }

  protected override sendAnswer(request: SendRequest, link: Link): Body {
    const value =
      this.what === 'token' ? link.token : this.linkUrl(request.redirectUrl, link.token);
    return { ...super.sendAnswer(request, link), [this.field]: value };
  }
}
