import { groupBy } from '../reporters/group-by.ts';
import type { Requirement } from '../spec/requirement.ts';
import { addressOf, requirements, type RequirementId } from '../suites/catalogue.ts';
import { parsed, run, UsageError } from './command.ts';
import { writePart } from './generated-part.ts';
import { readReport, type AnyReport } from './report-file.ts';

type Verdict = AnyReport['requirements'][number];

/** What the run of an SDK has come to. */
interface Sdk {
  /** The folder of its driver. */
  folder: string;
  /** Its name and version. */
  name: string;
  headline: string;
  verdicts: ReadonlyMap<string, Verdict>;
}

/** The official SDKs, by the folders of their drivers. */
const folders = ['node', 'python', 'java'];

const duties = Object.entries<Requirement>(requirements).filter(
  ([, { role }]) => role === 'client',
);

/** The verdicts of a green run as the table says them. */
const words: Readonly<Record<string, string>> = {
  passed: 'met',
  'known failure': '**not met**',
  'not tested': 'not offered',
};

/** `npm run sdk:table`: writes the verdicts on the official SDKs into docs/sdks.md; with `--check` it only compares. */
await run(() => {
  const { values } = parsed({ options: { check: { type: 'boolean' } } });
  const sdks = folders.map(sdkIn);
  const part = [summary(sdks), ...tables(sdks), ...sdks.map(findings)].join('\n');
  return writePart('docs/sdks.md', 'npm run sdk:table', part, values.check);
});

/** What the last run of an SDK has left. @throws UsageError where it was red, or did not judge all duties */
function sdkIn(folder: string): Sdk {
  const path = `results/sdk-${folder}/report.json`;
  const { target, headline, requirements: all } = readReport(path);
  const verdicts = new Map(all.map(each => [each.id, each]));
  const isTold = (id: string) => Object.hasOwn(words, verdicts.get(id)?.verdict ?? '');
  if (!duties.every(([id]) => isTold(id)))
    throw new UsageError(`${path} is red, or lacks requirements: run npm run sdk:${folder}`);
  return { folder, name: target, headline, verdicts };
}

function summary(sdks: readonly Sdk[]): string {
  const rows = sdks.map(({ folder, name, headline }) => [
    `[${name}](../drivers/${folder})`,
    headline,
  ]);
  return table(['SDK', 'result'], rows);
}

/** A table for each file of duties. */
function tables(sdks: readonly Sdk[]): string[] {
  const names = sdks.map(({ name }) => name);
  return [...groupBy(duties, ([id]) => addressOf(id as RequirementId))].map(([address, those]) => {
    const rows = those.map(([id, { level, text }]) => [
      level,
      `${text} \`${id}\``,
      ...sdks.map(({ verdicts }) => inWords(verdicts.get(id)!)),
    ]);
    return `### ${heading(address)}\n\n${table(['level', 'requirement', ...names], rows)}`;
  });
}

function inWords({ verdict, checkBlocked }: Verdict): string {
  return checkBlocked ? 'blocked' : words[verdict]!;
}

function heading(address: string): string {
  const name = address.split('/').at(-1)!.replaceAll('-', ' ');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`);
  return [...lines, ''].join('\n');
}

/** What an SDK does otherwise, with the places in its source, and what rests on each. */
function findings({ name, verdicts }: Sdk): string {
  const otherwise = [...verdicts.values()].filter(({ verdict }) => verdict !== 'passed');
  const lines = [...groupBy(otherwise, ({ reason = '' }) => reason)].map(
    ([reason, those]) => `- ${those.map(({ id }) => `\`${id}\``).join(', ')}: ${reason}`,
  );
  return [`### Findings: ${name}\n`, ...lines, ''].join('\n');
}
