import { groupBy } from '../reporters/group-by.ts';
import { places, type Requirement } from '../spec/requirement.ts';
import { requirements } from '../suites/catalogue.ts';
import { parsed, run } from './command.ts';
import { cellOf, writePart } from './generated-part.ts';

/** `npm run sources`: writes into SOURCES.md which requirements rest on which words; with `--check` it only compares. */
await run(() => {
  const { values } = parsed({ options: { check: { type: 'boolean' } } });
  return writePart('spec/SOURCES.md', 'npm run sources', tables(), values.check);
});

/** A table for each place in the documents: its words, and the ids that rest on them. */
function tables(): string {
  const bySource = groupBy(Object.entries<Requirement>(requirements), ([, each]) => each.source);
  return Object.values(places)
    .filter(place => bySource.has(place))
    .map(place => `### ${heading(place)}\n\n${table(bySource.get(place)!)}`)
    .join('\n');
}

function table(resting: [string, Requirement][]): string {
  const rows = [...groupBy(resting, ([, { quote }]) => quote)].map(
    ([quote, those]) => `| ${cell(quote)} | ${those.map(([id]) => `\`${id}\``).join(', ')} |`,
  );
  return ['| words | requirements |', '| --- | --- |', ...rows, ''].join('\n');
}

function heading(place: string): string {
  return place.startsWith('https:') ? place : place.charAt(0).toUpperCase() + place.slice(1);
}

function cell(words: string): string {
  return `“${cellOf(words.replaceAll('`', ''))}”`;
}
