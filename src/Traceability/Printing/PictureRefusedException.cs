namespace Traceability.Printing;

/// <summary>A picture that cannot be printed; the message says why and what would help.</summary>
public sealed class PictureRefusedException(string message, Exception? cause = null) : Exception(message, cause);
