import { closest } from '../spec/closest.ts';
import { groupBy } from '../reporters/group-by.ts';
import { rerunCommand } from '../reporters/rerun-command.ts';
import { wrap } from '../reporters/text.ts';
import { usualRun } from '../spec/program.ts';
import { hasCheck } from '../spec/requirement.ts';
import {
  addressOf,
  explain,
  groupOf,
  isRequirement,
  requirements,
  type RequirementId,
} from '../suites/catalogue.ts';
import { run } from './command.ts';

/** `explain verify.link-works-once`: a requirement, its source and what it means; without an id, the list. */
await run(([name]) => {
  const id = name?.replace(/^@/, '');
  const isKnown = id !== undefined && isRequirement(id);
  process.stdout.write(`${isKnown ? page(id) : list(id)}\n`);
  return isKnown || !id || id === groupOf(id) ? 0 : 1;
});

function page(id: RequirementId) {
  const { level, text, quote, source, untested, shownBy } = requirements[id];
  const { why, causes, good, bad } = explain(id);
  const paragraphs = [
    [`${level}  ${id}`, ...indented(text)],
    ['Where it comes from', ...indented(`“${quote}”`), `  ${source}`],
    untested && ['Why it is not tested', ...indented(untested)],
    ['Why it matters', ...indented(why)],
    [
      'Usual causes of a failure',
      ...causes.flatMap(each => wrap(each, 94).map((line, n) => `  ${n ? ' ' : '-'} ${line}`)),
    ],
    ['Good', ...code(good)],
    ['Bad', ...code(bad)],
    ['How to read these', ...reading([...good, ...bad])],
    ['Where it is', `  ${addressOf(id)}: its entry, its check and its mutants`],
    hasCheck(requirements[id]) && ['Run only this', `  ${rerunCommand(id, requirements)}`],
    shownBy && ['How it is tested', `  By histories alone: ${usualRun} --grep @journeys`],
  ];
  return paragraphs.flatMap(each => (each ? [each.join('\n')] : [])).join('\n\n');
}

/** What the exchanges leave out, and that a status among 4xx is nobody's duty. */
function reading(lines: readonly string[]) {
  const isLeftOpen = lines.some(each => /\b4xx\b/.test(each));
  return [
    '  Unless a note says otherwise, a call without an Authorization line has the bearer it needs.',
    ...(isLeftOpen
      ? ['  4xx is any status from 400 to 499: which one is the choice of the target.']
      : []),
  ];
}

function list(name: string | undefined) {
  const ids = Object.keys(requirements) as RequirementId[];
  const named = name ? ids.filter(each => each.includes(name)) : ids;
  const shown = named.length > 0 ? named : closest(name!, ids);
  const isUnknown = name && name !== groupOf(name);
  const groups = [...groupBy(shown, groupOf)].map(([group, those]) =>
    [group, ...those.map(each => `  ${each}  ${requirements[each].text}`)].join('\n'),
  );
  const head = isUnknown ? [`There is no requirement ${name}. Did you mean one of these?`] : [];
  return [...head, ...groups].join('\n\n');
}

function indented(text: string) {
  return wrap(text, 96).map(each => `  ${each}`);
}

function code(lines: readonly string[]) {
  return lines.flatMap(each => each.split('\n')).map(each => `  ${each}`);
}
