import type { Called } from './called.ts';
import type { Client } from './client.ts';
import { calls } from './people.ts';

/** A call that the server has refused, and what it said. */
export interface Refusal {
  client: Client;
  called: Called;
  /** Such as `verify, 403`. */
  name: string;
  status: number;
  code: string;
  description: string;
}

/** Statuses with codes that the API has. */
const codes: Readonly<Record<number, string>> = {
  400: 'E011003',
  401: 'E062504',
  403: 'E062125',
  404: 'E062108',
  409: 'E062107',
};

/** Has each operation refused in each way, with a code and a description that is not ASCII. */
export async function askForRefusals(newClient: () => Promise<Client>): Promise<Refusal[]> {
  const all = Object.entries(calls).map(async ([at, prepare]) => {
    const client = await newClient();
    const call = await prepare(client);
    const refusals: Refusal[] = [];
    for (const [each, code] of Object.entries(codes)) {
      const status = Number(each);
      const description = `Größe ${status} – 不明`;
      const body = { errorCode: code, errorDescription: description, errorMessage: 'Rejected' };
      client.script({ at, times: 1, status, body });
      const called = await call();
      refusals.push({ client, called, name: `${at}, ${status}`, status, code, description });
    }
    return refusals;
  });
  return (await Promise.all(all)).flat();
}
