import type { Answer } from '../http/answer.ts';
import type { MagicLink, Unusual } from '../http/magic-link.ts';
import type { SentLink } from '../messages/link.ts';
import type { EndUser } from '../users/end-user.ts';
import type { ExistingUser } from '../users/existing-users.ts';

/** Who calls: a new user, an existing one, and a link that the latter could use. */
interface CallingUsers {
  newUser: EndUser;
  existingUser: ExistingUser;
  link: SentLink;
}

/** Makes a good call of each of the five operations under each authorization in place of `Bearer` and the project ID. */
export async function callAllOperations(
  magicLink: MagicLink,
  { newUser, existingUser, link }: CallingUsers,
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
