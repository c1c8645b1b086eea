import { graphql } from '@/graph/graphql.ts';

export const BEGIN_UPLOAD = graphql(`
  mutation BeginUpload($input: RequestUploadInput!) {
    requestUpload(input: $input) {
      upload {
        file {
          id
        }
        parts {
          number
          start
          bytes
          received
          url
        }
      }
    }
  }
`);

export const RESUME_UPLOAD = graphql(`
  query ResumeUpload($fileId: ID!) {
    openUpload(fileId: $fileId) {
      file {
        id
      }
      parts {
        number
        start
        bytes
        received
        url
      }
    }
  }
`);

export const COMPLETE_UPLOAD = graphql(`
  mutation CompleteUpload($fileId: ID!) {
    completeUpload(fileId: $fileId) {
      file {
        id
        status
      }
    }
  }
`);
