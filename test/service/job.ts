/** A job as the service holds it. */

import type { SentFile } from "./form";

export interface Job {
  readonly id: string;
  readonly model: string;
  readonly prompt: string;
  readonly seconds: string;
  readonly size: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly files: readonly SentFile[];
  readonly idempotencyKey: string | undefined;
  /** By the service's clock, in milliseconds. */
  readonly createdAt: number;
  readonly unsignedUrl: string;
  status: "queued" | "in_progress" | "completed" | "failed";
  /** 0 to 100. */
  progress: number;
  error?: { readonly message: string; readonly code?: string; readonly status: number };
}
