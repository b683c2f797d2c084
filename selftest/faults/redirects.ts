import { Reference } from '../../reference/reference.ts';

/** Joins URL and token in another way. */
export const joins = (join: (redirectUrl: string, token: string) => string) =>
  class extends Reference {
    protected override linkUrl(redirectUrl: string, token: string): string {
      return join(redirectUrl, token);
    }
  };
