import { signIn } from '../../spec/examples.ts';
import type { Group } from '../../spec/requirement.ts';

/** What the requirements of this group have in common. */
export const group: Group = {
  why: 'SDKs turn a rejection into an error that the application can tell apart, and nearly all of them read errorCode for it. Without it the application can only say that something went wrong. Which 4xx status a rejection has is left to the target.',
};

export const noBody = signIn({ body: '{' });
