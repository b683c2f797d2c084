import { shownBody, type Evidence, type Exchange } from '../spec/finding.ts';

/** A call and its answer as they went over the wire. */
export function exchangeText({ request, response, problem, ms }: Exchange): string {
  const lines = (headers: Record<string, string>) =>
    Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const body = (text: string) => (text ? ['', text] : []);
  return [
    `${request.method} ${request.url}`,
    ...lines(request.headers),
    ...body(shownBody(request.method, request.body)),
    '',
    ...(response
      ? [
          `${response.status} after ${ms} ms`,
          ...lines(response.headers),
          ...body(response.body || '(no body)'),
        ]
      : [`no answer after ${ms} ms: ${problem ?? 'unknown why'}`]),
  ].join('\n');
}

/** All calls that led to a finding, numbered; the one that was judged is marked. */
export const exchangesText = ({ exchanges, judged }: Evidence) =>
  exchanges
    .map((each, index) => {
      const mark = index === judged ? ', judged' : '';
      return `--- ${index + 1} of ${exchanges.length}: ${each.operation}${mark}\n${exchangeText(each)}`;
    })
    .join('\n\n');
