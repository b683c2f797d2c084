import type { Reference } from '../../../reference/reference.ts';
import type { Answers } from '../../../reference/serve.ts';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const url = /https:\/\/[^\s"]+/g;

/** Other ways in which a server may show the messages to a phone. */
export const outboxes: Record<string, (messages: string[]) => string> = {
  'plain text': messages => messages.join('\n\n'),
  'a page with &amp;': messages =>
    `<ul>${messages.map(each => `<li>${each.replaceAll(/[&<>"]/g, e => entities[e]!)}`).join('')}</ul>`,
  'a script with \\u0026': messages =>
    `<script>var messages = ${JSON.stringify(messages).replaceAll('&', '\\u0026')};</script>`,
  'percent-encoded links': messages =>
    messages
      .flatMap(each => each.match(url) ?? [])
      .map(each => `<a href="https://mail.example/out?to=${encodeURIComponent(each)}&by=sms">`)
      .join('\n'),
  NDJSON: messages => messages.map(body => `${JSON.stringify({ body })}\n`).join(''),
  'a stream of events': messages =>
    messages
      .map((body, id) => `id: ${id}\nevent: sms\ndata: ${JSON.stringify({ body })}\n\n`)
      .join(''),
};

/** A reference that shows its messages at `/inbox/{phone}` in another way. */
export function showing(reference: Reference, show: (messages: string[]) => string): Answers {
  return {
    fetch: request => {
      const [, phone] = /^\/inbox\/(.*)/.exec(new URL(request.url).pathname) ?? [];
      if (phone === undefined) return reference.fetch(request);
      return new Response(show(reference.messagesTo(decodeURIComponent(phone))));
    },
  };
}
