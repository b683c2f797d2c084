import { signIn } from '../../spec/examples.ts';
import type { Group } from '../../spec/requirement.ts';

/** What the requirements of this group have in common. */
export const group: Group = {
  why: 'SDKs turn a rejection into an error that the application can tell apart, and nearly all of them read errorCode for it. Without it the application can only say that something went wrong. Which status among 4xx a rejection has is the choice of the target.',
};

export const noBody = signIn({ body: '{' });
