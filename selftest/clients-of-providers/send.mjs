/** Sends a text by the real client of a provider to a server of one's own, and prints the ID that the client hands out. */
const [provider, url, to, text] = process.argv.slice(2);

const providers = {
  async sns() {
    const { PublishCommand, SNSClient } = await import('@aws-sdk/client-sns');
    const credentials = { accessKeyId: 'none', secretAccessKey: 'none' };
    const client = new SNSClient({ endpoint: url, region: 'us-east-1', credentials });
    const sent = await client.send(new PublishCommand({ PhoneNumber: to, Message: text }));
    return sent.MessageId;
  },

  async twilio() {
    const { default: twilio } = await import('twilio');
    const client = twilio(`AC${'0'.repeat(32)}`, 'none');
    client.api.baseUrl = url;
    const sent = await client.messages.create({ to, from: '+12025550199', body: text });
    return sent.sid;
  },
};

console.log(await providers[provider]());
