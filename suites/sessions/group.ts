import { signIn } from '../../spec/examples.ts';
import type { Group } from '../../spec/requirement.ts';

/** What the requirements of this group have in common. */
export const group: Group = {
  why: 'SDKs and back ends use what verify returns without asking again: they check a signature, read claims, and refresh. A wrong session fails later, in another system. The requests me (GET /v1/auth/me), refresh (POST /v1/auth/refresh) and logout (POST /v1/auth/logout) are tested if the target offers them.',
};

export const withOption = (option: string) => signIn({ more: `"loginOptions":{${option}}` });

export const claims = (shown: string) => `→ 200, claims of the session JWT: {${shown}}`;
