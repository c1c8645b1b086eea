import { graphql } from '@/graph/graphql.ts';

/** Of a message all that is the same for everybody: what depends on who looks is worked out from it. */
export const LIVE_MESSAGE = graphql(`
  fragment LiveMessage_message on Message {
    id
    number
    clientId
    sentAt
    body
    html
    editedAt
    deletedAt
    pinnedAt
    permalink
    sender {
      id
      name
      avatar {
        id
        dominantColour
        renditions {
          size
          link {
            url
            expiresAt
          }
        }
      }
    }
    system {
      kind
      people {
        id
        name
      }
      name
      topic
      role
      archived
      status
    }
    mentions {
      people {
        id
        name
      }
      everyone
      here
    }
    reactions {
      emoji
      count
      people {
        id
        name
      }
    }
    thread {
      replyCount
      lastReplyAt
      root {
        id
      }
    }
    quote {
      id
      number
      body
      deletedAt
      sender {
        id
        name
      }
    }
    forwardedFrom {
      __typename
    }
    attachments {
      id
      name
      status
      bytes
      kind
      type
      width
      height
      durationMs
      blurhash
      dominantColour
      link {
        url
        expiresAt
      }
      renditions {
        size
        width
        height
        link {
          url
          expiresAt
        }
      }
    }
  }
`);
