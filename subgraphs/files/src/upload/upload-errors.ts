import { ChatError, NotFound } from '@parley/kit/errors';

export class FileInfected extends ChatError {
  readonly code = 'FILE_INFECTED';
  constructor() {
    super('The file holds something harmful, and is not passed on to anybody.');
  }
}

/** An upload that was completed, given up or forgotten. */
export class UploadOver extends NotFound {
  constructor() {
    super('This upload');
  }
}

/** What arrived is not what was announced. */
export class ContentDiffers extends ChatError {
  readonly code = 'CONTENT_DIFFERS';
  constructor(readonly field: 'bytes' | 'sha256') {
    super('What has arrived is not what was announced. Upload it again.');
  }
  override details() {
    return { field: this.field };
  }
}
