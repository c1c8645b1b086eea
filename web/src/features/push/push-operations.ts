import { graphql } from '@/graph/graphql.ts';

/** Also what the service worker asks for by itself: web/public/service-worker/graph.js. */
export const KEEP_PUSH_DEVICE = graphql(`
  mutation KeepPushDevice($input: RegisterPushDeviceInput!) {
    registerPushDevice(input: $input) {
      device {
        id
        name
        registeredAt
      }
    }
  }
`);

export const END_PUSH_DEVICE = graphql(`
  mutation EndPushDevice($id: ID!) {
    removePushDevice(id: $id) {
      removedId
    }
  }
`);

export const OWN_PUSH_DEVICES = graphql(`
  query OwnPushDevices {
    pushKey
    pushDevices {
      id
    }
  }
`);
