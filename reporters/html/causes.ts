import { extentOf, type CauseItem } from '../cause-items.ts';
import { idsOf } from '../causes.ts';
import { count } from '../text.ts';
import { code } from './code.ts';
import { icon } from './icons.ts';
import { html } from './markup.ts';

const mostOpen = 12;

/** The causes of what is red, each with a link to the requirement that shows it whole, and to all others. */
export function causes(items: CauseItem[]) {
  const ids = items.flatMap(idsOf);
  const some = count(items.length, 'cause');
  return html`<section class="summary" id="causes">
    <h2>${some} of ${count(ids.length, 'red requirement')}</h2>
    <ol>
      ${items.slice(0, mostOpen).map(item)}
    </ol>
    ${
      items.length > mostOpen &&
      html`<details class="about">
        <summary>${items.length - mostOpen} more</summary>
        <ol>
          ${items.slice(mostOpen).map(item)}
        </ol>
      </details>`
    }
  </section>`;
}

function item(cause: CauseItem) {
  const { entry, title, number, of, level, rerun, others, heldUp } = cause;
  const { id, verdict, reason } = entry;
  return html`<li id="cause-${number}" data-level="${level}">
    ${icon(verdict)}
    <a href="#${id}">${number}. ${title}</a>
    <span class="level">${level}</span>
    <span class="under"
      >${number === 1 && of > 1 && html`<b>Fix this first</b>, `}<b data-tone="${verdict}"
        >${extentOf(cause)}</b
      >: ${reason}</span
    >
    ${
      (others.length > 0 || heldUp.length > 0) &&
      html`<details class="ids">
        <summary>${count(others.length + heldUp.length, 'more requirement')}</summary>
        ${links(
          'Also breaks',
          others.map(each => each.id),
        )}
        ${links('Holds up', heldUp)} ${rerun && code(rerun, true)}
      </details>`
    }
  </li>`;
}

const links = (name: string, ids: string[]) =>
  ids.length > 0 &&
  html`<p>
    ${name} ${ids.map((id, n) => html`${n > 0 && ', '}<a href="#${id}"><code>${id}</code></a>`)}
  </p>`;
