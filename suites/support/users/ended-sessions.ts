import { requireRefused } from '../findings/set-up.ts';
import type { MagicLink } from '../http/magic-link.ts';
import type { SupportingOperations } from '../http/supporting-operations.ts';
import { withAlteredPayload, withAlteredSignature } from '../tampering/jwt-forgery.ts';
import type { Identity } from './end-user.ts';

/**
 * Makes sure that a refresh looks at the JWT: whether a session has ended shows only by a call that is refused for a JWT
 * which the target never issued.
 */
export async function requireRefreshReadsJwts(
  { refresh }: Pick<SupportingOperations, 'refresh'>,
  refreshJwt: string,
): Promise<void> {
  const neverIssued = await refresh(withAlteredPayload(refreshJwt));
  requireRefused(neverIssued, 'sessions.refresh-refuses-altered-jwt');
}

/** Makes sure that an update looks at the JWT, for the same reason. */
export async function requireUpdateReadsJwts(
  magicLink: MagicLink,
  user: Identity,
  phone: string,
): Promise<void> {
  const refreshJwt = withAlteredSignature(user.refreshJwt);
  const neverIssued = await magicLink.updatePhone({ ...user, refreshJwt }, phone);
  requireRefused(neverIssued, 'update-phone.refuses-altered-signature');
}
