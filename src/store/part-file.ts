// A file that people name is written beside its place, and put there once it is whole.
import { dirname } from 'node:path';

/** Where it is written. */
export function partOf(file: string): string {
  return `${file}.part`;
}

/** What went wrong with writing, told of what people have named: the file, or the folder where that is missing. */
export function faultOfFile(error: unknown, file: string): unknown {
  if (!(error instanceof Error)) return error;
  const fault: NodeJS.ErrnoException = error;
  if (fault.path === partOf(file)) fault.path = fault.code === 'ENOENT' ? dirname(file) : file;
  return fault;
}
