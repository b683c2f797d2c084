import { phone, signUp } from '../../spec/examples.ts';
import type { Group } from '../../spec/requirement.ts';

/** What the requirements of this group have in common. */
export const group: Group = {
  why: 'A sign-up is the first thing a user does. If it fails, the user cannot start. If it changes a registered user, an attacker can take over that account.',
};

export const phoneBeside = signUp({ body: `{"loginId":"ada@example.com","phone":"${phone}"}` });
