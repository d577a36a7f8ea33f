/** A webpack loader: the script with its shaders bare of comments and indentation. */
declare function withoutRemarks(source: string): string;
export = withoutRemarks;
