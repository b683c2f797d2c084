const page = /<(?:!doctype\s+html|html)\b[^]*/i;
const title = /<title[^>]*>([^<]*)/i;

/** The lines of a stack trace below its first, as they stand in a text or in JSON: of JavaScript and Java, and of Python. */
const traces = [
  /(?:(?:\\n|\n)(?:\\t|[ \t])*at [^\n"\\]*[(:][^\n"\\]*)+/g,
  /(?:\\n|\n)[ \t]*File \\?"[^"\\]*\\?", line \d+(?:[^"\\]|\\.)*/g,
];

/** A text for people with what it quotes of foreign bodies in short: a page is its title, a stack trace its first line. */
export function inBrief(text: string): string {
  const short = text.replace(page, each => {
    const said = title.exec(each)?.[1]?.trim();
    return said ? `a page with the title “${said}”` : 'a page without a title';
  });
  return traces.reduce((all, trace) => all.replace(trace, ' … (a stack trace)'), short);
}
