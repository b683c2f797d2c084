import { randomBytes } from 'node:crypto';
import type { Answer } from './answer.ts';
import type { MagicLink, Person, Unusual } from './magic-link.ts';
import type { ExistingUser } from './people.ts';

/** Makes a good call of each of the five operations, but for what is unusual about all of them. */
export function callEverything(
  magicLink: MagicLink,
  { newUser, existingUser }: { newUser: Person; existingUser: ExistingUser },
  unusual: Unusual,
): Promise<Answer[]> {
  return Promise.all([
    magicLink.signUp(newUser, {}, unusual),
    magicLink.signIn(existingUser, {}, unusual),
    magicLink.signUpOrIn(newUser, {}, unusual),
    magicLink.updatePhone(existingUser, newUser.phone, {}, unusual),
    magicLink.verify(randomBytes(32).toString('base64url'), unusual),
  ]);
}

/** The text with the case of each letter swapped. */
export function withSwappedCase(text: string): string {
  return text.replaceAll(/[a-z]/gi, each =>
    each === each.toLowerCase() ? each.toUpperCase() : each.toLowerCase(),
  );
}
