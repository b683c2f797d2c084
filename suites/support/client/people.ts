import type { Args } from '../../../drivers/protocol.ts';
import type { SignedIn } from '../../../targets/scripted-reference.ts';
import type { Called } from './called.ts';
import type { Client } from './client.ts';

/** Where links lead in the checks of clients. */
export const redirectUrl = 'https://app.example.com/verify';

/** Somebody whom a server may know: each server is new, so the same people do for every check. */
class Person {
  readonly loginId: string;
  readonly phone: string;
  readonly details: Readonly<Record<string, string>>;

  constructor(loginId: string, phone: string, details: Readonly<Record<string, string>> = {}) {
    this.loginId = loginId;
    this.phone = phone;
    this.details = details;
  }

  /** Signs up beside the client. */
  signUp({ backstage }: Client): Promise<void> {
    return backstage.signUp(this.loginId, this.phone, this.details);
  }

  /** Signs up and in beside the client. */
  signIn({ backstage }: Client): Promise<SignedIn> {
    return backstage.signIn(this.loginId, this.phone, this.details);
  }

  /** Signs up beside the client; gives the token of a link that nobody has used. */
  async token(client: Client): Promise<string> {
    await this.signUp(client);
    return this.newToken(client);
  }

  /** The token of another link, where this person is known to the server. */
  newToken({ backstage }: Client): Promise<string> {
    return backstage.newToken(this.loginId, this.phone);
  }
}

const phone = '+12025550142';

/** Somebody with a phone as login ID. */
export const ada = new Person(phone, phone);

/** Somebody with another login ID, in which every character counts, and with all details. */
export const grace = new Person('Grace.Example+1@Example.com', '+13035550178', {
  name: 'Grace Brewster Example',
  email: 'grace@example.com',
  givenName: 'Grace',
  middleName: 'Brewster',
  familyName: 'Example',
});

/** The number that an update leads to. */
export const newPhone = '+14155550193';

/** A sign-in of Ada, who has to be known to the server. */
export const signIn = (client: Client, args: Args = {}): Promise<Called> =>
  client.ask('signIn', { loginId: ada.loginId, redirectUrl, ...args });

export const signUpOrIn = (client: Client, args: Args = {}): Promise<Called> =>
  client.ask('signUpOrIn', { loginId: ada.loginId, redirectUrl, ...args });

/** A sign-up of Grace, without the details that not every SDK takes. */
export const signUp = (client: Client, args: Args = {}): Promise<Called> =>
  client.ask('signUp', {
    loginId: grace.loginId,
    user: { phone: grace.phone, name: grace.details['name']! },
    redirectUrl,
    ...args,
  });

/** An update of the phone of somebody who is signed in; without a redirect URL, which not every SDK takes here. */
export const updatePhone = (
  client: Client,
  { loginId, refreshJwt }: SignedIn,
  args: Args = {},
): Promise<Called> => client.ask('updatePhone', { loginId, phone: newPhone, refreshJwt, ...args });

export const verify = (client: Client, token: string, args: Args = {}): Promise<Called> =>
  client.ask('verify', { token, ...args });

/** How each operation is called where the server would do as it is asked. */
export const calls: Readonly<Record<string, (client: Client) => Promise<() => Promise<Called>>>> = {
  'sign-up': async client => () => signUp(client),
  'sign-in': async client => {
    await ada.signUp(client);
    return () => signIn(client);
  },
  'sign-up-or-in': async client => () => signUpOrIn(client),
  'update-phone': async client => {
    const session = await grace.signIn(client);
    return () => updatePhone(client, session);
  },
  verify: async client => {
    const token = await ada.token(client);
    return () => verify(client, token);
  },
};

/** The operations in the words of the catalogue. */
export const operationNames: readonly string[] = Object.keys(calls);
