import { groupBy } from '../reporters/group-by.ts';
import type { Requirement } from '../spec/requirement.ts';
import { addressOf, requirements, type RequirementId } from '../suites/catalogue.ts';
import { parsed, run, UsageError } from './command.ts';
import { writePart } from './generated-part.ts';
import { readReport, type AnyReport } from './report-file.ts';

type Judged = AnyReport['requirements'][number];

/** The official SDKs, by the folders of their drivers. */
const folders = ['node', 'python', 'java'] as const;

/** What the runs of an SDK have come to. */
interface Sdk {
  folder: string;
  /** Its name and version. */
  name: string;
  headline: string;
  verdicts: ReadonlyMap<string, Judged>;
}

/** `npm run sdk:table`: writes the verdicts on the official SDKs into docs/sdks.md; with `--check` it only compares. */
await run(() => {
  const { values } = parsed({ options: { check: { type: 'boolean' } } });
  const sdks = folders.map(sdkIn);
  const part = [summary(sdks), ...tables(sdks), ...sdks.map(findings)].join('\n');
  return writePart('docs/sdks.md', 'npm run sdk:table', part, values.check);
});

/** What the last run of an SDK left. @throws UsageError where it was red, or no run of all duties */
function sdkIn(folder: string): Sdk {
  const path = `results/sdk-${folder}/report.json`;
  const { target, headline, requirements: all } = readReport(path);
  const verdicts = new Map(all.map(each => [each.id, each]));
  const isJudged = (id: string) => Object.hasOwn(words, verdicts.get(id)?.verdict ?? '');
  if (!duties().every(([id]) => isJudged(id)))
    throw new UsageError(`${path} is red, or of another catalogue: run npm run sdk:${folder}`);
  return { folder, name: target, headline, verdicts };
}

const duties = () =>
  Object.entries<Requirement>(requirements).filter(([, { role }]) => role === 'client');

const words: Readonly<Record<string, string>> = {
  passed: 'kept',
  'known failure': '**not kept**',
  'not tested': 'not offered',
};

const inWords = ({ verdict, checkBlocked }: Judged) =>
  checkBlocked ? 'no verdict' : words[verdict]!;

function summary(sdks: readonly Sdk[]): string {
  const rows = sdks.map(
    ({ folder, name, headline }) =>
      `| ${name} | [drivers/${folder}](../drivers/${folder}) | ${headline} |`,
  );
  return ['| SDK | driver | result |', '| --- | --- | --- |', ...rows, ''].join('\n');
}

/** A table for each file of duties. */
function tables(sdks: readonly Sdk[]): string[] {
  const head = ['', 'duty', ...sdks.map(({ name }) => name)];
  return [...groupBy(duties(), ([id]) => addressOf(id as RequirementId))].map(
    ([address, those]) => {
      const rows = those.map(([id, { level, text }]) => {
        const verdicts = sdks.map(each => inWords(each.verdicts.get(id)!));
        return row([level, `${text} \`${id}\``, ...verdicts]);
      });
      const title = address.split('/').at(-1)!.replaceAll('-', ' ');
      return [
        `### ${title.charAt(0).toUpperCase()}${title.slice(1)}\n`,
        row(head),
        row(head.map(() => '---')),
        ...rows,
        '',
      ].join('\n');
    },
  );
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

/** What an SDK does otherwise, with the places in its source. */
function findings({ name, verdicts }: Sdk): string {
  const lines = [...verdicts.values()]
    .filter(({ verdict }) => verdict !== 'passed')
    .map(({ id, reason }) => `- \`${id}\`: ${reason}`);
  return [`### What ${name} does otherwise\n`, ...lines, ''].join('\n');
}
