import type { Answer } from '../http/answer.ts';

/** What a sign-in gives: the answer of verify, and what a client keeps of it. */
export interface UserSession {
  answer: Answer;
  sessionJwt: string;
  refreshJwt: string;
  user: Record<string, unknown>;
}

/** What a client keeps of an answer of verify or refresh; the refresh JWT may come in a cookie alone. */
export function sessionOf(answer: Answer): UserSession {
  const { sessionJwt, refreshJwt, user } = answer.fields;
  return {
    answer,
    sessionJwt: textOr(sessionJwt, ''),
    refreshJwt: textOr(refreshJwt, '') || (answer.cookie('DSR') ?? ''),
    user: typeof user === 'object' && user !== null ? (user as Record<string, unknown>) : {},
  };
}

const textOr = (value: unknown, other: string) => (typeof value === 'string' ? value : other);

/** The names that a user goes by, as far as an answer tells them. */
export function namesOf({ name, givenName, familyName }: Record<string, unknown>) {
  return { name, givenName, familyName };
}
