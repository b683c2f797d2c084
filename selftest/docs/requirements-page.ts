import { cellOf } from '../../commands/generated-part.ts';
import { groupBy } from '../../reporters/group-by.ts';
import { placeOf, type Requirement } from '../../spec/requirement.ts';
import {
  addressOf,
  groupOf,
  groups,
  requirements,
  type RequirementId,
} from '../../suites/catalogue.ts';
import { faultyClients } from '../faults/clients.ts';
import { mutants } from '../faults/mutants.ts';

type Row = readonly [RequirementId, Requirement];

/** What each requirement's check has to notice, by the names of the mutants. */
const proofs = groupBy(
  [...Object.values(mutants), ...faultyOnes()].map(({ name, breaks, by }) => ({
    breaks,
    shown: by === 'check' ? `\`${name}\`` : `\`${name}\` (${by})`,
  })),
  ({ breaks }) => breaks,
);

/** The requirements to browse: a table for each theme, below the heading of its group. */
export function requirementsPage(): string {
  const rows = Object.entries<Requirement>(requirements) as unknown as Row[];
  return [...groupBy(rows, ([id]) => groupOf(id))]
    .map(([group, those]) => [`## ${group}`, groups[group]!.why, ...themes(those)].join('\n\n'))
    .join('\n\n');
}

function themes(rows: readonly Row[]): string[] {
  return [...groupBy(rows, ([id]) => addressOf(id))].flatMap(([address, those]) => [
    `### ${address.replace('suites/', '')}`,
    linksTo(address, those),
    table(those),
  ]);
}

/** Links to the siblings of a theme: what nobody can observe has an entry alone. */
function linksTo(address: string, rows: readonly Row[]): string {
  const hasCheck = rows.some(([, { untested, shownBy }]) => !untested && !shownBy);
  const link = (name: string, ending: string) => `[${name}](../${address}${ending})`;
  const more = [link('checks', '.spec.ts'), link('mutants', '.mutants.ts')];
  return [link('entries', '.ts'), ...(hasCheck ? more : [])].join(', ');
}

function table(rows: readonly Row[]): string {
  const lines = rows.map(
    ([id, { level, text, quote, source, ...rest }]) =>
      `| <a id="${id}"></a>\`${id}\` | ${level} | ${cellOf(text)} | ${sourceOf(quote, source)} | ${proofOf(id, rest)} |`,
  );
  return [
    '| requirement | level | sentence | source | proven by |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}

/** The words of the source, linked to where they stand. */
function sourceOf(quote: string, source: string): string {
  const words = `“${cellOf(quote.replaceAll('`', '')).replaceAll(/[[\]]/g, String.raw`\$&`)}”`;
  return `[${words}](${source.startsWith('https:') ? source : `../${placeOf(source)}`})`;
}

function proofOf(
  id: RequirementId,
  { untested, shownBy }: Pick<Requirement, 'untested' | 'shownBy'>,
): string {
  if (untested) return `not tested: ${cellOf(untested)}`;
  const names = (proofs.get(id) ?? []).map(({ shown }) => shown).join(', ');
  return shownBy ? `histories: ${names}` : names;
}

function faultyOnes() {
  return Object.entries(faultyClients).map(([name, { breaks }]) => {
    return { name, breaks, by: 'check' as const };
  });
}
