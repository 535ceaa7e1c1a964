/** A file is not of the format that it was opened as: the message says what was expected, what was got, and what to do. */
export class FormatError extends Error {
  constructor(message: string, options: ErrorOptions = {}) {
    super(message, options);
    this.name = 'FormatError';
  }
}
