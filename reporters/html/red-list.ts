import type { Entry } from '../report.ts';
import { count } from '../text.ts';
import { icon } from './icons.ts';
import { html } from './markup.ts';

const most = 12;

/** What is red, each with a link to the place where it is told in full. */
export function redList(red: Entry[]) {
  const more = red.length - most;
  return html`<section class="summary">
    <h2>${count(red.length, 'requirement')} to look at</h2>
    <ul>
      ${red.slice(0, most).map(item)}
    </ul>
    ${more > 0 && html`<p class="meta">and ${more} more below</p>`}
  </section>`;
}

const item = ({ id, verdict, level, text, reason }: Entry) =>
  html`<li>
    ${icon(verdict)}
    <a href="#${id}">${text}</a>
    <span class="level">${level}</span>
    <span class="under"><b data-tone="${verdict}">${verdict}</b>: ${reason}</span>
  </li>`;
