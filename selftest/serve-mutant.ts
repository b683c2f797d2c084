import { parsed, run, serveToPeople, UsageError } from '../commands/serving.ts';
import { closest } from '../reporters/closest.ts';
import { mutants } from './faults/mutants.ts';

await run(async () => {
  const { values, positionals } = parsed({
    allowPositionals: true,
    options: { port: { type: 'string', default: '4501' }, list: { type: 'boolean' } },
  });
  if (values.list) return list();
  const [name, ...more] = positionals;
  if (!name || more.length > 0) {
    throw new UsageError('Name one mutant, such as RegistersTwice; --list names them all');
  }
  const mutant = mutants[name];
  if (!mutant) {
    const near = closest(name, Object.keys(mutants)).join(', ');
    throw new UsageError(`There is no mutant "${name}"; close to it are ${near}`);
  }
  await serveToPeople(mutant.make(), `${name}, which breaks ${mutant.breaks},`, values.port);
});

function list(): void {
  for (const [name, { breaks }] of Object.entries(mutants)) console.log(`${name}  ${breaks}`);
}
