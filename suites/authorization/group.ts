import { refused, sent, signIn } from '../../spec/examples.ts';
import type { Explanation, Group } from '../../spec/requirement.ts';

/** What the requirements of this group have in common. */
export const group: Group = {
  why: 'The bearer token names the project of a call. A target that does not check it mixes the users of its customers, and lets anyone send text messages at their expense.',
};

export const refusesBearer = (
  bearer: string,
  causes: readonly string[],
  why?: string,
): Explanation => ({
  ...(why && { why }),
  causes,
  good: [signIn({ bearer }), refused],
  bad: [signIn({ bearer }), sent()],
});

export const format = 'Authorization: Bearer <Project ID>';
