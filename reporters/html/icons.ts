import type { Verdict } from '../verdict.ts';
import { html } from './markup.ts';

const shapes: Record<Verdict, string> = {
  passed: 'M6 10.4 8.8 13 14 7.4',
  failed: 'm7 7 6 6m0-6-6 6',
  'known failure': 'M5.6 11.2q2.2-3.6 4.4-1.2t4.4-1.2',
  stale: 'M13.6 8A4 4 0 1 0 14 10.6M13.9 5.6V8.2h-2.6',
  unstable: 'M6 8.2h8M6 11.8h8M12 6l-4 8',
  blocked: 'M8 7v6m4-6v6',
  'not tested': 'M6.5 10h7',
};

const idOf = (verdict: Verdict) => `icon-${verdict.replace(' ', '-')}`;

/** The shapes that all icons of the page use. */
export const icons = html`<svg class="hidden" aria-hidden="true">
  ${(Object.keys(shapes) as Verdict[]).map(
    verdict =>
      html`<symbol id="${idOf(verdict)}" viewBox="0 0 20 20">
        <circle cx="10" cy="10" r="10" fill="currentColor" />
        <path
          d="${shapes[verdict]}"
          fill="none"
          stroke="var(--surface)"
          stroke-width="2"
          stroke-linecap="round"
          stroke-linejoin="round"
        />
      </symbol>`,
  )}
</svg>`;

/** The icon of a verdict; words beside it say the same. */
export const icon = (verdict: Verdict) =>
  html`<svg class="icon" data-tone="${verdict}" aria-hidden="true">
    <use href="#${idOf(verdict)}" />
  </svg>`;
