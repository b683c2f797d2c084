import { phone, sent, signIn, verify } from '../../spec/examples.ts';
import type { Group } from '../../spec/requirement.ts';

/** What the requirements of this group have in common. */
export const group: Group = {
  why: 'An application sees only what the SDK sends and returns. It cannot use what the SDK does not return.',
};

/** What the caller of the SDK is given, or told. */
export const given = (what: string) => `→ the caller is given ${what}`;
export const anError = (fields = '') =>
  `→ the caller is given an error${fields && ` with ${fields}`}`;
export const success = '→ the caller is told that it succeeded';

/** What the program says to the SDK. */
export const says = (what: string) => `# the program says ${what}`;

/** A request that stands for many. */
export const usual = [signIn(), sent()];
export const usualVerify = verify();

/** The answer of a verify. */
export const opened = '→ 200 {"sessionJwt":"…","refreshJwt":"…","user":{…},"firstSeen":true}';

/** A bearer as an example shows it. */
export const project = 'Bearer <project ID>';
export const withRefresh = 'Bearer <project ID>:<refresh JWT>';

export const maskOf = `"${phone.slice(0, 2)}******${phone.slice(-4)}"`;
