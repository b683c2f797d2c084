import type { Entry } from '../report.ts';
import { isRed, verdicts, type Verdict } from '../verdict.ts';
import { icon } from './icons.ts';
import { html } from './markup.ts';

/** What finds requirements on the page: a search, a button for each level, for what is red, and for each other verdict. */
export function tools(entries: Entry[]) {
  const chip = (name: string, value: string, those: Entry[], verdict?: Verdict) =>
    those.length > 0 &&
    html`<button
      type="button"
      aria-pressed="false"
      data-filter="${name}"
      data-value="${value}"
      ${verdict && html` data-tone="${verdict}"`}
    >
      ${verdict && icon(verdict)}${value} <span class="count">${those.length}</span>
    </button>`;
  return html`<div class="tools js-only" role="search">
    <div class="search">
      <input
        type="search"
        placeholder="Search requirements"
        aria-label="Search requirements"
        aria-keyshortcuts="/"
      />
    </div>
    <div class="chips" role="group" aria-label="Show levels">
      ${['MUST', 'SHOULD'].map(level =>
        chip(
          'level',
          level,
          entries.filter(each => each.level === level),
        ),
      )}
    </div>
    <div class="chips" role="group" aria-label="Show verdicts">
      ${chip(
        'verdict',
        'red',
        entries.filter(each => isRed(each.verdict)),
        'failed',
      )}
      ${verdicts
        .filter(verdict => !isRed(verdict))
        .map(verdict =>
          chip(
            'verdict',
            verdict,
            entries.filter(each => each.verdict === verdict),
            verdict,
          ),
        )}
      <button id="everything" type="button" aria-pressed="true">show all</button>
    </div>
    <div class="shown"><output></output><button id="toggle" type="button">Open all</button></div>
    <p class="nothing" hidden>Nothing matches: search for less, or show all.</p>
  </div>`;
}
