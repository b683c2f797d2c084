import { handedOutBy, type HandedOut } from '../../../spec/wire/received.ts';
import type { Answer } from '../http/answer.ts';

/** What a sign-in gives: the answer of verify, and what a client keeps of it. */
export interface UserSession extends HandedOut {
  answer: Answer;
}

/** What a client keeps of an answer of verify or refresh; the refresh JWT may come in a cookie alone. */
export const sessionOf = (answer: Answer): UserSession => ({ answer, ...handedOutBy(answer) });

/** The names that a user goes by, as far as an answer tells them. */
export function namesOf({ name, givenName, familyName }: Record<string, unknown>) {
  return { name, givenName, familyName };
}
