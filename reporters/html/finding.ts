import type { FindingOfCheck } from '../report.ts';
import { isCommand, type Row } from '../rows.ts';
import { shorten } from '../text.ts';
import { code } from './code.ts';
import { html } from './markup.ts';
import { steps } from './steps.ts';

/** What was found, row by row, and every step that led to it; reason and cause stand above already. */
export function finding(found: FindingOfCheck, rows: Row[], room: number) {
  const isShown = (row: Row) => !isCommand(row) && row.label !== 'reason' && row.label !== 'cause';
  const shown = rows.filter(isShown);
  return html`<section>
      <h3>What was found</h3>
      <dl class="finding">
        ${shown.map(
          ({ label, text }) =>
            html`<div class="${label.replaceAll(' ', '-')}">
              <dt>${heading(label)}</dt>
              <dd><pre>${shorten(text, room / 4)}</pre></dd>
            </div>`,
        )}
      </dl>
    </section>
    ${steps(found, room / 2)}`;
}

/** A command to be copied. */
export const command = ({ label, text }: Row) =>
  html`<section>
    <h3>${heading(label)}</h3>
    ${code(text, true)}
  </section>`;

const heading = (label: string) => label.charAt(0).toUpperCase() + label.slice(1);
