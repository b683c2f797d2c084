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

/** An end user whose login ID is an email address that does not hold the phone: letters stand for its digits. */
export const withEmail: Naming = phone => {
  const letters = phone
    .replaceAll(/\D/g, '')
    .replaceAll(/\d/g, each => 'abcdefghij'[Number(each)]!);
  return { loginId: `${letters}@example.com`, phone };
};
