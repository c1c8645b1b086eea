import { graphql } from '@/graph/graphql.ts';

export const CALL_LINE = graphql(`
  subscription CallLine {
    callSignals {
      kind
      signals {
        id
        callId
        kind
        conversation {
          id
        }
        from {
          id
        }
        fromDeviceId
        toDeviceId
        payload
      }
    }
  }
`);
