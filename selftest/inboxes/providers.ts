/** A message as a provider's client, or a gateway, posts it. */
export interface Shape {
  provider: string;
  documented: string;
  /** What is posted, for people. */
  posts: string;
  method?: string;
  path: string;
  /** What the request holds for a number (with its plus) and a text. */
  body?: (to: string, text: string) => object | string | FormData | URLSearchParams;
  type?: string;
  /** What the client takes for a success. */
  answer: { status: number; holds: object | RegExp };
}

const digits = (to: string) => to.slice(1);

/** A number that a provider sends from: as a sender, no message goes to it. */
export const sender = '+12025550199';

const form = (fields: Record<string, string>) => new URLSearchParams(fields);

function multipart(fields: Record<string, string>): FormData {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return body;
}

const id = /^[\w-]{30,}$/;

/** The shapes that providers document, and those that gateways of one's own have. */
export const shapes: readonly Shape[] = [
  {
    provider: 'Generic SMS gateway of Descope',
    documented:
      'https://docs.descope.com/connectors/connector-configuration-guides/messaging/sms-gateway',
    posts: 'JSON: `recipient`, `body`',
    path: '/sms',
    body: (recipient, body) => ({ recipient, body, sender, token: 'secret' }),
    answer: { status: 200, holds: { status: 'queued' } },
  },
  {
    provider: 'Twilio',
    documented: 'https://www.twilio.com/docs/messaging/api/message-resource',
    posts: 'form: `To`, `Body`',
    path: '/2010-04-01/Accounts/AC00000000000000000000000000000000/Messages.json',
    body: (To, Body) => form({ To, Body, From: sender }),
    answer: { status: 201, holds: { sid: /^SM[\da-f]{32}$/, status: 'queued', error_code: null } },
  },
  {
    provider: 'Twilio, to WhatsApp',
    documented: 'https://www.twilio.com/docs/messaging/api/message-resource',
    posts: 'form: `To` as `whatsapp:+1…`, `Body`',
    path: '/2010-04-01/Accounts/AC00000000000000000000000000000000/Messages.json',
    body: (to, Body) => form({ To: `whatsapp:${to}`, Body, From: `whatsapp:${sender}` }),
    answer: { status: 201, holds: { sid: /^SM[\da-f]{32}$/, status: 'queued' } },
  },
  {
    provider: 'Vonage SMS API',
    documented: 'https://developer.vonage.com/en/api/sms',
    posts: 'form: `to` without a plus, `text`',
    path: '/sms/json',
    body: (to, text) => form({ api_key: 'k', api_secret: 's', from: 'Mock', to: digits(to), text }),
    answer: { status: 200, holds: { 'message-count': '1', messages: [{ status: '0' }] } },
  },
  {
    provider: 'Vonage Messages API',
    documented: 'https://developer.vonage.com/en/api/messages',
    posts: 'JSON: `to` without a plus, `text`',
    path: '/v1/messages',
    body: (to, text) => ({
      message_type: 'text',
      channel: 'sms',
      from: digits(sender),
      to: digits(to),
      text,
    }),
    answer: { status: 202, holds: { message_uuid: id } },
  },
  {
    provider: 'Plivo',
    documented: 'https://www.plivo.com/docs/sms/detailed-reference/api/message/send-a-message/',
    posts: 'JSON: `dst`, a list with `<` between, `text`',
    path: '/v1/Account/MAXXXXXXXXXXXXXXXXXX/Message/',
    body: (to, text) => ({ src: digits(sender), dst: `${digits(to)}<12025550188`, text }),
    answer: { status: 202, holds: { message_uuid: [id], api_id: id } },
  },
  {
    provider: 'Sinch',
    documented: 'https://developers.sinch.com/docs/sms/api-reference/sms/batches',
    posts: 'JSON: `to`, a list, `body`',
    path: '/xms/v1/plan/batches',
    body: (to, body) => ({ from: sender, to: [digits(to)], body }),
    answer: { status: 201, holds: { id, canceled: false, type: 'mt_text' } },
  },
  {
    provider: 'Infobip',
    documented: 'https://www.infobip.com/docs/api/channels/sms',
    posts: 'JSON: `messages[].destinations[].to`, `content.text`',
    path: '/sms/3/messages',
    body: (to, text) => ({
      messages: [{ sender: digits(sender), destinations: [{ to: digits(to) }], content: { text } }],
    }),
    answer: { status: 200, holds: { messages: [{ status: { groupName: 'PENDING' } }] } },
  },
  {
    provider: 'Bird',
    documented: 'https://docs.bird.com/api/quickstarts/send-an-sms-message',
    posts: 'JSON: `receiver.contacts[].identifierValue`, `body.text.text`',
    path: '/workspaces/w/channels/c/messages',
    body: (to, text) => ({
      receiver: { contacts: [{ identifierKey: 'phonenumber', identifierValue: to }] },
      body: { type: 'text', text: { text } },
    }),
    answer: { status: 202, holds: { id, status: 'accepted' } },
  },
  {
    provider: 'MessageBird',
    documented: 'https://developers.messagebird.com/api/sms-messaging/',
    posts: 'form: `recipients`, a list with commas between, `body`',
    path: '/messages',
    body: (to, body) =>
      form({ originator: digits(sender), recipients: `${digits(to)},12025550188`, body }),
    answer: { status: 201, holds: { id, recipients: { totalSentCount: 1 } } },
  },
  {
    provider: 'Telnyx',
    documented: 'https://developers.telnyx.com/api/messaging/send-message',
    posts: 'JSON: `to`, `text`',
    path: '/v2/messages',
    body: (to, text) => ({ from: sender, to, text }),
    answer: { status: 200, holds: { data: { id, record_type: 'message' } } },
  },
  {
    provider: 'AWS SNS, to a phone',
    documented: 'https://docs.aws.amazon.com/sns/latest/api/API_Publish.html',
    posts: 'form: `PhoneNumber`, `Message`',
    path: '/',
    body: (PhoneNumber, Message) =>
      form({ Action: 'Publish', Version: '2010-03-31', PhoneNumber, Message }),
    answer: { status: 200, holds: /<PublishResult><MessageId>[\w-]{36}<\/MessageId>/ },
  },
  {
    provider: 'AWS SNS, a topic with a subscriber over HTTP',
    documented: 'https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html',
    posts: 'JSON as `text/plain`: `Message`, a text that holds JSON',
    path: '/sms',
    type: 'text/plain; charset=UTF-8',
    body: (phone, text) =>
      JSON.stringify({
        Type: 'Notification',
        TopicArn: 'arn:aws:sns:us-east-1:000000000000:sms',
        Message: JSON.stringify({ phone, text }),
      }),
    answer: { status: 200, holds: { id } },
  },
  {
    provider: 'Azure Communication Services',
    documented: 'https://learn.microsoft.com/rest/api/communication',
    posts: 'JSON: `smsRecipients[].to`, `message`',
    path: '/sms?api-version=2021-03-07',
    body: (to, message) => ({ from: sender, smsRecipients: [{ to }], message }),
    answer: { status: 202, holds: { value: [{ httpStatusCode: 202, successful: true }] } },
  },
  {
    provider: 'Azure Event Grid',
    documented: 'https://learn.microsoft.com/azure/event-grid/event-schema',
    posts: 'JSON: a list of events, `data`',
    path: '/events',
    body: (to, message) => [
      { id: '1', eventType: 'Sms.Requested', subject: 'sms', data: { to, message } },
    ],
    answer: { status: 200, holds: { id } },
  },
  {
    provider: 'Clickatell',
    documented:
      'https://www.clickatell.com/developers/api-documentation/one-api-send-plain-text-message/',
    posts: 'JSON: `messages[].to` without a plus, `content`',
    path: '/v1/message',
    body: (to, content) => ({ messages: [{ channel: 'sms', to: digits(to), content }] }),
    answer: { status: 202, holds: { messages: [{ accepted: true, apiMessageId: id }] } },
  },
  {
    provider: 'TextMagic',
    documented: 'https://www.textmagic.com/docs/api/send-sms/',
    posts: 'form: `phones`, a list with commas between, `text`',
    path: '/api/v2/messages',
    body: (to, text) => form({ text, phones: `12025550188,${digits(to)}` }),
    answer: { status: 201, holds: { type: 'message' } },
  },
  {
    provider: 'ClickSend',
    documented: 'https://developers.clicksend.com/docs/',
    posts: 'JSON: `messages[].to`, `body`',
    path: '/v3/sms/send',
    body: (to, body) => ({ messages: [{ source: 'sdk', from: sender, to, body }] }),
    answer: {
      status: 200,
      holds: { response_code: 'SUCCESS', data: { messages: [{ status: 'SUCCESS' }] } },
    },
  },
  {
    provider: '46elks',
    documented: 'https://46elks.com/docs/send-sms',
    posts: 'form: `to`, `message`',
    path: '/a1/sms',
    body: (to, message) => form({ from: sender, to, message }),
    answer: { status: 200, holds: { status: 'created', direction: 'outgoing' } },
  },
  {
    provider: 'Bandwidth',
    documented: 'https://dev.bandwidth.com/docs/messaging/createMessage',
    posts: 'JSON: `to`, a list, `text`',
    path: '/api/v2/users/5500000/messages',
    body: (to, text) => ({ to: [to], from: sender, text, applicationId: 'a' }),
    answer: { status: 202, holds: { id, direction: 'out' } },
  },
  {
    provider: 'A gateway that takes XML',
    documented:
      'https://docs.clickatell.com/channels/sms-rest-api-platform-archived/sms-rest-api-send-message-2/',
    posts: 'XML: elements or attributes',
    path: '/gateway/sms.xml',
    type: 'application/xml',
    body: (to, text) =>
      '<?xml version="1.0"?><ns:SendMessageRequest xmlns:ns="urn:sms">' +
      `<ns:From>${sender}</ns:From><ns:To type="phone">${to}</ns:To>` +
      `<ns:Content>${text.replaceAll('&', '&amp;')}</ns:Content></ns:SendMessageRequest>`,
    answer: { status: 200, holds: { id } },
  },
  {
    provider: 'A gateway that takes a multipart form',
    documented: 'https://www.rfc-editor.org/rfc/rfc7578',
    posts: 'multipart: fields or files',
    path: '/gateway/send',
    body: (to, text) => multipart({ destination: `00${digits(to)}`, text }),
    answer: { status: 200, holds: { id } },
  },
  {
    provider: 'A gateway that takes a query',
    documented: 'https://www.rfc-editor.org/rfc/rfc3986#section-3.4',
    posts: 'GET with `to` and `text` in the query',
    method: 'GET',
    path: '/http/send?user=u&to={to}&text={text}',
    answer: { status: 200, holds: { id } },
  },
];

/** The rows of the table in the documentation: the provider, what it posts, what is answered. */
export const rows = shapes.map(({ provider, documented, posts, answer }) => [
  `[${provider}](${documented})`,
  posts,
  `${answer.status}, ${answer.holds instanceof RegExp ? 'XML' : 'JSON'}`,
]);
