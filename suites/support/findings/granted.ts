import type { RequirementId } from '../../catalogue.ts';

/** What set-ups take for granted of the operations that send: that they accept, that they text, and that their links work. */
const ofSends: Readonly<Record<string, Record<'accepts' | 'texts' | 'completes', RequirementId>>> =
  {
    'sign-up': {
      accepts: 'sign-up.accepts-new-user',
      texts: 'sign-up.texts-the-phone',
      completes: 'verify.completes-a-sign-up',
    },
    'sign-in': {
      accepts: 'sign-in.accepts-registered',
      texts: 'sign-in.texts-the-phone',
      completes: 'verify.completes-sign-in',
    },
    'sign-up-or-in': {
      accepts: 'sign-up-or-in.accepts-new-user',
      texts: 'sign-up-or-in.texts-new-user',
      completes: 'verify.completes-sign-up-or-in',
    },
    'update-phone': {
      accepts: 'update-phone.accepts-signed-in-user',
      texts: 'update-phone.texts-new-phone',
      completes: 'update-phone.changes-phone',
    },
  };

/** What a set-up takes for granted of an operation that sends; of any other operation, what it takes of a sign-in. */
export const grantedOf = (operation: string) => ofSends[operation] ?? ofSends['sign-in']!;

const ofOthers: Readonly<Record<string, RequirementId>> = {
  verify: 'verify.completes-sign-in',
  refresh: 'sessions.refresh-renews',
  me: 'sessions.me-tells-the-user',
  logout: 'sessions.logout-ends-session',
  keys: 'sessions.keys-are-published',
};

/** The requirement that does not hold where an operation neither accepts nor rejects; none says so of management calls. */
export const answeredBy = (operation: string): RequirementId | undefined =>
  ofSends[operation]?.accepts ?? ofOthers[operation];
