import { groupBy } from '../reporters/group-by.ts';
import type { Requirement } from '../spec/requirement.ts';
import { addressOf, groupOf, requirements, type RequirementId } from '../suites/catalogue.ts';
import { parsed, run, UsageError } from './command.ts';

type Row = Requirement & { id: RequirementId };

/** `list [--json | --markdown]`: the catalogue, without a request. */
await run(() => {
  const { values } = parsed({
    options: { json: { type: 'boolean' }, markdown: { type: 'boolean' } },
  });
  if (values.json && values.markdown) throw new UsageError('Give --json or --markdown, not both');
  const rows = Object.entries(requirements).map(([id, each]): Row => {
    return { ...each, id: id as RequirementId };
  });
  const format = values.json ? json : values.markdown ? markdown : text;
  process.stdout.write(`${format(rows)}\n`);
});

function text(rows: readonly Row[]): string {
  const line = ({ level, id, text: sentence }: Row) => `  ${level.padEnd(6)}  ${id}  ${sentence}`;
  return grouped(rows, line, group => group);
}

function markdown(rows: readonly Row[]): string {
  const line = ({ level, id, text: sentence }: Row) => `- **${level}** \`${id}\`: ${sentence}`;
  return grouped(rows, line, group => `## ${group}\n`);
}

/** The requirements as objects, without what explains them. */
function json(rows: readonly Row[]): string {
  const all = rows.map(
    ({ id, level, role = 'server', text, quote, source, untested, shownBy }) => ({
      id,
      level,
      role,
      text,
      quote,
      source,
      address: addressOf(id),
      ...(untested && { untested }),
      ...(shownBy && { shownBy }),
    }),
  );
  return JSON.stringify(all, null, 2);
}

function grouped(
  rows: readonly Row[],
  line: (row: Row) => string,
  heading: (group: string) => string,
): string {
  return [...groupBy(rows, each => groupOf(each.id))]
    .map(([group, those]) => [heading(group), ...those.map(line)].join('\n'))
    .join('\n\n');
}
