import { verdicts, type Verdict } from '../verdict.ts';
import { icon } from './icons.ts';
import { html } from './markup.ts';

const meanings: Record<Verdict, string> = {
  passed: 'Its check ran and held.',
  failed: 'The target broke the rule.',
  'known failure':
    'The target broke the rule, and the known-failures file excuses it with a reason.',
  stale: 'The known-failures file lists it, but it passed: strike the entry.',
  blocked:
    'Its check could not come to a verdict, because something before it went wrong. Nobody is accused.',
  'not tested':
    'The settings say that it cannot be observed here, or nobody can observe it at all.',
};

/** What each verdict means. */
export const legend = html`<footer class="wrap">
  <dl class="legend">
    ${verdicts.map(
      verdict =>
        html`<div>
          <dt>${icon(verdict)} ${verdict}</dt>
          <dd>${meanings[verdict]}</dd>
        </div>`,
    )}
  </dl>
</footer>`;
