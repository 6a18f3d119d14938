// The program: makes sure that this Node can run it, then does what the command line asks for. Everything else is
// loaded afterwards, so that an old Node or a missing package is told of in a sentence.
import process from 'node:process';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

/** Aborted by the next request to end; the one after that ends the process on the spot. */
function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  return stop.signal;
}

async function main(): Promise<number> {
  // Whoever writes learns of it where the reader has gone away; an "error" that nobody hears would end the process.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  const { run } = await import('./command-line/run.ts');
  return run(process.argv.slice(2), {
    environment: process.env,
    workingFolder: process.cwd(),
    input: process.stdin,
    output: process.stdout,
    notes: process.stderr,
    stopSignal,
  });
}

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `Node ${process.versions.node} is too old: install Node 20.19 or newer, then try again.\n`,
  );
  process.exitCode = 1;
} else {
  // The process ends by itself once all it has begun is done.
  process.exitCode = await main().catch((error: NodeJS.ErrnoException) => {
    const isIncomplete = error.code === 'ERR_MODULE_NOT_FOUND';
    process.stderr.write(
      isIncomplete
        ? 'A package is missing: run "npm install" in the folder of the program, then try again.\n'
        : `This is a fault in the program; please report it.\n${error.stack}\n`,
    );
    return 1;
  });
}
