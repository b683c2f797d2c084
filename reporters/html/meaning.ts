import type { Explanation } from '../../spec/requirement.ts';
import { code } from './code.ts';
import { html } from './markup.ts';

/** What a requirement, or a group of them, means in practice. */
export const meaning = ({ why, causes, good, bad }: Partial<Explanation>) =>
  html`${
    why &&
    html`<section>
      <h3>Why it matters</h3>
      <p>${why}</p>
    </section>`
  }
  ${
    causes &&
    html`<section>
      <h3>Usual causes of a failure</h3>
      <ul class="causes">
        ${causes.map(each => html`<li>${each}</li>`)}
      </ul>
    </section>`
  }
  ${
    good &&
    bad &&
    html`<div class="pair">
      <section>
        <h3>Good</h3>
        ${code(good.join('\n'))}
      </section>
      <section>
        <h3>Bad</h3>
        ${code(bad.join('\n'))}
      </section>
    </div>`
  }`;
