namespace Traceability.Tests.Testbed;

/// <summary>What is typed, ticked, chosen or attached at one field of a form.</summary>
public sealed class Field
{
    internal string[] Values { get; private init; } = [];

    internal Upload[] Files { get; private init; } = [];

    public static implicit operator Field(string typed) => new() { Values = [typed] };

    /// <summary>Several boxes of one name, or several lines of a list.</summary>
    public static implicit operator Field(string[] values) => new() { Values = values };

    /// <summary>A box ticked or left empty.</summary>
    public static implicit operator Field(bool ticked) => new() { Values = ticked ? ["true"] : [] };

    public static implicit operator Field(Upload file) => new() { Files = [file] };

    public static implicit operator Field(Upload[] files) => new() { Files = files };
}

/// <summary>A file attached to a form.</summary>
public sealed record Upload(string Name, byte[] Content, string Type = "application/octet-stream")
{
    public static Upload Text(string name, string content, string type = "text/plain") =>
        new(name, System.Text.Encoding.UTF8.GetBytes(content), type);
}
