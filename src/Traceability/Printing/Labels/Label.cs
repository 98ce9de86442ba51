namespace Traceability.Printing.Labels;

/// <summary>What one label says, free of its size: the number, the same as a code, and what stands under it.</summary>
public sealed record Label
{
    /// <summary>The loudest thing on it, never cut short.</summary>
    public required string Number { get; init; }

    /// <summary>What the code says, exactly, so that every scanner types just that; the number unless something else is named.</summary>
    public string Code { get => field ?? Number; init; }

    /// <summary>Whether <see cref="Number"/> is a name, set like one.</summary>
    public bool IsName { get; init; }

    /// <summary>The most important first: where there is little room the last ones give way.</summary>
    public IReadOnlyList<LabelLine> Lines { get; init; } = [];

    /// <summary>Makes it a red tag.</summary>
    public LabelWarning? Warning { get; init; }
}

/// <summary>A line under the number.</summary>
public sealed record LabelLine(string Text, bool Strong = false);

/// <summary>Why it must not be used: "HOLD – do not use", and the reason, who and since when.</summary>
public sealed record LabelWarning(string Head, string Says);

/// <summary>The same label, several times over.</summary>
public sealed record LabelCopies(Label Label, int Copies);

/// <summary>How the number is written for machines.</summary>
public enum LabelCode
{
    /// <summary>As QR, or as Code 128 on long and low labels that hold it well.</summary>
    Auto,
    Qr,

    /// <summary>Code 128 where it fits and the number's letters allow it, else QR.</summary>
    Code128,
}
