import { faultyClients } from '../faults/clients.ts';
import { freedoms } from './freedoms.ts';
import type { ClientRun } from './worker.ts';

/** Fewer checks than these say that some were not found. */
const fewest = 68;

/** The correct clients: the witness, and others that use a freedom. */
export const correct: readonly string[] = ['Witness', ...Object.keys(freedoms)];

/** Where a client, by whatever checks ran, is not what it should be. */
export const problemsOf = (run: ClientRun): string[] =>
  correct.includes(run.name) ? problemsOfCorrect(run) : problemsOfFaulty(run);

/** What a correct client may not show: a check that does not pass, but for what its freedom declines. */
function problemsOfCorrect({ name, outcomes }: ClientRun): string[] {
  const { declines: declined, lacks = [] } = freedoms[name] ?? {};
  const lacking: readonly string[] = lacks;
  const expectedOf = (id: string) =>
    id === declined ? 'failed' : lacking.includes(id) ? 'not tested' : 'passed';
  const all = Object.entries(outcomes);
  return [
    ...(all.length < fewest ? [`${name} met ${all.length} checks`] : []),
    ...all
      .filter(([id, { verdict }]) => verdict !== expectedOf(id))
      .map(([id, { verdict, why }]) => `${name} is ${verdict} of ${id}: ${why}`),
  ];
}

/** Where what fails on a faulty client, by whatever checks ran, is not what it says it breaks. */
function problemsOfFaulty({ name, outcomes }: ClientRun): string[] {
  const [client = ''] = name.split(' ');
  const { breaks, also = [] } = faultyClients[client]!;
  const wanted = new Set<string>([breaks, ...also]);
  return Object.entries(outcomes).flatMap(([id, { verdict, why }]) => {
    if (verdict === 'failed' && !wanted.has(id))
      return [`${client} is accused of ${id}, too: ${why}`];
    if (verdict !== 'failed' && wanted.has(id))
      return [`${client} is not accused of ${id}: ${verdict} ${why ?? ''}`];
    return [];
  });
}
