import { escapeMarkup } from '../escape.ts';

/** A piece of HTML, as opposed to text that has to be escaped. */
export interface Markup {
  html: string;
}

type Value = string | number | Markup | Value[] | false | undefined;

/** A template of HTML: what is filled in is escaped, unless it is HTML itself; nothing comes of false and undefined. */
export const html = (parts: TemplateStringsArray, ...values: Value[]): Markup => ({
  html: parts
    .map((part, index) => part.replace(/\s*\n\s*/g, '\n') + markup(values[index]))
    .join(''),
});

function markup(value: Value): string {
  if (value === undefined || value === false) return '';
  if (Array.isArray(value)) return value.map(markup).join('');
  return typeof value === 'object' ? value.html : escapeMarkup(String(value));
}
