// node healthy.mjs http://127.0.0.1:3000/health/ready: exits with 0 when the answer is a success, and with 1 and the reason otherwise.
const [, , address] = process.argv;
try {
  const answer = await fetch(address, { signal: AbortSignal.timeout(4_000) });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
} catch (error) {
  process.stderr.write(`${address}: ${error.cause?.message ?? error.message}\n`);
  process.exitCode = 1;
}
