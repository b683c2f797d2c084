import type { Mutant } from './mutant.ts';
import * as signIn from './sign-in.ts';
import * as signUpOrIn from './sign-up-or-in.ts';
import * as signUp from './sign-up.ts';
import * as updatePhoneCredentials from './update-phone-credentials.ts';
import * as updatePhoneLoginIds from './update-phone-login-ids.ts';
import * as updatePhone from './update-phone.ts';

/** Every mutant by its name. */
export const mutants: Readonly<Record<string, Mutant>> = {
  ...signUp,
  ...signIn,
  ...signUpOrIn,
  ...updatePhone,
  ...updatePhoneCredentials,
  ...updatePhoneLoginIds,
};
