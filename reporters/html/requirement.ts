import { isRequirement, requirements } from '../../suites/catalogue.ts';
import type { Entry } from '../report.ts';
import { heldText } from '../held.ts';
import { isCommand } from '../rows.ts';
import { isRed } from '../verdict.ts';
import { findingsToTell, rowsOf } from '../words.ts';
import { command, finding } from './finding.ts';
import { icon } from './icons.ts';
import { html } from './markup.ts';
import { meaning } from './meaning.ts';

interface Telling {
  /** How many characters its finding may take. */
  room: number;
  open: boolean;
}

/** One requirement: its sentence in sight; what was found, where it comes from and what it means when opened. */
export function requirement(entry: Entry, { room, open }: Telling) {
  const { id, level, verdict, text, link, histories } = entry;
  const [found] = findingsToTell(entry);
  const rows = rowsOf(entry);
  const own = isRequirement(id) ? requirements[id] : undefined;
  return html`<details
    class="requirement"
    id="${id}"
    data-tone="${verdict}"
    data-level="${level}"
    ${isRed(verdict) && html` data-red`}${open && html` open`}
  >
    <summary>
      ${icon(verdict)}
      <span class="text">${text}</span>
      <span class="level">${level}</span>
      <span class="under">${under(entry)}</span>
    </summary>
    <div class="body">
      ${link && excuse(link)} ${cause(entry)} ${found && finding(found, rows, room)}
      ${!found && histories && html`<p class="meta">Histories: ${heldText(histories)}</p>`}
      ${rows.filter(isCommand).map(command)} ${source(entry)} ${own && meaning(own)}
      <p class="meta"><a href="#${id}">Link to this requirement</a></p>
    </div>
  </details> `;
}

function under({ id, verdict, reason, until }: Entry) {
  if (verdict === 'passed') return html`<span class="hidden">passed </span><code>${id}</code>`;
  return html`<code>${id}</code> <b>${verdict}</b>${reason && html`: ${reason}`}${
      until && html`, until ${until}`
    }`;
}

const cause = ({ cause: number, verdict }: Entry) =>
  number !== undefined &&
  html`<p class="meta">
    ${verdict === 'blocked' ? 'Held up by' : 'Part of'}
    <a href="#cause-${number}">cause ${number}</a>
  </p>`;

const excuse = (link: string) =>
  html`<section>
    <h3>Why it is excused</h3>
    ${linked(link)}
  </section>`;

const linked = (address: string) =>
  /^https?:/.test(address) ? html`<a href="${address}" rel="noreferrer">${address}</a>` : address;

function source({ quote, source, file, line, title, findings: [found] = [] }: Entry) {
  const isHistory = found?.history !== undefined && found.history === title;
  return html`<section>
    <h3>Where it comes from</h3>
    <blockquote>“${quote}”</blockquote>
    <cite>${linked(source)}</cite>
    ${file && html`<p class="meta">${isHistory ? 'The history' : 'Its check'}: “${title}”, <code>${file}:${line ?? 1}</code></p>`}
  </section>`;
}
