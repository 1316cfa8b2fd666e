import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync, existsSync } from 'node:fs';
import type { Command } from 'commander';
import { exportLog, type ExportClosing } from '#audit';
import type { EventStore } from '#event-store';
import { reading } from '../composition.js';
import { WrongUse } from '../exit-codes.js';
import { ProgressLine, write, writeLine, type Terminal } from '../terminal.js';
import { exportPath, remoteExport } from '../remote/remote-export.js';
import type { RemoteServer } from '../remote/remote-server.js';
import { placeOf, serverOf } from './place.js';

export const addExport = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('export')
    .description('Writes the whole log as NDJSON: ids, times and hashes are kept. Works while a server is running.')
    .argument('[file]', 'the file to write; - for standard output', '-')
    .option('--force', 'write over a file that exists');
  command.action(async (file: string, { force }: { force?: true }) => {
    if (file !== '-' && !force && existsSync(file)) throw new WrongUse(`${file} exists already: name another file, or say --force.`);
    const server = serverOf(command, terminal);
    if (server) return fromServer(server, terminal, file);
    await reading(placeOf(command, terminal), async (store) => {
      if (file === '-') return void (await writePieces(store, terminal, (text) => write(terminal.out, text)));
      const { events, streams } = await toFile(store, terminal, file);
      await writeLine(terminal.out, `Exported ${events} events of ${streams} streams to ${file}.`);
    });
  });
};

async function fromServer(server: RemoteServer, terminal: Terminal, file: string): Promise<void> {
  if (file === '-') {
    const { body } = await server.get(exportPath);
    for await (const piece of (body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) await write(terminal.out, piece);
    return;
  }
  const { events, streams } = await remoteExport(server, file);
  await writeLine(terminal.out, `Exported ${events} events of ${streams} streams to ${file}.`);
}

/** Writes to a temporary name until the export is complete and on disk, so that the file is always a complete export. */
async function toFile(store: EventStore, terminal: Terminal, file: string): Promise<ExportClosing> {
  const partial = `${file}.partial`;
  const descriptor = openSync(partial, 'w', 0o600);
  try {
    const closing = await writePieces(store, terminal, async (text) => void writeSync(descriptor, text));
    fsyncSync(descriptor);
    closeSync(descriptor);
    renameSync(partial, file);
    return closing;
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}

async function writePieces(store: EventStore, terminal: Terminal, take: (text: string) => Promise<void>): Promise<ExportClosing> {
  const progress = new ProgressLine(terminal);
  const pieces = exportLog(store, (done, total) => progress.show('Exporting', done, total));
  try {
    for (;;) {
      const piece = await pieces.next();
      if (piece.done) return piece.value;
      await take(piece.value);
    }
  } finally {
    progress.end();
  }
}
