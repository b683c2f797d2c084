import { aboutAuthorization } from './explanations/authorization.ts';
import { aboutBadInput } from './explanations/bad-input.ts';
import { aboutConcurrency } from './explanations/concurrency.ts';
import { aboutErrors } from './explanations/errors.ts';
import type { Explanation, GroupExplanation, Told } from './explanations/explanation.ts';
import { aboutGuessing } from './explanations/guessing.ts';
import { aboutLinks } from './explanations/links.ts';
import { aboutRedirects } from './explanations/redirects.ts';
import { aboutSessions } from './explanations/sessions.ts';
import { aboutSignIn } from './explanations/sign-in.ts';
import { aboutSignUpOrIn } from './explanations/sign-up-or-in.ts';
import { aboutSignUp } from './explanations/sign-up.ts';
import { aboutUnobservable } from './explanations/unobservable.ts';
import { aboutUpdatePhone } from './explanations/update-phone.ts';
import { aboutVerify } from './explanations/verify.ts';

export type { Explanation, GroupExplanation } from './explanations/explanation.ts';

/** What the requirements mean in practice, by the part of their ids before the first dot. */
export const explanations: Record<string, GroupExplanation> = {
  'sign-up': aboutSignUp,
  'sign-in': aboutSignIn,
  'sign-up-or-in': aboutSignUpOrIn,
  'update-phone': aboutUpdatePhone,
  verify: aboutVerify,
  links: aboutLinks,
  redirects: aboutRedirects,
  sessions: aboutSessions,
  authorization: aboutAuthorization,
  'bad-input': aboutBadInput,
  errors: aboutErrors,
  concurrency: aboutConcurrency,
  guessing: aboutGuessing,
  unobservable: aboutUnobservable,
};

const told: Record<string, Told> = Object.assign(
  {},
  ...Object.values(explanations).map(group => group.told),
);

/** What is said of a requirement alone; its reason is missing where that of its group holds. */
export function ownExplanation(
  id: string,
): (Omit<Explanation, 'why'> & { why?: string }) | undefined {
  const own = Object.hasOwn(told, id) ? told[id] : undefined;
  return own && { ...own, good: own.good.join('\n'), bad: own.bad.join('\n') };
}

/** What a requirement means in practice. */
export function explain(id: string): Explanation | undefined {
  const own = ownExplanation(id);
  const group = explanations[id.split('.', 1)[0]!];
  return own && group && { why: group.why, ...own };
}
