import { readFileSync, writeFileSync } from 'node:fs';
import { groupBy } from '../reporters/group-by.ts';
import { places, type Requirement } from '../spec/requirement.ts';
import { requirements } from '../suites/catalogue.ts';
import { parsed, run } from './command.ts';

const path = new URL('../spec/SOURCES.md', import.meta.url);
const [begin, end] = ['<!-- written by npm run sources -->', '<!-- prettier-ignore-end -->'];

/** `npm run sources`: writes into SOURCES.md which requirements rest on which words; with `--check` it only compares. */
await run(() => {
  const { values } = parsed({ options: { check: { type: 'boolean' } } });
  const text = readFileSync(path, 'utf8');
  const wanted = `${text.slice(0, text.indexOf(begin))}${begin}\n\n${tables()}\n${text.slice(text.indexOf(end))}`;
  if (!values.check) return writeFileSync(path, wanted);
  if (text === wanted) return;
  console.error('spec/SOURCES.md is not what the entries say: run npm run sources');
  process.exitCode = 1;
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
  return place.charAt(0).toUpperCase() + place.slice(1);
}

function cell(words: string): string {
  const plain = words
    .replaceAll('`', '')
    .replaceAll('<', '&lt;')
    .replaceAll('|', String.raw`\|`);
  return `“${plain}”`;
}
