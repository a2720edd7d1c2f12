// Asks for one address so many times at once and throws away what it reads: apart, so that its work is not that of who measures.
import { Agent, request } from 'node:http';

const [url, authorization, times] = process.argv.slice(2);
const agent = new Agent({ maxSockets: Number(times) });

const status = () =>
  new Promise((resolve, reject) => {
    request(url, { agent, headers: { authorization } }, (answer) => {
      answer.resume().once('close', () => resolve(answer.statusCode));
    })
      .once('error', reject)
      .end();
  });

console.log(JSON.stringify(await Promise.all(Array.from({ length: Number(times) }, status))));
process.exit();
