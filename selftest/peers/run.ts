import pLimit from 'p-limit';
import { parsed, run } from '../../commands/command.ts';
import { Reference } from '../../reference/reference.ts';
import { serve } from '../../reference/serve.ts';
import { mutants } from '../faults/mutants.ts';
import { shortJobOf, targetIn } from '../in-process/jobs.ts';
import { testAll } from '../in-process/worker-pool.ts';
import { unknownName } from '../support/unknown-name.ts';
import { thirty } from './mutants.ts';
import { ours, peers, type Peer, type Said } from './peers.ts';

/** So many runs go on side by side, each measured for itself; the servers of all of them share this process. */
const atOnce = pLimit(3);

/** What became of a tool: on the correct server, and on each mutant. */
interface Tested {
  peer: Peer;
  correct: Said;
  onMutants: Map<string, Said>;
}

/**
 * `npm run bench:peers -- [mutant…]`: Schemathesis and Step CI, installed from their registries, on the reference and on
 * thirty of its mutants, beside this suite.
 */
await run(async () => {
  const { positionals } = parsed({ allowPositionals: true, options: {} });
  for (const name of positionals)
    if (!mutants[name]) throw unknownName('mutant', name, Object.keys(mutants));
  const names: readonly string[] = positionals.length > 0 ? positionals : thirty;
  for (const each of peers) await each.install();

  const [own, foundByOurs, ...tested] = await Promise.all([
    onServer(ours, 'the reference', new Reference()),
    foundInProcess(names),
    ...peers.map(peer => testedBy(peer, names)),
  ]);

  const found = tested.map(foundBy);
  console.log('\n| tool | set-up | false alarms | faults found | CPU |\n|---|---|---|---|---|');
  tell(ours, own, foundByOurs.size, names.length, 1);
  for (const [n, { peer, correct, onMutants }] of tested.entries()) {
    const ratio = meanOf([correct, ...onMutants.values()]) / own.cpu;
    tell(peer, correct, found[n]!.size, names.length, ratio);
  }
  console.log('\n| mutant | breaks | found by |\n|---|---|---|');
  for (const name of names) {
    const by = [foundByOurs, ...found].flatMap(each => each.get(name) ?? []);
    console.log(`| ${name} | ${mutants[name]!.breaks} | ${by.join('; ')} |`);
  }
});

function tell(peer: Peer, { alarms }: Said, found: number, all: number, ratio: number): void {
  const { lines, commands } = peer.setUp;
  const setUp = `${lines} lines, ${commands} commands`;
  const cells = [peer.name, setUp, alarms.length, `${found} of ${all}`, ratio.toFixed(2)];
  console.log(`| ${cells.join(' | ')} |`);
}

const meanOf = (all: readonly Said[]) => all.reduce((sum, { cpu }) => sum + cpu, 0) / all.length;

async function testedBy(peer: Peer, names: readonly string[]): Promise<Tested> {
  const correct = await onServer(peer, 'the reference', new Reference());
  const pairs = names.map(
    async name => [name, await onServer(peer, name, mutants[name]!.make())] as const,
  );
  return { peer, correct, onMutants: new Map(await Promise.all(pairs)) };
}

/** Runs a tool on a server that nobody has used before, and says at once what came of it. */
function onServer(peer: Peer, name: string, reference: Reference): Promise<Said> {
  return atOnce(async () => {
    const { url, close } = await serve(reference);
    try {
      const said = await peer.test({ url, reference });
      const alarms = said.alarms.join(', ') || 'no alarm';
      console.error(`${peer.name} on ${name}, ${said.cpu.toFixed(1)} CPU s: ${alarms}`);
      return said;
    } finally {
      await close();
    }
  });
}

/** The mutants on which a tool does not say what it says of the correct server, with the first difference. */
function foundBy({ peer, correct, onMutants }: Tested): Map<string, string> {
  const differences = [...onMutants].flatMap(([name, { alarms }]) => {
    const more = alarms.find(each => !correct.alarms.includes(each));
    const less = correct.alarms.find(each => !alarms.includes(each));
    const difference = more ?? (less && `no longer ${less}`);
    return difference ? [[name, `${peer.name} (${difference})`] as const] : [];
  });
  return new Map(differences);
}

/**
 * The mutants that a default run of this suite finds, tested in-process: by its checks, or else by its histories. Only what a
 * mutant breaks counts, nothing that a busy machine may bring about.
 */
async function foundInProcess(names: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const part of ['checks', 'tour', 'random', 'stress', 'expiry'] as const) {
    const jobs = names.filter(each => !found.has(each)).map(each => shortJobOf(part, each));
    if (jobs.length === 0) break;
    await testAll(jobs, {
      done: ({ name: job, found: all }) => {
        const { name } = targetIn(job);
        const { breaks, also } = mutants[name]!;
        const first = [breaks, ...also].find(each => each in all);
        if (first) found.set(name, `${ours.name} (${first})`);
        console.error(`${ours.name} on ${name}, ${part}: ${first ?? 'not found'}`);
      },
    });
  }
  return found;
}
