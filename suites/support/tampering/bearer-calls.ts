import type { Answer } from '../http/answer.ts';
import type { MagicLink, Person, Unusual } from '../http/magic-link.ts';
import type { Link } from '../messages/link.ts';
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
