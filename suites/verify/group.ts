import { phone } from '../../spec/examples.ts';
import type { Group } from '../../spec/requirement.ts';

/** What the requirements of this group have in common. */
export const group: Group = {
  why: 'A magic link is a credential that travels in a text message. verify is the one place where it becomes a session, so what it accepts by mistake lets an attacker in, and what it rejects by mistake locks the owner out.',
};

export const ofUpdate = '# <token> is of an update';

export const loginIds = `"loginIds":["${phone}"]`;

export const holds = 'the response includes user details, the session JWT and the refresh JWT';

export const expiry = 'Magic links expire in the time frame configured';
