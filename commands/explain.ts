import { closest, meant } from '../spec/closest.ts';
import { groupBy } from '../reporters/group-by.ts';
import { rerunCommand } from '../reporters/rerun-command.ts';
import { wrap } from '../reporters/text.ts';
import { isPackage, program, usualRun } from '../spec/program.ts';
import { hasCheck, placeOf } from '../spec/requirement.ts';
import {
  addressOf,
  explain,
  groupOf,
  groups,
  isRequirement,
  requirements,
  type RequirementId,
} from '../suites/catalogue.ts';
import { parsed, run, UsageError } from './command.ts';

const ids = Object.keys(requirements) as RequirementId[];

/** `explain verify.link-works-once`: a requirement, its source and what it means; of a group, or without an id, the list. */
await run(args => {
  const [name = '', more] = parsed({ args, allowPositionals: true }).positionals;
  if (more) throw new UsageError(`explain takes one id or one group: leave out ${more}`);
  process.stdout.write(`${told(name.replace(/^@/, ''))}\n`);
});

/** @throws UsageError where there is no such requirement or group, with those that it may be meant for */
function told(name: string): string {
  if (isRequirement(name)) return page(name);
  if (!name) return list(ids);
  if (Object.hasOwn(groups, name)) return list(ids.filter(each => groupOf(each) === name));
  const holding = ids.filter(each => each.includes(name));
  const group = name.includes('.') ? undefined : meant(name, Object.keys(groups));
  const near = !group && meant(name, ids) ? closest(name, ids) : [];
  const shown = holding.length > 0 ? holding : near;
  if (shown.length > 0)
    throw new UsageError(
      `There is no requirement ${name}. Did you mean one of these?\n\n${list(shown)}`,
    );
  const hint = group ? `Did you mean ${group}?` : `To see all of them, run ${program} list`;
  throw new UsageError(`There is no requirement or group "${name}". ${hint}`);
}

function page(id: RequirementId) {
  const { level, text, quote, source, untested, shownBy } = requirements[id];
  const { why, causes, good, bad } = explain(id);
  const paragraphs = [
    [`${level}  ${id}`, ...indented(text)],
    ['Where it comes from', ...indented(`“${quote}”`), `  ${source}`, ...listedAt(source)],
    untested && ['Why it is not tested', ...indented(untested)],
    ['Why it matters', ...indented(why)],
    [
      'Usual causes of a failure',
      ...causes.flatMap(each => wrap(each, 94).map((line, n) => `  ${n ? ' ' : '-'} ${line}`)),
    ],
    ['Good', ...code(good)],
    ['Bad', ...code(bad)],
    ['How to read these', ...reading([...good, ...bad])],
    ['Where it is', ...indented(filesOf(id))],
    hasCheck(requirements[id]) && ['Run only this', `  ${rerunCommand(id, requirements)}`],
    shownBy && ['How it is tested', `  By histories alone: ${usualRun} --grep @journeys`],
  ];
  return paragraphs.flatMap(each => (each ? [each.join('\n')] : [])).join('\n\n');
}

/** Where a source that is no URL is listed; the package contains no pages. */
function listedAt(source: string): string[] {
  return isPackage || source.startsWith('https:') ? [] : [`  ${placeOf(source)}`];
}

/** The files of a requirement, and what is in each. */
function filesOf(id: RequirementId): string {
  const entry = `${addressOf(id)}.ts (requirement)`;
  if (!hasCheck(requirements[id])) return entry;
  const faulty = requirements[id].role === 'client' ? 'clients' : 'servers';
  return `${entry}, .spec.ts (check), .mutants.ts (broken ${faulty} that the check must detect)`;
}

/** What the exchanges leave out, and that a status among 4xx is nobody's duty. */
function reading(lines: readonly string[]) {
  const isLeftOpen = lines.some(each => /\b4xx\b/.test(each));
  return [
    '  Unless a note says otherwise, a call shown without an Authorization header is sent with the right one.',
    ...(isLeftOpen ? ['  4xx: any status from 400 to 499; the target chooses which.'] : []),
  ];
}

function list(those: readonly RequirementId[]): string {
  return [...groupBy(those, groupOf)]
    .map(([group, some]) =>
      [group, ...some.map(each => `  ${each}  ${requirements[each].text}`)].join('\n'),
    )
    .join('\n\n');
}

function indented(text: string) {
  return wrap(text, 96).map(each => `  ${each}`);
}

function code(lines: readonly string[]) {
  return lines.flatMap(each => each.split('\n')).map(each => `  ${each}`);
}
