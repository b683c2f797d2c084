import { html } from './markup.ts';

/** A block of code; one to be typed again has a button that copies it. */
export const code = (text: string, copies = false) =>
  html`<div class="code">
    <pre>${text}</pre>
    ${copies && html`<button class="copy js-only" type="button">Copy</button>`}
  </div>`;
