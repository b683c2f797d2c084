import type { FixedData, Inbox } from '../target.ts';

/** Why nothing is tested that needs a history: an earlier call that a later one shows. */
export const stateless = 'the mock is declared stateless (FIXED_LOGIN_ID)';

/** Gives the one link of a mock without state: to the user whom it knows, and to nobody else. */
export function fixedInbox({ loginId, token }: FixedData): Inbox {
  return {
    shows: 'token',
    urls: async () => [],
    secrets: { FIXED_TOKEN: token },
    generate: {
      why: stateless,
      link: async (asked, redirectUrl) =>
        asked === loginId ? `${redirectUrl}#&t=${encodeURIComponent(token)}` : undefined,
    },
  };
}
