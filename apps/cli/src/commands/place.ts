import type { Command } from 'commander';
import { WrongUse } from '../exit-codes.js';
import { RemoteServer, remotePlace } from '../remote/remote-server.js';
import { logPlace, type LogPlace } from '../composition.js';
import type { Terminal } from '../terminal.js';

/** The log that a command works on. @throws WrongUse when MILEPOST_URL names a server */
export function placeOf(command: Command, terminal: Terminal): LogPlace {
  const { data } = command.optsWithGlobals<{ data?: string }>();
  if (remotePlace(terminal, data)) throw new WrongUse(`“milepost ${command.name()}” works on the log itself, and MILEPOST_URL names a server: run it where the log is, without MILEPOST_URL.`);
  return logPlace(terminal, data);
}

/** The server in MILEPOST_URL; undefined when the command works on the log directly. @throws WrongUse */
export function serverOf(command: Command, terminal: Terminal): RemoteServer | undefined {
  const place = remotePlace(terminal, command.optsWithGlobals<{ data?: string }>().data);
  return place && new RemoteServer(place);
}
