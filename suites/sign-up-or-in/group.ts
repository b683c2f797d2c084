import { phone } from '../../spec/examples.ts';
import type { Group } from '../../spec/requirement.ts';

/** What the requirements of this group have in common. */
export const group: Group = {
  why: 'Applications with one form for all users call nothing else. Each user passes here, the first time and every time after.',
};

export const nobody = `# ${phone} is not registered`;

export const registered = `# ${phone} is registered`;

export const flow = 'create a single sign-up and sign-in flow';
