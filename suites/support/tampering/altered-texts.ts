import type { Answer } from '../http/answer.ts';
import type { Link } from '../messages/link.ts';
import type { MagicLink, Person, Unusual } from '../http/magic-link.ts';
import type { ExistingUser } from '../users/users.ts';

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

/** Calls without an authorization header: one has the project ID in a header that SDKs send beside it. */
export const withoutBearer = ({ projectId }: MagicLink): Unusual[] => [
  { bearer: null },
  { bearer: null, headers: { 'x-descope-project-id': projectId } },
];

/** The text with the case of each letter swapped. */
export function withSwappedCase(text: string): string {
  return text.replaceAll(/[a-z]/gi, each =>
    each === each.toLowerCase() ? each.toUpperCase() : each.toLowerCase(),
  );
}

/** Whether the case of a text's letters says something: it has both. */
export const hasBothCases = (text: string) => /[a-z]/.test(text) && /[A-Z]/.test(text);

/** The text without the padding of base64 at its end, which says nothing. */
const unpadded = (text: string) => text.replace(/=+$/, '');

/** The text without its last character. */
export const withoutLast = (text: string) => unpadded(text).slice(0, -1);

/** The text with its first character changed. */
export const withFirstAltered = (text: string) =>
  (text.startsWith('A') ? 'B' : 'A') + text.slice(1);

/** The text with its last character changed, by so much that a base64 decoder cannot overlook it. */
export function withLastAltered(text: string): string {
  const last = unpadded(text).length - 1;
  const other = /[w-z0-9_-]/.test(text[last] ?? '') ? 'A' : 'w';
  return text.slice(0, last) + other + text.slice(last + 1);
}
