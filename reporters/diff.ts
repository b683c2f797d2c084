const most = 12;

/** The words of an assertion that Playwright wrote: the message it was given first, then what differs, at most so many lines. */
export function shortWords(message: string): string {
  const [first = '', ...lines] = message.split('\n').filter(each => each.trim());
  const rest = lines.filter(each => !/^expect\(.*\)\.\w/.test(each));
  if (rest.length <= most) return [first, ...rest].join('\n');
  const differing = ['-', '+'].flatMap(sign =>
    rest.filter(each => each.startsWith(sign)).slice(0, most / 2),
  );
  const shown = differing.length > 0 ? differing : rest.slice(0, most);
  return [first, ...shown, `… ${rest.length - shown.length} more lines, in report.json`].join('\n');
}
