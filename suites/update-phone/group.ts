import { otherPhone, phone, updatePhone } from '../../spec/examples.ts';
import type { Group } from '../../spec/requirement.ts';

/** What the requirements of this group have in common. */
export const group: Group = {
  why: 'The phone is the key to the account. A change that the owner did not ask for, or that happens before the new phone was proven, gives the account away; one that does not happen locks the owner out.',
};

export const whyNew =
  'The user changes the number because the old one is gone. Links that still go there are lost, or read by its next owner.';

export const adding = updatePhone({ more: '"addToLoginIDs":true' });

export const merging = (more = '') =>
  updatePhone({
    body: `{"loginId":"${phone}","phone":"${otherPhone}","addToLoginIDs":true${more}}`,
  });

export const others = `# ${phone} is U2a…, ${otherPhone} is U2b…`;

export const othersAsked = `${others} and asked for a sign-in, with <B>`;

export const signedIn = 'can therefore only be run for end users who are currently signed-in';

export const after =
  'After successfully verifying the magic link token the new phone number will be used';
