import type { Answer } from './answer.ts';
import type { Link } from './link.ts';
import type { MagicLink, Person } from './magic-link.ts';
import type { ExistingUser } from './people.ts';

/** Who calls everything: somebody new, somebody registered, and a link that the latter could use. */
export interface Callers {
  newUser: Person;
  existingUser: ExistingUser;
  link: Link;
}

/** Makes a good call of each of the five operations under each authorization in place of `Bearer` and the project ID. */
export async function callEverything(
  magicLink: MagicLink,
  { newUser, existingUser, link }: Callers,
  authorizations: readonly string[],
): Promise<Answer[]> {
  const answers = authorizations.flatMap(authorization => {
    const unusual = { authorization };
    const signedIn = { authorization: `${authorization}:${existingUser.refreshJwt}` };
    return [
      magicLink.signUp(newUser, {}, unusual),
      magicLink.signIn(existingUser, {}, unusual),
      magicLink.signUpOrIn(newUser, {}, unusual),
      magicLink.updatePhone(existingUser, newUser.phone, {}, signedIn),
      magicLink.verify(link, unusual),
    ];
  });
  return Promise.all(answers);
}

/** The text with the case of each letter swapped. */
export function withSwappedCase(text: string): string {
  return text.replaceAll(/[a-z]/gi, each =>
    each === each.toLowerCase() ? each.toUpperCase() : each.toLowerCase(),
  );
}

/** Whether the case of a text's letters says something: it has both. */
export const hasBothCases = (text: string) => /[a-z]/.test(text) && /[A-Z]/.test(text);
