import { parsed, run, UsageError } from '../commands/command.ts';
import { serveToPeople } from '../commands/serving.ts';
import { mutants } from './faults/mutants.ts';
import { unknownName } from './support/unknown-name.ts';

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
  if (!mutant) throw unknownName('mutant', name, Object.keys(mutants));
  await serveToPeople(mutant.make(), `${name}, which breaks ${mutant.breaks},`, values.port);
});

function list(): void {
  for (const [name, { breaks }] of Object.entries(mutants)) console.log(`${name}  ${breaks}`);
}
