/** A request as it was answered. */
export type RequestEntry = {
  readonly id: number;
  readonly at: string;
  readonly method: string;
  /** Path without /api/v10, still URL-encoded, with the query. */
  readonly path: string;
  /** The route that answered, such as `/channels/:channel/messages`. */
  readonly route: string;
  /** 0 when the connection was cut instead of answered. */
  readonly status: number;
  readonly durationMs: number;
  /** Parsed JSON; of multipart bodies `payload_json`. */
  readonly body: unknown;
  readonly files: readonly string[];
  readonly response: unknown;
};
