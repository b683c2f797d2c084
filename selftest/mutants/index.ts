import type { Mutant } from './mutant.ts';
import * as signUp from './sign-up.ts';

/** Every mutant by its name. */
export const mutants: Readonly<Record<string, Mutant>> = {
  ...signUp,
};
