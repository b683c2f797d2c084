import { authorization } from './explanations/authorization.ts';
import { badInput } from './explanations/bad-input.ts';
import { concurrency } from './explanations/concurrency.ts';
import { errors } from './explanations/errors.ts';
import type { Explanation, Family, GroupExplanation } from './explanations/explanation.ts';
import { guessing } from './explanations/guessing.ts';
import { links } from './explanations/links.ts';
import { redirects } from './explanations/redirects.ts';
import { sessions } from './explanations/sessions.ts';
import { signIn } from './explanations/sign-in.ts';
import { signUpOrIn } from './explanations/sign-up-or-in.ts';
import { signUp } from './explanations/sign-up.ts';
import { unobservable } from './explanations/unobservable.ts';
import { updatePhone } from './explanations/update-phone.ts';
import { verify } from './explanations/verify.ts';

export type { Explanation, GroupExplanation } from './explanations/explanation.ts';

/** What the requirements mean in practice, by the part of their ids before the first dot. */
export const explanations: Record<string, GroupExplanation> = {
  'sign-up': signUp,
  'sign-in': signIn,
  'sign-up-or-in': signUpOrIn,
  'update-phone': updatePhone,
  verify,
  links,
  redirects,
  sessions,
  authorization,
  'bad-input': badInput,
  errors,
  concurrency,
  guessing,
  unobservable,
};

/** What is said of a requirement beyond what holds for all of its group. */
export const ownExplanation = (id: string): Family | undefined =>
  groupOf(id)?.families.find(({ ids }) => ids.some(each => each === id));

/** What a requirement means in practice: its own words, and those of its group where it has none. */
export function explain(id: string): Explanation | undefined {
  const group = groupOf(id);
  if (!group) return undefined;
  const { why, causes, good, bad } = { ...group, ...ownExplanation(id) };
  return { why, causes, good, bad };
}

const groupOf = (id: string) => explanations[id.split('.', 1)[0]!];
