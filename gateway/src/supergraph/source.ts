/** Where supergraph schemas come from. A source only brings them; whether one is served is for follow-supergraph.ts to say. */
export interface SupergraphSource {
  /** For logs and health. */
  readonly name: string;
  /**
   * Brings each schema that may be new, and each failure to bring one. Settles after the first try, however it went, and goes on
   * trying until it is stopped.
   */
  start(receiver: SupergraphReceiver): Promise<void>;
  stop(): Promise<void>;
}

export interface SupergraphReceiver {
  brought(sdl: string): void;
  failed(error: unknown): void;
}
