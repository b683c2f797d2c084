import { groupBy } from '../reporters/group-by.ts';
import { ofRole, type Requirement } from '../spec/requirement.ts';
import { addressOf, groupOf, requirements, type RequirementId } from '../suites/catalogue.ts';
import { boughtInWords } from '../spec/budget.ts';
import { currentVariables, parseSettings } from '../targets/settings.ts';
import type { TargetSettings } from '../targets/settings-target.ts';
import { run, UsageError } from './command.ts';
import { readFlags } from './flags.ts';

type Row = Requirement & { id: RequirementId };

/** What settings are taken to be where none are given, so that a budget alone says what it buys. */
const usual = {
  BASE_URL: 'http://localhost',
  DESCOPE_PROJECT_ID: 'P',
  DESCOPE_MANAGEMENT_KEY: 'K',
  APPROVED_REDIRECT_URL: 'https://app.example.com/verify',
  INBOX: 'response',
};

/** `list [--json | --markdown]`: the catalogue, or what a budget buys of it, without a request. */
await run(words => {
  const { values, rest, passedOn } = readFlags(words, {
    json: { type: 'boolean', says: 'as JSON' },
    markdown: { type: 'boolean', says: 'as Markdown' },
  });
  const [odd] = [...rest, ...passedOn];
  if (odd !== undefined) throw new UsageError(`list does not take ${odd}`);
  if (values.json && values.markdown) throw new UsageError('Give --json or --markdown, not both');
  const all = Object.entries(requirements).map(([id, each]): Row => {
    return { ...each, id: id as RequirementId };
  });
  const target = budgetedTarget();
  const rows = target ? all.filter(({ id }) => target.budget?.bought.tested.includes(id)) : all;
  const format = values.json ? json : values.markdown ? markdown : text;
  const said = target && !values.json ? `\n${boughtBy(target)}\n` : '';
  process.stdout.write(`${format(rows)}\n${said}`);
});

/** The target with the budget that is set; undefined where none is. */
function budgetedTarget(): TargetSettings | undefined {
  const variables = currentVariables();
  const isSet = Object.keys(variables).some(each => each.startsWith('BUDGET_') && variables[each]);
  if (!isSet) return undefined;
  const given = { variables: { ...usual, ...variables }, faults: [] };
  return parseSettings(given, requirements).target;
}

function boughtBy({ budget, rateLimit }: TargetSettings): string {
  return boughtInWords(budget!.bought, ofRole('server', requirements), rateLimit);
}

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
