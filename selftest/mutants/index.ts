import * as authorization from './authorization.ts';
import * as badInputBodies from './bad-input-bodies.ts';
import * as badInput from './bad-input.ts';
import * as concurrency from './concurrency.ts';
import * as errors from './errors.ts';
import * as guessing from './guessing.ts';
import * as links from './links.ts';
import type { Mutant } from './mutant.ts';
import * as redirectsLookalikes from './redirects-lookalikes.ts';
import * as redirectsUnapproved from './redirects-unapproved.ts';
import * as redirectsKept from './redirects-kept.ts';
import * as redirects from './redirects.ts';
import * as signInAnswers from './sign-in-answers.ts';
import * as sessionsJwts from './sessions-jwts.ts';
import * as sessionsCompanions from './sessions-companions.ts';
import * as sessions from './sessions.ts';
import * as signIn from './sign-in.ts';
import * as signUpOrIn from './sign-up-or-in.ts';
import * as signUp from './sign-up.ts';
import * as strangers from './strangers.ts';
import * as updatePhoneCredentials from './update-phone-credentials.ts';
import * as updatePhoneLoginIds from './update-phone-login-ids.ts';
import * as updatePhoneFurther from './update-phone-further.ts';
import * as updatePhone from './update-phone.ts';
import * as verifyRefusals from './verify-refusals.ts';
import * as verifyUses from './verify-uses.ts';
import * as verify from './verify.ts';

const groups: readonly Readonly<Record<string, Mutant>>[] = [
  signUp,
  signIn,
  signUpOrIn,
  strangers,
  signInAnswers,
  updatePhone,
  updatePhoneCredentials,
  updatePhoneLoginIds,
  updatePhoneFurther,
  verify,
  verifyRefusals,
  verifyUses,
  links,
  redirects,
  redirectsUnapproved,
  redirectsKept,
  redirectsLookalikes,
  sessions,
  sessionsJwts,
  sessionsCompanions,
  authorization,
  badInput,
  badInputBodies,
  errors,
  concurrency,
  guessing,
];

const named = groups.flatMap(each => Object.entries(each));
const names = named.map(([name]) => name);
const twice = names.find((name, n) => names.indexOf(name) < n);
if (twice) throw new Error(`two mutants have the name ${twice}`);

/** Every mutant by its name. */
export const mutants: Readonly<Record<string, Mutant>> = Object.fromEntries(named);
