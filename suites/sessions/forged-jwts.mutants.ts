import type { Rows } from '../../selftest/faults/mutant.ts';
import { believes, headerIn, isOddlyUnsigned } from '../../selftest/faults/sessions.ts';
import { paths } from '../../reference/operation.ts';

const isSignedByHmac = (jwt: string) => headerIn(jwt).alg === 'HS256';

const hasNoKeyId = (jwt: string) => {
  const { alg, kid } = headerIn(jwt);
  return alg !== undefined && kid === undefined;
};

export const rows: Rows = {
  RefreshBelievesUnsigned: {
    sentence: 'Refreshes by a JWT that says in capitals that it needs no signature.',
    breaks: 'sessions.refresh-refuses-forged-jwt',
    fault: believes('/v1/auth/refresh', isOddlyUnsigned),
  },
  MeBelievesHmac: {
    sentence: 'Tells of the user by a JWT that is signed by HMAC, whatever the secret.',
    breaks: 'sessions.me-refuses-forged-jwt',
    fault: believes('/v1/auth/me', isSignedByHmac),
  },
  LogoutBelievesJwtWithoutKeyId: {
    sentence: 'Ends a session by a JWT that names no key.',
    breaks: 'sessions.logout-refuses-forged-jwt',
    fault: believes('/v1/auth/logout', hasNoKeyId),
  },
  StepUpBelievesUnsigned: {
    sentence: 'Steps up by a JWT that says in capitals that it needs no signature.',
    breaks: 'sessions.step-up-refuses-forged-jwt',
    fault: believes(paths.signIn, isOddlyUnsigned),
  },
};
