import { signUpOrIn } from '../../spec/examples.ts';
import type { Group } from '../../spec/requirement.ts';

/** What the requirements of this group have in common. */
export const group: Group = {
  why: 'The redirect URL decides who gets the token. Anyone can ask for a sign-in of any user, so if the link can lead to any page, the real service texts a real link that hands the token to an attacker.',
};

export const to = (url: string) => signUpOrIn({ more: `"redirectUrl":"${url}"` });

export const page = 'https://app.example.com/verify';

export const approved = '"redirectUrl":"https://app.example.com/welcome"';

export const parts = 'the URI you provide in the `URI` field and the magic link token';

export const approvedDomains =
  'part of the allowed `Approved Domains` configured in the project settings';
