/** What acts on a terminal, breaks a line or turns the direction of writing. */
export const acting = /[^\P{Cc}\n\t]|[\u2028-\u202e\u2066-\u2069]/u;

/** The reports that quote what a target answers. */
export const files = ['report.json', 'report.html', 'report.md', 'junit.xml', 'report.sarif'];

/** A page of Markdown without its blocks and spans of code. */
export function withoutCode(page: string): string {
  const blocks = /^(`{3,})[^`\n]*\n[^]*?\n\1`*$/gm;
  const spans = /(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g;
  return page.replaceAll(blocks, '').replaceAll(spans, '');
}
