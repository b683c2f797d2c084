import type { RequirementId } from './requirements.ts';

/** What a requirement means in practice. */
export interface Explanation {
  /** Why it matters: what goes wrong for whom where it is broken. */
  why: string;
  /** What usually causes a failure, the most frequent first. */
  causes: readonly string[];
  /** An exchange that meets it, and one that breaks it. */
  good: string;
  bad: string;
}

/** What holds for all requirements of a group, by the part of their ids before the first dot. */
export const groups: Record<string, Explanation> = {
  verify: {
    why: 'A magic link is a credential that travels through a text message. Whatever accepts a link that it must refuse lets a stranger in.',
    causes: [
      'The token is looked up but its state is never checked.',
      'Every error ends as 200 with an empty body.',
    ],
    good: 'POST /v1/auth/magiclink/verify\n{"token":"<a link\'s token>"}\n\n200\n{"sessionJwt":"…","refreshJwt":"…","user":{…}}',
    bad: 'POST /v1/auth/magiclink/verify\n{"token":"never-issued"}\n\n200\n{"sessionJwt":"…"}',
  },
};

/** What differs for one requirement: each part that is missing is its group's. */
export const explanations: Partial<Record<RequirementId, Partial<Explanation>>> = {};

/** What a requirement means in practice, as far as it is written down. */
export function explain(id: string): Explanation | undefined {
  const group = groups[id.split('.', 1)[0]!];
  const own = explanations[id as RequirementId];
  const { why, causes, good, bad } = { ...group, ...own };
  return why && causes && good && bad ? { why, causes, good, bad } : undefined;
}
