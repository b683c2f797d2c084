import { groupOf, groups as abouts } from '../../suites/catalogue.ts';
import { madeWith, settingsOf } from '../about-text.ts';
import { causeItems } from '../cause-items.ts';
import { groupBy } from '../group-by.ts';
import type { Entry, Report } from '../report.ts';
import { newerLine } from '../newer.ts';
import { titleOf } from '../text.ts';
import { isRed } from '../verdict.ts';
import { causes } from './causes.ts';
import { documentOf } from './document.ts';
import { icons } from './icons.ts';
import { legend } from './legend.ts';
import { html } from './markup.ts';
import { meaning } from './meaning.ts';
import { requirement } from './requirement.ts';
import { tools } from './tools.ts';
import { top } from './top.ts';

/** However much went wrong, a page stays below a megabyte: the more of it, the less of each. */
const mostBytes = 950_000;
const roomForOne = 12_000;
const mostOpen = 3;

/** The report as one page that needs nothing beside itself. */
export function page(report: Report): string {
  let room = roomForOne;
  let text = pageWith(report, room);
  while (Buffer.byteLength(text) > mostBytes && room > 100) {
    room /= 2;
    text = pageWith(report, room);
  }
  return text;
}

function pageWith(report: Report, room: number): string {
  const { target, headline, requirements, problems = [], hints = [], notes = [] } = report;
  const items = causeItems(report);
  const open = new Set(items.slice(0, mostOpen).map(each => each.entry));
  const told = (entry: Entry) => requirement(entry, { room, open: open.has(entry) });
  const groups = [...groupBy(requirements, each => groupOf(each.id))];
  const body = html`<a class="skip" href="#requirements">Skip to the requirements</a>
    ${icons} ${top(report)}
    <main class="wrap layout">
      <nav class="groups" aria-label="Groups">${groups.map(groupLink)}</nav>
      <div>
        ${problems.map(each => html`<p class="problem">${each}</p>`)}
        ${hints.map(each => html`<p class="hint">Hint: ${each}</p>`)}
        ${[...notes, ...newerLine(report)].map(each => html`<p class="hint">${each}</p>`)}
        ${items.length > 0 && causes(items)} ${leftOut(report)} ${targetOutput(report)}
        <div id="requirements" tabindex="-1">
          ${tools(requirements)}
          ${groups.map(
            ([group, entries]) =>
              html`<section class="group" id="group-${group}">
                <h2>${titleOf(group)} <small>${countOf(entries)}</small></h2>
                ${about(group)}
                <div class="list">${entries.map(told)}</div>
              </section> `,
          )}
        </div>
      </div>
    </main>
    <footer class="wrap">${aboutRun(report)} ${legend}</footer>`;
  return documentOf(`${target}: ${headline}`, body, ['page.css'], ['page.client.js']);
}

/** What a target has printed that the run started. */
const targetOutput = ({ targetOutput: lines = [] }: Report) =>
  lines.length > 0 &&
  html`<details class="about">
    <summary>The last lines of the target</summary>
    <div class="body"><pre>${lines.join('\n')}</pre></div>
  </details>`;

/** By what the run was made, and with which settings. */
const aboutRun = ({ about }: Report) =>
  about &&
  html`<details class="about">
    <summary>${madeWith(about)}</summary>
    <div class="body">
      <ul class="causes">
        ${settingsOf(about).map(each => html`<li><code>${each}</code></li>`)}
      </ul>
    </div>
  </details>`;

/** The situations that histories could not enter. */
const leftOut = ({ notEntered = [] }: Report) =>
  notEntered.length > 0 &&
  html`<details class="about">
    <summary>Situations not entered</summary>
    <div class="body">
      ${notEntered.map(
        ({ why, situations }) =>
          html`<section>
            <h3>${why}</h3>
            <ul class="causes">
              ${situations.map(each => html`<li>${each}</li>`)}
            </ul>
          </section>`,
      )}
    </div>
  </details>`;

const countOf = (entries: Entry[]) =>
  `${entries.filter(each => each.verdict === 'passed').length} of ${entries.length} passed`;

function about(group: string) {
  const explanation = abouts[group];
  return (
    explanation &&
    html`<details class="about">
      <summary>Why it matters, and what usually goes wrong</summary>
      <div class="body">${meaning(explanation)}</div>
    </details>`
  );
}

function groupLink([group, entries]: [string, Entry[]]) {
  const red = entries.filter(each => isRed(each.verdict)).length;
  const mark =
    red > 0 ? html`<b data-tone="failed">${red} red</b>` : html`<span>${entries.length}</span>`;
  return html`<a href="#group-${group}"><span>${titleOf(group)}</span>${mark}</a>`;
}
