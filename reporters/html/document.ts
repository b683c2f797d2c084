import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { html, type Markup } from './markup.ts';

/** A page that needs nothing beside itself: its styles and scripts are in it, and it loads nothing. Each has filters. */
export function documentOf(
  title: string,
  body: Markup,
  styles: readonly string[],
  scripts: readonly string[],
): string {
  const [style, script] = [
    textOf(styles),
    textOf(['scheme.client.js', 'filters.client.js', ...scripts]),
  ];
  const policy = `default-src 'none'; style-src '${hash(style)}'; script-src '${hash(script)}'`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <title>${title}</title>
        ${inline('style', style)}
      </head>
      <body>
        ${body} ${inline('script', script)}
      </body>
    </html> `.html;
}

const textOf = (names: readonly string[]): string =>
  names.map(each => readFileSync(new URL(each, import.meta.url), 'utf8')).join('\n');

const inline = (tag: string, text: string) => ({ html: `<${tag}>${text}</${tag}>` });

const hash = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
