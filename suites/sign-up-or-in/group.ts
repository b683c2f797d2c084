import { phone } from '../../spec/examples.ts';
import type { Group } from '../../spec/requirement.ts';

/** What the requirements of this group have in common. */
export const group: Group = {
  why: 'Applications with one form for all users call nothing else. Each user passes here, the first time and every time after.',
  causes: [
    'It is made of a sign-up and a sign-in, and one of the two rejections gets through.',
    'New and registered users take two code paths, and one of them was forgotten.',
  ],
};

export const nobody = `# ${phone} is not registered`;

export const registered = `# ${phone} is registered`;

export const flow = 'create a single sign-up and sign-in flow';
