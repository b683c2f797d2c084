import { Witness } from '../../drivers/witness.ts';
import { faultyClients } from '../faults/clients.ts';
import { freedoms } from './freedoms.ts';
import { noDrivers } from './no-drivers.ts';

const names = [freedoms, faultyClients, noDrivers].flatMap(each => Object.keys(each));
const twice = names.find((each, n) => names.indexOf(each) < n);
if (twice) throw new Error(`two clients are called ${twice}`);

/** The client of a name: the witness, one that uses a freedom, a faulty one, or one that no driver may be. */
export function clientNamed(name: string): new () => Witness {
  const client =
    name === 'Witness'
      ? Witness
      : (freedoms[name]?.client ?? faultyClients[name]?.fault ?? noDrivers[name]);
  if (!client) throw new Error(`no client is called ${name}`);
  return client;
}
