import { verdicts, type Verdict } from '../verdict.ts';
import { icon } from './icons.ts';
import { html } from './markup.ts';

const meanings: Record<Verdict, string> = {
  passed: 'Its check ran and held.',
  failed: 'The target broke the rule.',
  'known failure':
    'The target broke the rule, and the known-failures file excuses it with a reason.',
  stale: 'Listed as a known failure, but passes: remove the entry.',
  unstable: 'It failed, ran once more alone, and the two outcomes differ.',
  blocked: 'A precondition failed, or the check did not run: no verdict, and the run fails.',
  'not tested':
    'The settings declare that it cannot be observed here, or the API does not show it at all.',
};

/** What each verdict means. */
export const legend = html`<dl class="legend">
  ${verdicts.map(
    verdict =>
      html`<div>
        <dt>${icon(verdict)} ${verdict}</dt>
        <dd>${meanings[verdict]}</dd>
      </div>`,
  )}
</dl>`;
