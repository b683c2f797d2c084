import { randomBytes } from 'node:crypto';

/** An end user's names for the API: a login ID, and the phone where messages arrive. */
export interface EndUser {
  loginId: string;
  phone: string;
}

/** What an end user who is signed in proves it with. */
export interface Identity {
  loginId: string;
  refreshJwt: string;
}

/** How the end user with a phone is called. */
export type Naming = (phone: string) => EndUser;

/** An end user whose login ID is the phone, as usual. */
export const withPhone: Naming = phone => ({ loginId: phone, phone });

/** An end user whose login ID is an email address that nobody has had. */
export const withEmail: Naming = phone => ({ loginId: newEmail(), phone });

/** A user whom no target knows, with no phone: for calls that are to reach nobody. */
export const unknownUser = (): EndUser => ({ loginId: newEmail(), phone: '' });

/** An email address that nobody has had. */
export const newEmail = () => `${newLetters()}@example.com`;

/** A text that nobody has had; letters alone, so that it holds no part of a phone. */
export function newLetters(): string {
  return Array.from(randomBytes(16), each => String.fromCharCode(97 + (each % 26))).join('');
}
