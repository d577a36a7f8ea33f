/** A failure as it is said to people. */

export interface Said {
  readonly happened: string;
  readonly means: string;
  readonly advice: string;
}

/** Where takes are kept, of a take's own folder, which is called by its id; any other folder as it is. */
export function keptIn(folder: string): string {
  return folder.replace(/[\\/]takes[\\/][0-9a-f]{8}-[^\\/]*$/, "");
}
