namespace Traceability.Printing;

/// <summary>A file that travels inside a printed document: its name, its media type and its bytes.</summary>
public sealed record AttachedFile(string Name, string ContentType, byte[] Data, string Description = "");
