import { toneOf } from '../headline.ts';
import type { Report, Entry } from '../report.ts';
import { count, duration } from '../text.ts';
import { verdicts } from '../verdict.ts';
import { icon } from './icons.ts';
import { html } from './markup.ts';

/** The top of the page: who was tested, the headline, and a table by level. */
export function top({ target, headline, startedAt, durationMs, requirements }: Report) {
  const [, first = '', rest = ''] = /^([^:;,]+)[:;,]? ?(.*)$/.exec(headline) ?? [];
  const day = new Date(startedAt).toLocaleDateString('en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  const tone = tones[toneOf(headline)];
  return html`<header class="top" data-tone="${tone}">
    <div class="wrap">
      <div class="overline">
        <span>Magic Link over SMS, conformance report</span>
        <button id="scheme" class="js-only" type="button">Dark or light</button>
      </div>
      <h1>
        <span class="target">${target}</span>
        <span class="headline">${icon(tone)}${first.charAt(0).toUpperCase() + first.slice(1)}</span>
      </h1>
      ${rest && html`<p class="lede">${rest.charAt(0).toUpperCase() + rest.slice(1)}</p>`}
      <p class="meta">
        ${count(requirements.length, 'requirement')}, tested on
        <time datetime="${startedAt}">${day}, ${startedAt.slice(11, 16)} UTC</time>
        in ${duration(durationMs)}
      </p>
      ${requirements.length > 0 && levelTable(requirements)}
    </div>
  </header>`;
}

const tones = { good: 'passed', open: 'known failure', bad: 'failed' } as const;

function levelTable(entries: Entry[]) {
  const shown = verdicts.filter(verdict => entries.some(each => each.verdict === verdict));
  const levels = (['MUST', 'SHOULD'] as const)
    .map(level => ({ level, those: entries.filter(each => each.level === level) }))
    .filter(({ those }) => those.length > 0);
  const cells = (those: Entry[]) =>
    shown.map(verdict => {
      const n = those.filter(each => each.verdict === verdict).length;
      return n ? html`<td data-tone="${verdict}">${n}</td>` : html`<td class="zero">0</td>`;
    });
  return html`<table>
    <caption class="hidden">
      Requirements by level and verdict
    </caption>
    <thead>
      <tr>
        <th scope="col"><span class="hidden">Level</span></th>
        <td class="bar" aria-hidden="true"></td>
        ${shown.map(each => html`<th scope="col">${icon(each)}<span class="word">${each}</span></th>`)}
        <th scope="col">all</th>
      </tr>
    </thead>
    <tbody>
      ${levels.map(
        ({ level, those }) =>
          html`<tr>
            <th scope="row">${level}</th>
            <td class="bar" aria-hidden="true">${bar(those)}</td>
            ${cells(those)}
            <td>${those.length}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function bar(entries: Entry[]) {
  let x = 0;
  const pieces = verdicts.map(verdict => {
    const part = entries.filter(each => each.verdict === verdict).length / entries.length;
    const from = x;
    x += part;
    const [left, width] = [from, part].map(each => `${Math.round(each * 1e4) / 100}%`);
    return (
      part > 0 && html`<rect data-tone="${verdict}" x="${left}" width="${width}" height="100%" />`
    );
  });
  return html`<svg preserveAspectRatio="none">${pieces}</svg>`;
}
