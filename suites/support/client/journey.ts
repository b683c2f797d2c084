import type { Options } from '../../../drivers/protocol.ts';
import type { Address } from '../../../targets/scripted.ts';
import type { Called } from './called.ts';
import type { Client } from './client.ts';
import {
  ada,
  grace,
  newPhone,
  redirectUrl,
  signIn,
  signUp,
  signUpOrIn,
  updatePhone,
  verify,
} from './people.ts';

/** Options with values of every kind, and with texts that are not ASCII. */
export const richOptions: Options = {
  customClaims: { plan: 'größer 名', seats: 0, trial: false, note: '' },
  templateOptions: { app: 'Café', code: '0' },
  revokeOtherSessions: true,
};

/** Everything that an update may ask for at once. */
const allOfUpdate: Options = {
  addToLoginIDs: true,
  onMergeUseExisting: true,
  templateOptions: { app: 'Café' },
};

/** Login IDs that a client might take for something else, shorten or tidy up. */
const oddLoginIds = [
  '12025550142',
  '00120',
  'Ägnes.Größe@exämple.com',
  ' Ada Example ',
  'ada/example?of=1&b#c%20+d',
  `${'long-name-'.repeat(30)}@example.com`,
];

/** Redirect URLs that a client might write otherwise. */
const oddRedirects = [
  'https://app.example.com',
  'https://App.Example.com/Verify',
  `${redirectUrl}?plan=a%20b&from=/x&q=a+b`,
];

/** Makes a client on a server of its own. */
type NewClient = (address?: Address) => Promise<Client>;

/**
 * Two clients that are each called again and again, as a program uses an SDK: plain calls after rich ones, equal calls, other
 * people, a second project at an address with a path. What rules say of any request, they say of each of these.
 */
export async function walkJourney(newClient: NewClient): Promise<Client[]> {
  const [one, other] = await Promise.all([
    newClient(),
    newClient({ prefix: '/tenant-b', isSecond: true }),
  ]);
  await Promise.all([walkOne(one), walkOther(other)]);
  return [one, other];
}

async function walkOne(client: Client): Promise<void> {
  await ada.signUp(client);
  const session = await grace.signIn(client);
  const { loginId } = ada;

  await askFully(richOptions, options => signIn(client, { options }));
  await client.ask('signIn', { loginId });
  await client.ask('signIn', { loginId });
  await askFully(richOptions, options => signUpOrIn(client, { options }));
  await client.ask('signUpOrIn', { loginId });

  await askFully(allOfUpdate, options => updatePhone(client, session, { redirectUrl, options }));
  await signIn(client);
  await updatePhone(client, session, { phone: newPhone.replace(/.$/, '4') });
  await signUpOrIn(client);
  const stepUp = { stepup: true, customClaims: { level: '2' } };
  const { refreshJwt } = session;
  await askFully(stepUp, options =>
    signIn(client, { loginId: grace.loginId, refreshJwt, options }),
  );
  await client.ask('signIn', { loginId: grace.loginId });

  client.script({ at: 'verify', cookies: true });
  await verify(client, await ada.newToken(client));
  await verify(client, await grace.newToken(client));
  await signIn(client);
  await signUp(client, {
    loginId: 'Ägnes Example',
    user: { name: 'Ägnes Größe', phone: newPhone },
  });
  for (const each of oddLoginIds) await client.ask('signIn', { loginId: each });
  for (const each of oddRedirects) await signUpOrIn(client, { redirectUrl: each });
}

async function walkOther(client: Client): Promise<void> {
  client.baseUrl += '/';
  const session = await grace.signIn(client);
  await signUpOrIn(client);
  await verify(client, await grace.newToken(client));
  await updatePhone(client, session);
  await signIn(client, { loginId: grace.loginId });
}

/** Asks with all of something at once, or where an SDK has no way to say all of it with each part alone. */
export async function askFully<T extends object>(
  all: T,
  ask: (some: Partial<T>) => Promise<Called>,
): Promise<void> {
  if ((await ask(all)).unsupported === undefined) return;
  for (const [name, value] of Object.entries(all)) await ask({ [name]: value } as Partial<T>);
}

/** Signs somebody up with all details. */
export const signUpFully = (client: Client): Promise<void> =>
  askFully(grace.details, some => signUp(client, { user: { phone: grace.phone, ...some } }));
