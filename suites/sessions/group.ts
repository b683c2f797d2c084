import { signIn } from '../../spec/examples.ts';
import type { Group } from '../../spec/requirement.ts';

/** What the requirements of this group have in common. */
export const group: Group = {
  why: 'SDKs and back ends use what verify returns without asking again: they check a signature, read claims, and refresh. A session with other contents fails far away from here.',
};

export const withOption = (option: string) => signIn({ more: `"loginOptions":{${option}}` });

export const claims = (shown: string) => `→ 200, claims of the session JWT: {${shown}}`;
