import { closest } from '../reporters/closest.ts';
import { groupBy } from '../reporters/group-by.ts';
import { groupOf } from '../reporters/report.ts';
import { rerunCommand } from '../reporters/rerun-command.ts';
import { wrap } from '../reporters/text.ts';
import { explain, type Explanation } from '../spec/explanations.ts';
import { requirements, type Requirement } from '../spec/requirements.ts';
import { run } from './report-file.ts';

const catalogue: Record<string, Requirement> = requirements;

/** `npm run explain -- verify.link-works-once`: a requirement, its source and what it means; without an id, the list. */
run(([name]) => {
  const id = name?.replace(/^@/, '');
  const requirement = id && Object.hasOwn(catalogue, id) ? catalogue[id] : undefined;
  const text = requirement ? page(id!, requirement) : list(id);
  process.stdout.write(`${text}\n`);
  return requirement || !id || id === groupOf(id) ? 0 : 1;
});

function page(id: string, { level, text, quote, source, untested }: Requirement) {
  const explanation = explain(id);
  const paragraphs = [
    [`${level}  ${id}`, ...indented(text)],
    ['Where it comes from', ...indented(`“${quote}”`), `  ${source}`],
    untested && ['Why it is not tested', ...indented(untested)],
    explanation && ['Why it matters', ...indented(explanation.why)],
    explanation && [
      'Usual causes of a failure',
      ...explanation.causes.flatMap(each =>
        wrap(each, 94).map((line, n) => `  ${n ? ' ' : '-'} ${line}`),
      ),
    ],
    explanation && ['Good', ...code(explanation.good)],
    explanation && ['Bad', ...code(explanation.bad)],
    explanation && ['How to read these', ...reading(explanation)],
    !untested && ['Run only this', `  ${rerunCommand(id, catalogue)}`],
  ];
  return paragraphs.flatMap(each => (each ? [each.join('\n')] : [])).join('\n\n');
}

/** What the exchanges leave out, and that a status among 4xx is nobody's duty. */
function reading({ good, bad }: Explanation) {
  const isLeftOpen = /\b4xx\b/.test(good + bad);
  return [
    '  Unless a note says otherwise, a call without an Authorization line has the bearer it needs.',
    ...(isLeftOpen
      ? ['  4xx is any status from 400 to 499: which one is the choice of the target.']
      : []),
  ];
}

function list(name: string | undefined) {
  const ids = Object.keys(catalogue);
  const named = name ? ids.filter(each => each.includes(name)) : ids;
  const shown = named.length > 0 ? named : closest(name!, ids);
  const isUnknown = name && name !== groupOf(name);
  const groups = [...groupBy(shown, groupOf)].map(([group, those]) =>
    [group, ...those.map(each => `  ${each}  ${catalogue[each]!.text}`)].join('\n'),
  );
  const head = isUnknown ? [`There is no requirement ${name}. Did you mean one of these?`] : [];
  return [...head, ...groups].join('\n\n');
}

function indented(text: string) {
  return wrap(text, 96).map(each => `  ${each}`);
}

function code(text: string) {
  return text.split('\n').map(each => `  ${each}`);
}
