import { phone } from '../../spec/examples.ts';
import type { Group } from '../../spec/requirement.ts';

/** What the requirements of this group have in common. */
export const group: Group = {
  why: 'Applications with one form for all users call only this operation, for new and for returning users.',
};

export const nobody = `# ${phone} is not registered`;

export const registered = `# ${phone} is registered`;

export const flow = 'create a single sign-up and sign-in flow';
