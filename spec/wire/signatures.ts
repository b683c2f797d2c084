import { createLocalJWKSet, errors, jwtVerify, type JWK } from 'jose';

/** What only the owner of a key knows of it (RFC 7518). */
export const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

/** The numbers of a public key, which are in base64url and without padding (RFC 7518): RSA's, and those of curves. */
const publicNumbers = ['n', 'e', 'x', 'y'];

/** The members of a public key that are numbers and no base64url, as strict clients read it. */
export const membersNotInBase64url = (key: object): string[] =>
  Object.entries(key)
    .filter(([name, value]) => publicNumbers.includes(name) && !/^[\w-]+$/.test(String(value)))
    .map(([name]) => name);

/** A key set with its keys imported, and what is known of the JWTs that were verified with it. */
interface KeySet {
  resolve: ReturnType<typeof createLocalJWKSet>;
  verified: Map<string, Promise<string | undefined>>;
}

const keySets = new Map<string, KeySet>();
const mostKeySets = 50;

/** Why the signature of a JWT does not verify with published keys; undefined where it does, expired or not. */
export function signatureProblem(
  jwt: string,
  keys: readonly object[],
): Promise<string | undefined> {
  const { resolve, verified } = keySetOf(keys);
  const known = verified.get(jwt);
  if (known) return known;
  const problem = verify(jwt, resolve);
  verified.set(jwt, problem);
  return problem;
}

/** The key set of some keys: the same for the same keys, whichever answer they came in. */
function keySetOf(keys: readonly object[]): KeySet {
  const name = JSON.stringify(keys);
  const known = keySets.get(name);
  if (known) return known;
  if (keySets.size >= mostKeySets) keySets.clear();
  const resolve = createLocalJWKSet({ keys: keys.map(publicPart) });
  const made = { resolve, verified: new Map<string, Promise<string | undefined>>() };
  keySets.set(name, made);
  return made;
}

async function verify(jwt: string, resolve: KeySet['resolve']): Promise<string | undefined> {
  try {
    await jwtVerify(jwt, resolve, { clockTolerance: 5 });
    return undefined;
  } catch (error) {
    const claimsOnly = [errors.JWTExpired, errors.JWTClaimValidationFailed];
    if (claimsOnly.some(each => error instanceof each)) return undefined;
    return (error as Error).message;
  }
}

/** A key without what another requirement says of it. */
function publicPart(key: object): JWK {
  const members = Object.entries(key).filter(([name]) => !privateMembers.includes(name));
  return Object.fromEntries(members) as JWK;
}
