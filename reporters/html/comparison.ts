import type { ComparedRequirement, Comparison, Implementation } from '../comparison.ts';
import { runsOf, type PastRun } from '../run-history.ts';
import { toneOf } from '../headline.ts';
import { count } from '../text.ts';
import { documentOf } from './document.ts';
import { icon, icons } from './icons.ts';
import { html, type Markup } from './markup.ts';

/** Implementations beside each other as one page that needs nothing beside itself; with earlier runs, a line of each. */
export function comparisonPage(comparison: Comparison, runs: readonly PastRun[] = []): string {
  const { implementations, requirements } = comparison;
  const title = `${count(implementations.length, 'implementation')} compared`;
  const body = html`<a class="skip" href="#requirements">Skip to the requirements</a>
    ${icons}
    <header class="top">
      <div class="wrap">
        <div class="overline">
          <span>Magic Link over SMS, conformance</span>
          <button id="scheme" class="js-only" type="button">Dark or light</button>
        </div>
        <h1><span class="headline">${title}</span></h1>
        <p class="meta">Sorted by agreement: how often the others come to the same.</p>
        ${scrolling('Implementations', summary(implementations, runs))}
      </div>
    </header>
    <main class="wrap" id="requirements" tabindex="-1">
      ${tools(comparison)} ${scrolling('Requirements', table(comparison))}
      <p class="nothing" hidden>Nothing matches: search for less, or show all.</p>
      ${requirements.length === 0 && html`<p>No report holds a requirement.</p>`}
    </main>`;
  return documentOf(title, body, ['page.css', 'comparison.css'], ['comparison.client.js']);
}

/** What may be wider than the screen: it scrolls by itself, by the keyboard too. */
const scrolling = (label: string, content: Markup) =>
  html`<div class="scrolling" role="region" aria-label="${label}" tabindex="0">${content}</div>`;

function summary(implementations: readonly Implementation[], runs: readonly PastRun[]) {
  const row = ({ name, report, kept, broken, alone, agreement }: Implementation) => {
    const [first = ''] = report.headline.split(/[:;,]/, 1);
    return html`<tr>
      <th scope="row">${name}</th>
      <td data-tone="${tones[toneOf(report.headline)]}" class="words">${first}</td>
      <td>${agreement === undefined ? '–' : `${Math.round(agreement * 100)} %`}</td>
      <td>${kept}</td>
      <td>${broken}</td>
      <td>${alone.length}</td>
      ${runs.length > 0 && html`<td>${lineOf(runsOf(report, runs))}</td>`}
    </tr>`;
  };
  const heads = ['result', 'agreement', 'kept', 'broken', 'broken alone'];
  return html`<table>
    <thead>
      <tr>
        <th scope="col">implementation</th>
        ${[...heads, ...(runs.length > 0 ? ['runs'] : [])].map(
          each => html`<th scope="col">${each}</th>`,
        )}
      </tr>
    </thead>
    <tbody>
      ${implementations.map(row)}
    </tbody>
  </table>`;
}

const tones = { good: 'passed', open: 'known failure', bad: 'failed' } as const;

/** How much of what was judged each run has kept, as a line. */
function lineOf(runs: readonly PastRun[]) {
  const shares = runs.map(({ kept, broken }) => kept / Math.max(1, kept + broken));
  const least = Math.min(...shares);
  const range = Math.max(...shares) - least || 1;
  const points = shares.map((share, n) => {
    const x = runs.length > 1 ? 2 + (n * 96) / (runs.length - 1) : 50;
    return `${x.toFixed(1)},${(22 - ((share - least) / range) * 20).toFixed(1)}`;
  });
  const said = runs.map(
    ({ startedAt }, n) => `${startedAt.slice(0, 10)} ${(shares[n]! * 100).toFixed(1)} %`,
  );
  return html`<svg
    class="line"
    viewBox="0 0 100 24"
    role="img"
    aria-label="${`kept in ${count(runs.length, 'run')}: ${said.join(', ')}`}"
  >
    <polyline points="${points.join(' ')}" />
    ${points.map(each => {
      const [x = '', y = ''] = each.split(',');
      return html`<circle cx="${x}" cy="${y}" r="1.8" />`;
    })}
  </svg>`;
}

function tools({ implementations, requirements }: Comparison) {
  const kinds = requirements.map(kindOf);
  const chip = (name: string, value: string, n: number) =>
    n > 0 &&
    html`<button type="button" aria-pressed="false" data-filter="${name}" data-value="${value}">
      ${value} <span class="count">${n}</span>
    </button>`;
  return html`<div class="tools js-only" role="search">
    <div class="search">
      <input type="search" placeholder="Search requirements" aria-label="Search requirements" />
    </div>
    <div class="chips" role="group" aria-label="Show levels">
      ${['MUST', 'SHOULD'].map(level =>
        chip('level', level, requirements.filter(each => each.level === level).length),
      )}
    </div>
    <div class="chips" role="group" aria-label="Show outcomes">
      ${allKinds.map(kind => chip('kind', kind, kinds.filter(each => each === kind).length))}
    </div>
    <div class="chips" role="group" aria-label="Show what one breaks alone">
      ${implementations.map(({ name, alone }) => chip('alone', name, alone.length))}
      <button id="everything" type="button" aria-pressed="true">show all</button>
    </div>
    <div class="shown"><output></output></div>
  </div>`;
}

const allKinds = ['broken by all', 'broken by some', 'broken by one', 'broken by none'] as const;

/** How many of those that have a verdict break a requirement. */
function kindOf({ broken, judged }: ComparedRequirement): (typeof allKinds)[number] {
  if (broken === 0) return 'broken by none';
  if (broken === judged && judged > 1) return 'broken by all';
  return broken === 1 ? 'broken by one' : 'broken by some';
}

function table({ implementations, requirements }: Comparison) {
  const aloneIn = (id: string) => implementations.find(each => each.alone.includes(id))?.name;
  const row = (each: ComparedRequirement) => {
    const { id, level, text, verdicts } = each;
    const alone = aloneIn(id);
    return html`<tr
      class="compared"
      data-level="${level}"
      data-kind="${kindOf(each)}"
      ${alone !== undefined && html` data-alone="${alone}"`}
    >
      <th scope="row">${text} <span class="level">${level}</span> <code>${id}</code></th>
      ${verdicts.map(verdict =>
        verdict
          ? html`<td title="${verdict}">${icon(verdict)}<span class="hidden">${verdict}</span></td>`
          : html`<td><span class="hidden">not in this report</span></td>`,
      )}
    </tr> `;
  };
  return html`<table class="matrix">
    <thead>
      <tr>
        <th scope="col">requirement</th>
        ${implementations.map(({ name }) => html`<th scope="col"><span>${name}</span></th>`)}
      </tr>
    </thead>
    <tbody>
      ${requirements.map(row)}
    </tbody>
  </table>`;
}
