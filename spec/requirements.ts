import { authorization } from './requirements/authorization.ts';
import { badInput } from './requirements/bad-input.ts';
import { concurrency } from './requirements/concurrency.ts';
import { errors } from './requirements/errors.ts';
import { guessing } from './requirements/guessing.ts';
import { links } from './requirements/links.ts';
import { redirects } from './requirements/redirects.ts';
import type { Requirement } from './requirements/requirement.ts';
import { sessions } from './requirements/sessions.ts';
import { signIn } from './requirements/sign-in.ts';
import { signUpOrIn } from './requirements/sign-up-or-in.ts';
import { signUp } from './requirements/sign-up.ts';
import { unobservable } from './requirements/unobservable.ts';
import { updatePhone } from './requirements/update-phone.ts';
import { verify } from './requirements/verify.ts';

export type { Level, Requirement } from './requirements/requirement.ts';

/** The catalogue: every duty of an implementation, by its id. Ids are never renamed or reused. */
export const requirements = {
  ...signUp,
  ...signIn,
  ...signUpOrIn,
  ...updatePhone,
  ...verify,
  ...links,
  ...redirects,
  ...sessions,
  ...authorization,
  ...badInput,
  ...errors,
  ...concurrency,
  ...guessing,
  ...unobservable,
} as const satisfies Record<string, Requirement>;

export type RequirementId = keyof typeof requirements;

/** Playwright test details that tie a check to the requirement it proves. */
export function covers(id: RequirementId) {
  const { level, quote, source } = requirements[id];
  return {
    tag: [`@${id}`, `@${level.toLowerCase()}`],
    annotation: { type: level, description: `“${quote}” ${source}` },
  };
}
